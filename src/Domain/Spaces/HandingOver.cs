using NodaTime;

namespace Weft.Spaces;

/// <summary>A facilitator keeps facilitating, or offers it to a member.</summary>
public static class HandingOver
{
    /// <summary>Goes on facilitating. Possible once the end is near, but not after it: then the members choose.</summary>
    /// <param name="roster">Of the space.</param>
    /// <param name="by">The facilitator.</param>
    /// <param name="until">A new end, within a year; null for six months.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Change> Renew(this Roster roster, string by, Instant? until, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } seat || !May.Facilitate(seat, now)) return Refusals.OnlyFacilitators;
        if (seat.FacilitatesUntil - Terms.Near > now) return new Reason("You can renew this in the last {0} days before it ends", $"{Terms.Near.Days}");
        if (until is { } chosen && Terms.Refuse(chosen, now) is { } refusal) return refusal;
        return before.Then(roster.With(seat with { FacilitatesUntil = until ?? Terms.Usual(now) }),
            new(Happening.FacilitationRenewed, now, by, by, Role.Facilitator), now);
    }

    /// <summary>Offers facilitation to a member for fourteen days, instead of an earlier offer to another.</summary>
    /// <param name="roster">Of the space.</param>
    /// <param name="by">The facilitator.</param>
    /// <param name="to">The member.</param>
    /// <param name="stays">Whether both facilitate then; else who offers becomes a member.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Change> OfferFacilitation(this Roster roster, string by, string to, bool stays, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } seat || !May.Facilitate(seat, now)) return Refusals.OnlyFacilitators;
        if (roster[to] is not { } other) return Refusals.NotHere;
        if (!May.BecomeFacilitator(other, now)) return new Reason("Only a member who is not paused can become a facilitator");
        return before.Then(roster.With(seat with { Offer = new(to, now, stays) }), new(Happening.FacilitationOffered, now, by, to, Role.Facilitator), now);
    }

    /// <param name="roster">Of the space.</param>
    /// <param name="by">Who was offered it.</param>
    /// <param name="from">Who offered it.</param>
    /// <param name="until">When this facilitation ends, within a year; null for six months.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Change> AcceptFacilitation(this Roster roster, string by, string from, Instant? until, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } mine || !May.BecomeFacilitator(mine, now)) return Refusals.OnlyMembers;
        if (roster[from] is not { Offer: { } offer } other || offer.To != by) return NotOffered;
        if (until is { } chosen && Terms.Refuse(chosen, now) is { } refusal) return refusal;
        other = other with { Offer = null };
        return before.Then(roster.With(offer.Stays ? other : other.AsMember()).With(mine.Facilitating(until ?? Terms.Usual(now))),
            new(Happening.RoleChanged, now, by, by, Role.Facilitator), now);
    }

    public static Answer<Change> DeclineFacilitation(this Roster roster, string by, string from, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.BecomeFacilitator(roster[by], now)) return Refusals.OnlyMembers;
        if (roster[from] is not { Offer: { } offer } other || offer.To != by) return NotOffered;
        return before.Then(roster.With(other with { Offer = null }), new(Happening.FacilitationDeclined, now, by, from), now);
    }

    internal static bool IsOpen(this Roster roster, Offer? offer, Seat seat, Instant now) =>
        offer is not null && now < offer.At + Offer.Open && May.Facilitate(seat, now) && May.BecomeFacilitator(roster[offer.To], now);

    private static Reason NotOffered => new("This offer is not open any more");
}
