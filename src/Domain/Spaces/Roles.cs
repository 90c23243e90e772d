using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// A facilitator gives more alone, and takes away only with a second member.
/// Nobody is made a facilitator who did not say yes: see <see cref="HandingOver"/> and <see cref="Choosing"/>.
/// </summary>
public static class Roles
{
    /// <summary>Makes a visit longer by <see cref="Visit.UsualDays"/>, at once.</summary>
    public static Answer<Change> LengthenVisit(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.ChangeRoles(roster[by], now)) return Refusals.OnlyFacilitators;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.RoleAt(now) is not { } role) return Refusals.Paused;
        if (role != Role.Visitor || seat.Visit is not { } visit) return new Reason("This person is no visitor any more");
        visit = visit with { Until = visit.Until + Duration.FromDays(Visit.UsualDays) };
        if (Terms.Refuse(visit, now) is { } refusal) return refusal;
        return before.Then(roster.With(seat with { Visit = visit }), new(Happening.RoleChanged, now, by, whom, Role.Visitor), now);
    }

    /// <summary>Proposes that a facilitator becomes a member. They do once somebody agrees within seven days.</summary>
    public static Answer<Change> ProposeLowerRole(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } mine || !May.ChangeRoles(mine, now)) return Refusals.OnlyFacilitators;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (by == whom) return new Reason("You cannot change your own role here. You can step down");
        if (seat.RoleAt(now) is not { } role) return Refusals.Paused;
        if (role != Role.Facilitator) return new Reason("This person does not facilitate");
        if (seat.Lowering is not null) return new Reason("A lower role was proposed already. Another member has to agree to it");
        if (now < mine.LastLowering + Pausing.Between) return new Reason("You proposed a lower role for somebody less than a day ago. Another facilitator can do it now");
        return before.Then(roster.With(mine with { LastLowering = now }).With(seat with { Lowering = new(by, now, Role.Member) }),
            new(Happening.LowerRoleProposed, now, by, whom, Role.Member), now);
    }

    /// <summary>Agrees to the lower role that was proposed for somebody, or for oneself. It is had then.</summary>
    /// <param name="roster">Of the space.</param>
    /// <param name="by">Who agrees.</param>
    /// <param name="whom">For whom it was proposed.</param>
    /// <param name="proposed">When: to what is proposed instead of that, nobody has agreed who has not seen it.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Change> AgreeToLowerRole(this Roster roster, string by, string whom, Instant proposed, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } mine || !May.Agree(mine, now)) return Refusals.OnlyMembers;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.Lowering is not { } lowering || lowering.At != proposed) return Refusals.Gone;
        if (by == lowering.By) return Refusals.Ours;
        if (mine.From >= lowering.At) return new Reason("You joined after this was proposed. Somebody who was here before has to agree");
        return before.Then(roster.With(seat.AsMember() with { Lowering = null }), new(Happening.RoleChanged, now, by, whom, lowering.To), now);
    }

    /// <summary>By who proposed it.</summary>
    public static Answer<Change> WithdrawLowerRole(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[whom] is not { Lowering: { } lowering } seat) return Refusals.Gone;
        if (by != lowering.By) return new Reason("Only who proposed this can withdraw it");
        return before.Then(roster.With(seat with { Lowering = null }), new(Happening.LowerRoleWithdrawn, now, by, whom, lowering.To), now);
    }

    /// <summary>The seats for which a lower role is proposed.</summary>
    public static IEnumerable<Seat> Lowerings(this Roster roster, Instant now) => roster.Settle(now).Roster.Seats.Where(seat => seat.Lowering is not null);

    /// <summary>A facilitator becomes a member.</summary>
    public static Answer<Change> StepDown(this Roster roster, string by, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } seat || !May.Facilitate(seat, now)) return Refusals.OnlyFacilitators;
        if (roster.Facilitators(now).Count() == 1)
            return new Reason("You are the only facilitator. Offer it to a member: once they accept, you can step down");
        return before.Then(roster.With(seat.AsMember()), new(Happening.RoleChanged, now, by, by, Role.Member), now);
    }

    // A Weft of before could also propose that a member becomes a visitor: nobody agrees to that any more.
    internal static bool IsOpen(this Roster roster, Lowering? lowering, Seat seat, Instant now) =>
        lowering is { To: Role.Member } && now < lowering.Ends && May.ChangeRoles(roster[lowering.By], now) && May.Facilitate(seat, now);
}
