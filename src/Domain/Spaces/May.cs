using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// What a seat may do at an instant, and from which role on. Who is paused, whose time is over and who has no seat may do
/// nothing but leave. What may be done may still be refused, by the rule of the act itself.
/// </summary>
public static class May
{
    public static bool ReadThing(Seat? seat, string thing, Instant now) =>
        Read(seat, now) || (From(Role.Visitor, seat, now) && seat?.Visit?.Thing == thing);

    /// <summary>See what a member tells some: who told it sees it, and so do facilitators.</summary>
    public static bool See(Seat? seat, string told, Audience audience, Instant now) =>
        audience == Audience.Facilitators && seat?.Account != told ? Facilitate(seat, now) : Read(seat, now);

    public static bool Read(Seat? seat, Instant now) => From(Role.Member, seat, now);
    public static bool Write(Seat? seat, Instant now) => From(Role.Member, seat, now);
    public static bool ReadLog(Seat? seat, Instant now) => From(Role.Member, seat, now);
    public static bool TurnKeys(Seat? seat, Instant now) => From(Role.Member, seat, now);
    public static bool ApproveInvitation(Seat? seat, Instant now) => From(Role.Member, seat, now);
    /// <summary>Agree to a removal, or to a lower role.</summary>
    public static bool Agree(Seat? seat, Instant now) => From(Role.Member, seat, now);
    public static bool ChooseFacilitators(Seat? seat, Instant now) => From(Role.Member, seat, now);
    public static bool BecomeFacilitator(Seat? seat, Instant now) => From(Role.Member, seat, now) && !Facilitate(seat, now);

    public static bool Facilitate(Seat? seat, Instant now) => From(Role.Facilitator, seat, now);
    public static bool Invite(Seat? seat, Instant now) => From(Role.Facilitator, seat, now);
    public static bool ChangeRoles(Seat? seat, Instant now) => From(Role.Facilitator, seat, now);
    public static bool Pause(Seat? seat, Instant now) => From(Role.Facilitator, seat, now);
    public static bool Export(Seat? seat, Instant now) => From(Role.Facilitator, seat, now);
    /// <summary>Say which space this one stands in.</summary>
    public static bool Arrange(Seat? seat, Instant now) => From(Role.Facilitator, seat, now);

    public static bool Leave(Seat? seat) => seat is not null;

    private static bool From(Role lowest, Seat? seat, Instant now) => seat?.RoleAt(now) >= lowest;
}
