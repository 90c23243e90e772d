using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// Somebody lost passphrase and recovery code, and with them the keys that nobody else has: the account stays shut. Two members who have met them vouch that a seat is
/// theirs; a day later one of the two makes an invitation for that seat, and whoever comes with it has a new account and the old place. Whoever opens the space with the
/// old account meanwhile shows by that that it is not lost, and ends it.
/// </summary>
public static class Vouching
{
    public static Answer<Change> ProposeVouch(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.Agree(roster[by], now)) return Refusals.OnlyMembers;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (by == whom) return new Reason("Nobody vouches for themselves");
        if (!CanComeBack(seat, now)) return new Reason("Only for a member who is not paused");
        if (seat.Vouch is not null) return new Reason("Somebody vouches for them already. You can vouch, too");
        if (roster.Active(now).Count() < 3) return new Reason("This needs two members beside the one who cannot sign in any more. Invite them anew instead");
        return before.Then(roster.With(seat with { Vouch = new(by, now) }), new(Happening.VouchProposed, now, by, whom), now);
    }

    /// <summary>By a second member, who was one before the first vouched.</summary>
    public static Answer<Change> AgreeToVouch(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } mine || !May.Agree(mine, now)) return Refusals.OnlyMembers;
        if (roster[whom] is not { Vouch: { } vouch } seat) return Refusals.Gone;
        if (by == vouch.By || by == whom) return Refusals.Ours;
        if (vouch.Agreed is not null) return new Reason("Two vouch for them already");
        // Else one person alone could: vouch, invite their own second account, and agree with it.
        if (mine.From >= vouch.At) return new Reason("You joined after this was proposed. Somebody who was here before has to agree");
        return before.Then(roster.With(seat with { Vouch = vouch with { Agreed = new(by, now) } }), new(Happening.VouchAgreed, now, by, whom), now);
    }

    /// <summary>By either of the two, by a facilitator, or by whoever opens the space with the account that was said to be lost.</summary>
    public static Answer<Change> EndVouch(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.Agree(roster[by], now)) return Refusals.OnlyMembers;
        if (roster[whom] is not { Vouch: { } vouch } seat) return Refusals.Gone;
        if (by != whom && !vouch.IsOf(by) && !May.Facilitate(roster[by], now)) return new Reason("Only who vouches, or a facilitator, can do this");
        return before.Then(roster.With(seat with { Vouch = null }), new(Happening.VouchEnded, now, by, whom), now);
    }

    /// <summary>The seats for which somebody vouches.</summary>
    public static IEnumerable<Seat> Vouched(this Roster roster, Instant now) => roster.Settle(now).Roster.Seats.Where(seat => seat.Vouch is not null);

    /// <summary>Why nobody can make, or use, an invitation for a seat now; null if it can be done.</summary>
    /// <param name="roster">Of the space.</param>
    /// <param name="whom">Whose seat it is.</param>
    /// <param name="by">Who makes the invitation, or made it.</param>
    /// <param name="made">When it is, or was, made: one of an earlier vouching is good for nothing in a later one.</param>
    /// <param name="now">When this happens.</param>
    public static Reason? RefuseReturn(this Roster roster, string whom, string by, Instant made, Instant now) =>
        roster.Settle(now).Roster[whom]?.Vouch is not { } vouch || !vouch.IsOf(by) ? new("Nobody vouches for this person any more. Two members who have met them can do it again")
        : !vouch.IsRipe(made) ? new("Two members have to vouch, and then a day has to go by")
        : null;

    /// <summary>The seat goes to a new account, as a member's: else two members could make themselves facilitators.</summary>
    internal static Roster TakeOver(this Roster roster, string lost, string account, string publicKey, Instant now)
    {
        var others = roster.Without(lost);
        // An account that was lost, found and lost again belongs to the seat that it had last.
        others = others with { Seats = others.Seats.Select(seat => seat.Before.Contains(lost) ? seat with { Before = seat.Before.Where(before => before != lost).ToValueList() } : seat).ToValueList() };
        return others.With(new Seat { Account = account, PublicKey = publicKey, From = now, Before = [.. roster[lost]?.Before ?? [], lost] }.At(now));
    }

    internal static bool IsOpen(this Roster roster, Vouch? vouch, Seat seat, Instant now) =>
        vouch is not null && now < vouch.Ends && CanComeBack(seat, now) && May.Agree(roster[vouch.By], now) && (vouch.Agreed is not { } agreed || May.Agree(roster[agreed.By], now));

    private static bool CanComeBack(Seat seat, Instant now) => seat.RoleAt(now) is Role.Member or Role.Facilitator;
}
