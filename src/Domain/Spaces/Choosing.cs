using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// The members choose a facilitator: more than half of those who are not paused, and the chosen one among them. This is the way
/// on when nobody facilitates any more. It is also open before, so that whoever is alone in charge can be relieved. When all who facilitate
/// have been silent for sixty days (<see cref="Presence"/>), or nobody does, those who are silent are not waited for.
/// </summary>
public static class Choosing
{
    /// <summary>Proposes a member, also oneself. Who proposes agrees; alone in a space, one is chosen by that.</summary>
    public static Answer<Change> ProposeFacilitator(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.ChooseFacilitators(roster[by], now)) return Refusals.OnlyMembers;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (!May.BecomeFacilitator(seat, now)) return new Reason("Only a member who is not paused can become a facilitator");
        if (seat.Candidacy is not null) return new Reason("This person was proposed already. You can agree");
        return before.Vote(by, whom, new(by, now, [by]), Happening.FacilitatorProposed, now);
    }

    /// <summary>It takes effect with the last yes that it needed.</summary>
    public static Answer<Change> AgreeToFacilitator(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.ChooseFacilitators(roster[by], now)) return Refusals.OnlyMembers;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.Candidacy is not { } candidacy) return Refusals.Gone;
        if (!roster.MayAgreeToFacilitator(by, whom, now)) return new Reason("You have agreed already");
        return before.Vote(by, whom, candidacy with { Agreed = [.. candidacy.Agreed.Where(account => account != by), by] }, Happening.FacilitatorAgreed, now);
    }

    /// <summary>Whether it changes anything if somebody says yes: who did already can say it again once it is enough, because the others have fallen silent.</summary>
    public static bool MayAgreeToFacilitator(this Roster roster, string by, string whom, Instant now) =>
        roster[whom]?.Candidacy is { } candidacy && (!candidacy.Agreed.Contains(by) || roster.IsEnough(roster[whom]!, roster.With(roster[by]!.At(now)).Voices(now)));

    /// <summary>How many have to agree, of how many.</summary>
    public static (int Needed, int Of) Majority(this Roster roster, Instant now)
    {
        var of = Math.Max(roster.Voices(now).Count, roster.Restored?.Holders ?? 0);
        return (of / 2 + 1, of);
    }

    // That somebody fell silent counts when somebody acts, and not by itself: else who facilitates would depend on when the space was looked at.
    private static Change Vote(this Change before, string by, string whom, Candidacy candidacy, string what, Instant now)
    {
        var roster = before.Roster.With(before.Roster[by]!.At(now));
        var seat = roster[whom]! with { Candidacy = candidacy };
        var voted = before.Then(roster.With(seat), new(what, now, by, whom, Role.Facilitator), now);
        return voted.Roster[whom] is { Candidacy: not null } open && voted.Roster.IsEnough(open, voted.Roster.Voices(now))
            ? voted.Then(voted.Roster.With(open.Facilitating(Terms.Usual(now))), Chosen(whom, now), now)
            : voted;
    }

    /// <summary>The accounts whose yes counts.</summary>
    private static HashSet<string> Voices(this Roster roster, Instant now)
    {
        var areAwaited = roster.Facilitators(now).Any(seat => !seat.IsSilent(now));
        return [.. roster.Active(now).Where(seat => areAwaited || !seat.IsSilent(now)).Select(seat => seat.Account)];
    }

    private static bool IsEnough(this Roster roster, Seat seat, HashSet<string> voices) =>
        seat.Candidacy is { } candidacy && candidacy.Agreed.Contains(seat.Account) && 2 * candidacy.Agreed.Count(voices.Contains) > Math.Max(voices.Count, roster.Restored?.Holders ?? 0);

    private static LogEntry Chosen(string whom, Instant now) => new(Happening.RoleChanged, now, null, whom, Role.Facilitator);

    /// <summary>Those who go may leave a choice with enough.</summary>
    internal static Seat Chosen(this Roster roster, Seat seat, Instant now, List<LogEntry> log)
    {
        if (seat.Candidacy is not { } candidacy || !roster.IsOpen(candidacy, seat, now)) return seat;
        if (!roster.IsEnough(seat, [.. roster.Active(now).Select(holder => holder.Account)])) return seat;
        log.Add(Chosen(seat.Account, now));
        return seat.Facilitating(Terms.Usual(now));
    }

    internal static bool IsOpen(this Roster roster, Candidacy candidacy, Seat seat, Instant now) =>
        now < candidacy.At + Candidacy.Open && May.ChooseFacilitators(roster[candidacy.By], now) && May.BecomeFacilitator(seat, now);
}
