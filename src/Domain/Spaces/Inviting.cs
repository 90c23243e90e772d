using NodaTime;

namespace Weft.Spaces;

public static class Inviting
{
    /// <summary>Makes an invitation. Nobody is invited as a facilitator: that is offered to a member. For a seat that somebody lost: who vouches for them.</summary>
    /// <param name="roster">Of the space.</param>
    /// <param name="invitation">As it is wished: its id, by whom, as what. Its instant and what happened to it are set here.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Invited> Invite(this Roster roster, Invitation invitation, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (invitation.For is { } lost && roster.RefuseReturn(lost, invitation.By, made: now, now) is { } early) return early;
        if (invitation.For is null && !May.Invite(roster[invitation.By], now)) return Refusals.OnlyFacilitators;
        if (invitation.Role == Role.Facilitator) return new Reason("Invite this person as a member. Then you can offer facilitation to them");
        if (invitation.Role == Role.Visitor && Terms.Refuse(invitation.Visit, now) is { } refusal) return refusal;
        if (invitation.NeedsApproval && roster.Active(now).Count() < 2) return new Reason("There is nobody else yet who could approve it");
        return Happens(before, now, Happening.InvitationMade, invitation.By, invitation with
        {
            At = now,
            Visit = invitation.Role == Role.Visitor ? invitation.Visit : null,
            ApprovedBy = null,
            Withdrawn = null,
            Used = null,
        });
    }

    /// <summary>
    /// By another member than who made it. A facilitator can also approve one that needs no approval: it then holds even if
    /// who made it goes.
    /// </summary>
    public static Answer<Invited> Approve(this Roster roster, Invitation invitation, string by, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.ApproveInvitation(roster[by], now)) return Refusals.OnlyMembers;
        if (by == invitation.By) return Refusals.Ours;
        if (invitation.RefuseOver(now) is { } over) return over;
        var needed = invitation.NeedsApproval && !invitation.IsApproved(roster, now);
        if (!needed && (invitation.ApprovedBy == by || !May.Invite(roster[by], now))) return new Reason("This invitation needs no approval from you");
        return Happens(before, now, Happening.InvitationApproved, by, invitation with { ApprovedBy = by });
    }

    public static Answer<Invited> Withdraw(this Roster roster, Invitation invitation, string by, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.Invite(roster[by], now) && !(by == invitation.By && May.Write(roster[by], now)))
            return new Reason("Only a facilitator, or who made an invitation, can withdraw it");
        if (invitation.RefuseOver(now) is { } over) return over;
        return Happens(before, now, Happening.InvitationWithdrawn, by, invitation with { Withdrawn = now });
    }

    /// <summary>Takes a seat; a visitor becomes a member by it. Whoever saves it must make sure that the same invitation is saved as used only once.</summary>
    /// <param name="roster">Of the space.</param>
    /// <param name="invitation">As it is stored.</param>
    /// <param name="account">Who joins; also somebody who was removed, which the log then says.</param>
    /// <param name="publicKey">Theirs, in hexadecimal digits.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Invited> Accept(this Roster roster, Invitation invitation, string account, string publicKey, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (invitation.Refuse(roster, now) is { } refusal) return refusal;
        var sitting = roster[account];
        var becomesMember = invitation is { Role: Role.Member, For: null } && sitting?.RoleAt(now) == Role.Visitor;
        if (sitting is not null && !becomesMember) return new Reason("You have a seat in this space already. The invitation is still good for somebody else");
        var removed = roster.Removed.Any(removed => removed.Account == account);
        if (removed && invitation.For is not null) return new Reason("This account was removed from this space. A facilitator can invite it");
        var used = Happens(before, now, Happening.InvitationUsed, account, invitation with { Used = now });
        var (after, entry) =
            becomesMember ? (roster.With((sitting!.AsMember() with { From = now }).At(now)), new LogEntry(Happening.RoleChanged, now, account, account, Role.Member))
            : invitation.For is { } lost ? (roster.TakeOver(lost, account, publicKey, now), new(Happening.CameBack, now, account, lost, Role.Member))
            : (roster.With(new Seat { Account = account, PublicKey = publicKey, From = now, Role = invitation.Role, Visit = invitation.Visit }.At(now)),
                new(removed ? Happening.JoinedAgain : Happening.Joined, now, account, account, invitation.Role));
        return used with { Change = used.Change.Then(after, entry, now) };
    }

    private static Invited Happens(Change before, Instant now, string what, string by, Invitation invitation) =>
        new(invitation, before.Then(before.Roster, new(what, now, by, null, invitation.Role), now));
}

/// <param name="Invitation">As it is to be stored now.</param>
/// <param name="Change">What became of the roster, and what is to be logged.</param>
public sealed record Invited(Invitation Invitation, Change Change);
