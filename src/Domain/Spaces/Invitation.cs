using NodaTime;

namespace Weft.Spaces;

/// <summary>A link, or a sheet of paper, with which one person takes a seat. Looking at it uses nothing up.</summary>
public sealed record Invitation
{
    public static readonly Duration Open = Duration.FromHours(72), OpenOnPaper = Duration.FromDays(14);

    public required string Id { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }
    /// <summary>Member or visitor.</summary>
    public required Role Role { get; init; }
    /// <summary>What a visitor may read, and until when.</summary>
    public Visit? Visit { get; init; }
    /// <summary>The account whose seat it is for, because that account was lost (<see cref="Vouching"/>); null for a new seat.</summary>
    public string? For { get; init; }
    public bool OnPaper { get; init; }
    public bool NeedsApproval { get; init; }
    /// <summary>Who approved it last.</summary>
    public string? ApprovedBy { get; init; }
    public Instant? Withdrawn { get; init; }
    public Instant? Used { get; init; }

    public Instant Ends => At + (OnPaper ? OpenOnPaper : Open);

    /// <summary>Why nobody can take a seat with it now; null if one person can.</summary>
    public Reason? Refuse(Roster roster, Instant now)
    {
        if (RefuseOver(now) is { } over) return over;
        if (For is { } lost) return roster.RefuseReturn(lost, By, At, now);
        if (NeedsApproval && !IsApproved(roster, now)) return Unapproved;
        if (!IsStoodFor(roster, now)) return new("Who made this invitation cannot invite any more. Another facilitator can approve it, or make a new one");
        return null;
    }

    /// <summary>The same, as far as it is known to a visitor, who cannot open the roster. The rest is judged when a member gives them their seat.</summary>
    public Reason? RefuseVisitor(Instant now) => RefuseOver(now) ?? (NeedsApproval && ApprovedBy is null ? Unapproved : null);

    private static Reason Unapproved => new("A second member has to approve this invitation first. Ask who sent it");

    internal Reason? RefuseOver(Instant now) =>
        Used is not null ? new("This invitation has been used. It was for one person, once")
        : Withdrawn is not null ? new("This invitation was withdrawn. Ask for a new one")
        : now >= Ends || now >= Visit?.Until ? new("This invitation has run out. Ask for a new one")
        : null;

    internal bool IsApproved(Roster roster, Instant now) => ApprovedBy is { } approver && May.ApproveInvitation(roster[approver], now);

    // Else somebody who is removed would come back with an invitation that they made before.
    private bool IsStoodFor(Roster roster, Instant now) =>
        May.Invite(roster[By], now) || (ApprovedBy is { } approver && May.Invite(roster[approver], now));
}
