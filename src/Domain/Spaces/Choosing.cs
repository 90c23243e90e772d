using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// The members choose a facilitator: more than half of those who are not paused, and the chosen one among them. This is the way
/// on when nobody facilitates any more. It is also open before, so that whoever is alone in charge can be relieved.
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
        return before.Then(roster.With(seat with { Candidacy = new(by, now, [by]) }),
            new(Happening.FacilitatorProposed, now, by, whom, Role.Facilitator), now);
    }

    /// <summary>It takes effect with the last yes that it needed.</summary>
    public static Answer<Change> AgreeToFacilitator(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.ChooseFacilitators(roster[by], now)) return Refusals.OnlyMembers;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.Candidacy is not { } candidacy) return Refusals.Gone;
        if (candidacy.Agreed.Contains(by)) return new Reason("You have agreed already");
        return before.Then(roster.With(seat with { Candidacy = candidacy with { Agreed = [.. candidacy.Agreed, by] } }),
            new(Happening.FacilitatorAgreed, now, by, whom, Role.Facilitator), now);
    }

    /// <summary>How many have to agree, of how many.</summary>
    public static (int Needed, int Of) Majority(this Roster roster, Instant now)
    {
        var of = roster.KeyHolders(now).Count();
        return (of / 2 + 1, of);
    }

    internal static Seat Chosen(this Roster roster, Seat seat, Instant now, List<LogEntry> log)
    {
        if (seat.Candidacy is not { } candidacy || !roster.IsOpen(candidacy, seat, now) || !candidacy.Agreed.Contains(seat.Account)) return seat;
        if (candidacy.Agreed.Count(account => May.ChooseFacilitators(roster[account], now)) < roster.Majority(now).Needed) return seat;
        log.Add(new(Happening.RoleChanged, now, null, seat.Account, Role.Facilitator));
        return seat.Facilitating(Terms.Usual(now));
    }

    internal static bool IsOpen(this Roster roster, Candidacy candidacy, Seat seat, Instant now) =>
        now < candidacy.At + Candidacy.Open && May.ChooseFacilitators(roster[candidacy.By], now) && May.BecomeFacilitator(seat, now);
}
