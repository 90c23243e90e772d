using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Weft.Spaces;

/// <summary>What five people may come to do to each other.</summary>
internal sealed record RandomAct(string What, string By, string Whom, bool Flag, Duration Later)
{
    public static readonly string[] Everyone = ["ana", "bo", "cy", "di", "mal"];

    private static readonly Dictionary<string, Func<RandomAct, Roster, Instant, Answer<Change>>> Kinds = new()
    {
        ["pause"] = (act, roster, now) => roster.Pause(act.By, act.Whom, now),
        ["lift"] = (act, roster, now) => roster.Lift(act.By, act.Whom, now),
        ["propose removal"] = (act, roster, now) => roster.ProposeRemoval(act.By, act.Whom, now),
        ["agree to removal"] = (act, roster, now) => roster.AgreeToRemoval(act.By, act.Whom, now),
        ["leave"] = (act, roster, now) => roster.Leave(act.By, now),
        ["propose lower role"] = (act, roster, now) => roster.ProposeLowerRole(act.By, act.Whom, now),
        ["lengthen a visit"] = (act, roster, now) => roster.LengthenVisit(act.By, act.Whom, now),
        ["agree to lower role"] = (act, roster, now) => roster.AgreeToLowerRole(act.By, act.Whom, roster[act.Whom]?.Lowering?.At ?? default, now),
        ["withdraw lower role"] = (act, roster, now) => roster.WithdrawLowerRole(act.By, act.Whom, now),
        ["come by"] = (act, roster, now) => roster.NotePresence(act.By, now),
        ["step down"] = (act, roster, now) => roster.StepDown(act.By, now),
        ["renew"] = (act, roster, now) => roster.Renew(act.By, null, now),
        ["offer"] = (act, roster, now) => roster.OfferFacilitation(act.By, act.Whom, act.Flag, now),
        ["accept"] = (act, roster, now) => roster.AcceptFacilitation(act.By, act.Whom, null, now),
        ["decline"] = (act, roster, now) => roster.DeclineFacilitation(act.By, act.Whom, now),
        ["propose facilitator"] = (act, roster, now) => roster.ProposeFacilitator(act.By, act.Whom, now),
        ["agree to facilitator"] = (act, roster, now) => roster.AgreeToFacilitator(act.By, act.Whom, now),
        ["join"] = (act, roster, now) => Join(act, roster, now),
        ["propose export"] = (act, roster, now) => roster.ProposeExport(act.By, "to move", now),
        ["agree to export"] = (act, roster, now) => roster.AgreeToExport(act.By, act.Whom, now),
        ["withdraw export"] = (act, roster, now) => roster.WithdrawExport(act.By, act.Whom, now),
        ["fetch export"] = (act, roster, now) => roster.FetchExport(act.By, now),
        ["vouch"] = (act, roster, now) => roster.ProposeVouch(act.By, act.Whom, now),
        ["agree to vouch"] = (act, roster, now) => roster.AgreeToVouch(act.By, act.Whom, now),
        ["end vouch"] = (act, roster, now) => roster.EndVouch(act.By, act.Whom, now),
        ["come back"] = (act, roster, now) => ComeBack(act, roster, now),
        ["turn keys"] = (act, roster, now) => roster.TurnKeys(act.By, now),
    };

    public static IEnumerable<string> All => Kinds.Keys;

    // Mostly hours pass, sometimes days, rarely months: so that proposals are met while they are open, and terms end.
    private static Gen<Duration> Pass =>
        from hours in Gen.Frequency((12, Gen.Choose(0, 5)), (3, Gen.Choose(20, 200)), (1, Gen.Choose(500, 4000)))
        select Duration.FromHours(hours);

    private static Gen<RandomAct[]> One =>
        from what in Gen.Elements<string>(Kinds.Keys)
        from people in Gen.Two(Gen.Elements(Everyone))
        from flag in Gen.Elements(true, false)
        from later in Pass
        select new[] { new RandomAct(what, people.Item1, people.Item2, flag, later) };

    /// <summary>What needs several acts in a row, which chance alone hardly finds, with what must not succeed among it. Any of them may still be refused, or come too late.</summary>
    private static Gen<RandomAct[]> Plot =>
        from people in Gen.Shuffle(Everyone)
        from flag in Gen.Elements(true, false)
        from later in Gen.ArrayOf(Pass, 7)
        from plot in Gen.Elements<(string What, int By, int Whom)[]>(
            [("pause", 0, 1), ("propose removal", 0, 1), ("agree to removal", 0, 1), ("agree to removal", 2, 1), ("join", 0, 1)],
            [("offer", 0, 3), ("accept", 3, 0), ("pause", 0, 1), ("step down", 0, 0), ("propose removal", 3, 1), ("agree to removal", 0, 1)],
            [("pause", 0, 1), ("lift", 0, 1)],
            [("offer", 0, 1), ("accept", 1, 0), ("propose lower role", 0, 1), ("propose lower role", 1, 0), ("agree to lower role", 2, 1), ("agree to lower role", 2, 0)],
            [("offer", 0, 1), ("accept", 1, 0), ("propose lower role", 0, 1), ("agree to lower role", 0, 1), ("withdraw lower role", 2, 1), ("withdraw lower role", 0, 1), ("agree to lower role", 2, 1)],
            [("leave", 1, 1), ("join", 0, 1), ("lengthen a visit", 0, 1), ("lengthen a visit", 0, 1), ("join", 0, 1)],
            [("renew", 0, 0), ("renew", 1, 1), ("renew", 2, 2), ("renew", 3, 3)],
            [("offer", 0, 1), ("accept", 1, 0)],
            [("offer", 0, 1), ("decline", 1, 0)],
            [("propose export", 0, 0), ("fetch export", 0, 0), ("agree to export", 0, 0), ("agree to export", 1, 0), ("fetch export", 0, 0), ("fetch export", 1, 0)],
            [("propose export", 0, 0), ("agree to export", 1, 0), ("withdraw export", 1, 0), ("fetch export", 0, 0)],
            [("vouch", 0, 1), ("agree to vouch", 0, 1), ("agree to vouch", 2, 1), ("come back", 2, 1), ("come back", 0, 1), ("vouch", 0, 3)],
            [("vouch", 0, 1), ("agree to vouch", 2, 1), ("end vouch", 1, 1), ("come back", 0, 1), ("come back", 3, 1)],
            [("propose facilitator", 0, 1), ("agree to facilitator", 2, 1), ("agree to facilitator", 3, 1), ("agree to facilitator", 1, 1)])
        select plot.Select((act, i) => new RandomAct(act.What, people[act.By], people[act.Whom], flag, later[i])).ToArray();

    public static Gen<RandomAct[]> Many { get; } = Gen.ArrayOf(Gen.Frequency((3, One), (2, Plot)), 50).Select(acts => acts.SelectMany(act => act).ToArray());

    /// <summary>The same story, with one act left out.</summary>
    public static IEnumerable<RandomAct[]> Shorter(RandomAct[] acts) => acts.Select((_, left) => acts.Where((_, i) => i != left).ToArray());

    public Answer<Change> Try(Roster roster, Instant now) => Kinds[What](this, roster, now);

    private static Visit Visit(Instant now) => new("report", now + Duration.FromDays(20));

    /// <summary>Who acts invites, whom it is done to accepts.</summary>
    private static Answer<Change> Join(RandomAct act, Roster roster, Instant now)
    {
        var wish = new Invitation { Id = "i", By = act.By, At = now, Role = act.Flag ? Role.Member : Role.Visitor, Visit = Visit(now) };
        if (!roster.Invite(wish, now).Try(out var made, out var refusal)) return refusal;
        return roster.Accept(made.Invitation, act.Whom, Circle.Key(act.Whom), now).Try(out var joined, out refusal) ? joined.Change : refusal;
    }

    /// <summary>Who acts makes the invitation, and who had the seat comes with another account.</summary>
    private static Answer<Change> ComeBack(RandomAct act, Roster roster, Instant now)
    {
        if (!roster.Invite(new() { Id = "i", By = act.By, At = now, Role = Role.Member, For = act.Whom }, now).Try(out var made, out var refusal)) return refusal;
        var account = Circle.Again(act.Whom);
        return roster.Accept(made.Invitation, account, Circle.Key(account), now).Try(out var back, out refusal) ? back.Change : refusal;
    }
}

/// <param name="Act">What was done, and allowed.</param>
/// <param name="Before">The roster that it was done to, as it was at that instant.</param>
/// <param name="Change">What came of it.</param>
/// <param name="Now">When it was done.</param>
internal sealed record Happened(RandomAct Act, Roster Before, Change Change, Instant Now)
{
    /// <summary>A space with five people, and what was done in it; what is refused is left out.</summary>
    public static IEnumerable<Happened> All(RandomAct[] acts)
    {
        var circle = new Circle(RandomAct.Everyone);
        var (roster, now) = (circle.Roster, circle.Now);
        foreach (var act in acts)
        {
            now += act.Later;
            if (!act.Try(roster, now).Try(out var change, out _)) continue;
            yield return new(act, roster, change, now);
            roster = change.Roster;
            // An empty space has nothing more to tell.
            if (roster.Seats.Count == 0) yield break;
        }
    }
}
