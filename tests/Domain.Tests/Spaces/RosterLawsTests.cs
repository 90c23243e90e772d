using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Weft.Spaces;

/// <summary>What holds whatever people do to each other, in whatever order.</summary>
public class RosterLawsTests
{
    private static void Hold(Action<Happened> law) => Hold(acts =>
    {
        foreach (var happened in Happened.All(acts))
            law(happened);
    });

    private static void Hold(Action<RandomAct[]> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(RandomAct.Many, RandomAct.Shorter), law));

    [Fact]
    public void The_laws_are_tried_on_every_act_and_on_what_comes_about_by_itself()
    {
        var acts = new HashSet<string>();
        var log = new HashSet<string>();
        foreach (var sample in Gen.Sample(RandomAct.Many, 400))
            foreach (var happened in Happened.All(sample))
            {
                acts.Add(happened.Act.What);
                log.UnionWith(happened.Change.Log.Select(entry => entry.What));
            }

        Assert.Equal(RandomAct.All.Order(), acts.Order());
        Assert.Superset(new HashSet<string> { Happening.PauseLapsed, Happening.VisitEnded, Happening.JoinedAgain, Happening.Removed }, log);
    }

    [Fact]
    public void Nobody_who_is_paused_or_over_or_gone_does_anything_but_leave() => Hold(happened =>
    {
        if (happened.Act.What != "leave") Assert.NotNull(happened.Before[happened.Act.By]?.RoleAt(happened.Now));
    });

    [Fact]
    public void Nobody_is_removed_by_one_person_alone() => Hold(acts =>
    {
        var paused = new Dictionary<string, string>();
        foreach (var (act, before, change, now) in Happened.All(acts))
        {
            if (act.What == "pause") paused[act.Whom] = act.By;
            foreach (var gone in before.Seats.Where(seat => change.Roster[seat.Account] is null))
            {
                if (gone.Visit?.Until <= now || (act.What == "leave" && act.By == gone.Account) || act.What == "come back") continue;
                Assert.Equal(("agree to removal", gone.Account), (act.What, act.Whom));
                Assert.NotEqual(gone.Account, act.By);
                Assert.NotEqual(paused[gone.Account], act.By);
            }
        }
    });

    [Fact]
    public void Roles_change_only_as_is_said() => Hold(happened =>
    {
        var (act, before, change, now) = happened;
        foreach (var seat in before.Seats)
        {
            if (seat.RoleAt(now) is not { } was || change.Roster[seat.Account]?.RoleAt(now) is not { } role || role == was) continue;
            var self = act.By == seat.Account;
            var allowed = (was, role) switch
            {
                (Role.Visitor, Role.Member) => act.What == "join" && act.Whom == seat.Account && act.Flag && May.Invite(before[act.By], now),
                (Role.Member, Role.Facilitator) => (act.What == "accept" && self) || IsChosen(seat, happened),
                (Role.Facilitator, Role.Member) => (act.What is "step down" && self) || (act.What is "accept" && act.Whom == seat.Account)
                    || (act.What is "agree to lower role" && act.Whom == seat.Account && seat.Lowering?.By != act.By),
                _ => false,
            };
            Assert.True(allowed, $"{seat.Account} was {was} and is {role} after {act}");
        }
    });

    /// <summary>Counted anew: the votes that stood before, and the one that this act adds.</summary>
    private static bool IsChosen(Seat seat, Happened happened)
    {
        var (act, _, change, now) = happened;
        IEnumerable<string> agreed = seat.Candidacy?.Agreed ?? [];
        if (act.What is "propose facilitator" or "agree to facilitator" && act.Whom == seat.Account) agreed = agreed.Append(act.By);
        var voices = change.Roster.Seats.Where(other => other.RoleAt(now) is not (null or Role.Visitor)).ToList();
        bool IsHere(Seat other) => other.Account == act.By || !(other.Seen?.PlusDays(60) <= now.InUtc().Date);
        // Unless somebody facilitates who comes here still, those who are silent are not waited for.
        if (!voices.Any(other => other.Account != seat.Account && other.RoleAt(now) == Role.Facilitator && IsHere(other))) voices.RemoveAll(other => !IsHere(other));
        return agreed.Contains(seat.Account) && 2 * agreed.Distinct().Count(account => voices.Any(other => other.Account == account)) > voices.Count;
    }

    [Fact]
    public void There_is_always_a_way_on() => Hold(happened =>
    {
        foreach (var days in new[] { 0, 8, 400 })
        {
            var (roster, now) = (happened.Change.Roster, happened.Now + Duration.FromDays(days));
            var members = roster.Active(now).Select(seat => seat.Account).ToList();
            if (members.Count == 0 || roster.Facilitators(now).Any()) continue;
            // Somebody who was proposed already may have enough with the others' yes; anyone may be that somebody.
            var willing = members[^1];
            foreach (var member in members.Prepend(willing))
                roster = (roster.ProposeFacilitator(member, willing, now).Given ?? roster.AgreeToFacilitator(member, willing, now).Given)?.Roster ?? roster;
            Assert.True(May.Facilitate(roster[willing], now), happened.ToString());
        }
    });

    [Fact]
    public void Whoever_loses_the_key_makes_it_turn_and_only_turning_makes_it_done() => Hold(happened =>
    {
        var (act, before, change, now) = happened;
        var isLost = before.Members.Any(seat => change.Roster[seat.Account] is not { Role: not Role.Visitor });

        if (act.What == "turn keys") Assert.False(change.Roster.KeysDue);
        else Assert.Equal(isLost || before.KeysDue, change.Roster.KeysDue);
        // A visitor never had the space's key.
        foreach (var seat in before.Visitors.Where(seat => change.Roster[seat.Account] is null)) Assert.Contains(seat.Visit!.Thing, change.Roster.RecordsDue);
    });

    [Fact]
    public void Each_facilitator_holds_at_most_one_pause_and_begins_at_most_one_a_day() => Hold(acts =>
    {
        var last = new Dictionary<string, Instant>();
        foreach (var (act, _, change, now) in Happened.All(acts))
        {
            Assert.All(change.Roster.Seats.Where(seat => seat.RoleAt(now) is null && seat.Pause is not null).GroupBy(seat => seat.Pause!.By), pauses => Assert.Single(pauses));
            if (act.What is "join" or "leave") last.Remove(act.What == "join" ? act.Whom : act.By);
            if (act.What != "pause") continue;
            Assert.True(!last.TryGetValue(act.By, out var earlier) || now >= earlier + Duration.FromDays(1));
            last[act.By] = now;
        }
    });

    [Fact]
    public void Nothing_is_exported_by_one_person_alone_nor_a_day_after_somebody_agreed() => Hold(acts =>
    {
        var (proposed, agreed) = (new Dictionary<string, Instant>(), new Dictionary<string, (string By, Instant At)>());
        foreach (var (act, before, _, now) in Happened.All(acts))
        {
            if (act.What is "pause" or "leave" or "agree to lower role") agreed.Remove(act.What == "leave" ? act.By : act.Whom);
            if (act.What is "withdraw export") agreed.Remove(act.Whom);
            if (act.What == "propose export") (proposed[act.By], _) = (now, agreed.Remove(act.By));
            if (act.What == "agree to export")
            {
                Assert.True(act.By != act.Whom && before[act.By]!.From < proposed[act.Whom]);
                agreed[act.Whom] = (act.By, now);
            }
            if (act.What != "fetch export") continue;
            Assert.True(agreed.TryGetValue(act.By, out var second) && now < second.At + Duration.FromHours(24), act.ToString());
            Assert.Equal(Role.Facilitator, before[act.By]!.RoleAt(now));
        }
    });

    [Fact]
    public void Nobody_comes_back_unless_two_vouched_and_a_day_went_by() => Hold(acts =>
    {
        var vouched = new Dictionary<string, List<(string By, Instant At)>>();
        foreach (var (act, before, change, now) in Happened.All(acts))
        {
            if (act.What == "vouch") vouched[act.Whom] = [(act.By, now)];
            if (act.What == "agree to vouch") vouched[act.Whom].Add((act.By, now));
            if (act.What is "end vouch" or "pause") vouched.Remove(act.Whom);
            if (act.What is not "come back")
            {
                Assert.Equal(before.Seats.Sum(seat => seat.Before.Count), change.Roster.Seats.Sum(seat => seat.Before.Count) + before.Seats.Where(seat => change.Roster[seat.Account] is null).Sum(seat => seat.Before.Count));
                continue;
            }
            var two = vouched[act.Whom];
            Assert.Equal(2, two.DistinctBy(vouch => vouch.By).Count());
            Assert.All(two, vouch => Assert.True(vouch.By != act.Whom && vouch.By != Circle.Again(act.Whom) && May.Agree(before[vouch.By], now)));
            Assert.True(now >= two[1].At + Duration.FromDays(1) && two.Any(vouch => vouch.By == act.By));
            var back = change.Roster[Circle.Again(act.Whom)]!;
            Assert.Equal((Role.Member, back), (back.RoleAt(now), change.Roster.SeatOf(act.Whom)));
        }
    });

    [Fact]
    public void A_roster_stays_well_formed_and_settling_twice_changes_nothing() => Hold(happened =>
    {
        var (_, _, change, now) = happened;
        Assert.Equal(change.Roster.Seats.Count, change.Roster.Seats.DistinctBy(seat => seat.Account).Count());
        var lost = change.Roster.Seats.SelectMany(seat => seat.Before).ToList();
        Assert.Equal(lost.Distinct(), lost);
        Assert.All(change.Roster.Seats, seat =>
        {
            Assert.True(seat.Vouch is null || (seat.RoleAt(now) is Role.Member or Role.Facilitator && now < seat.Vouch.Ends && seat.Vouch.Agreed?.By != seat.Vouch.By && !seat.Vouch.IsOf(seat.Account)));
            Assert.Equal(seat.Role == Role.Visitor, seat.Visit is not null);
            Assert.Equal(seat.Role == Role.Facilitator, seat.FacilitatesUntil is not null);
            Assert.True(seat.From <= now && !(seat.Visit?.Until <= now) && !(seat.FacilitatesUntil <= now) && !(seat.FacilitatesUntil > Terms.Latest(now)));
            Assert.True(seat.Pause is not { } pause || ((seat.From <= pause.At || !pause.Runs(now)) && pause.At <= pause.Ends && pause.By != seat.Account && !(pause.Removal?.At < pause.At)));
            Assert.True(seat.Candidacy is null || seat.RoleAt(now) == Role.Member);
            Assert.True(seat.Offer is null || seat.RoleAt(now) == Role.Facilitator);
            Assert.True(seat.Export is null || (seat.RoleAt(now) == Role.Facilitator && now < seat.Export.Ends && seat.Export.Agreed?.By != seat.Account));
        });
        Assert.Equal(new Change(change.Roster, []), change.Roster.Settle(now));
        Assert.All(change.Log, entry => Assert.True(entry.At <= now));
    });

    [Fact]
    public void What_a_seat_amounts_to_does_not_depend_on_when_somebody_looked() => Hold(happened =>
    {
        var later = happened.Now + Duration.FromDays(10);
        foreach (var seat in happened.Change.Roster.Seats)
            Assert.Equal(seat.RoleAt(later), happened.Change.Roster.Settle(happened.Now + Duration.FromDays(4)).Roster[seat.Account]?.RoleAt(later));
    });
}
