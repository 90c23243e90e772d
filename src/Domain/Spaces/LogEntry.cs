using NodaTime;

namespace Weft.Spaces;

/// <summary>Something that happened in a space.</summary>
/// <param name="What">What it was: a word of <see cref="Happening"/>, or of the feature whose record it is.</param>
/// <param name="At">When it was.</param>
/// <param name="Who">The account that did it; null if it came about by itself, or by all together.</param>
/// <param name="Whom">The account that it was done to; null if to none.</param>
/// <param name="Role">The role that was given, offered or proposed.</param>
/// <param name="Kind">Of the card that it was done to: what stood on it, its title too, is not kept here.</param>
/// <param name="Called">What the account that it was done to was called until then: of who goes or takes another name, since nothing else says so any more; and of who comes.</param>
public sealed record LogEntry(string What, Instant At, string? Who, string? Whom = null, Role? Role = null, string? Kind = null, string? Called = null)
{
    /// <summary>Whether somebody has no seat any more by it.</summary>
    public bool IsDeparture() => What is Happening.Left or Happening.Removed or Happening.VisitEnded;

    public static readonly Duration Kept = Duration.FromDays(90);

    public bool IsDue(Instant now) => now >= At + Kept;

    /// <summary>Those that have to be deleted by now.</summary>
    public static IEnumerable<LogEntry> Due(IEnumerable<LogEntry> log, Instant now) => log.Where(entry => entry.IsDue(now));
}

/// <summary>What the log of a space tells of the space itself; what it tells of records, their features say. These words are stored: add, never rename.</summary>
public static class Happening
{
    public const string Joined = "Joined";
    /// <summary>Joined, after having been removed not long before.</summary>
    public const string JoinedAgain = "JoinedAgain";
    public const string Left = "Left";
    public const string VisitEnded = "VisitEnded";
    public const string RoleChanged = "RoleChanged";
    public const string LowerRoleProposed = "LowerRoleProposed";
    public const string Paused = "Paused";
    public const string PauseLifted = "PauseLifted";
    public const string PauseLapsed = "PauseLapsed";
    public const string RemovalProposed = "RemovalProposed";
    public const string Removed = "Removed";
    public const string FacilitationOffered = "FacilitationOffered";
    public const string FacilitationDeclined = "FacilitationDeclined";
    public const string FacilitationRenewed = "FacilitationRenewed";
    public const string FacilitatorProposed = "FacilitatorProposed";
    public const string FacilitatorAgreed = "FacilitatorAgreed";
    public const string InvitationMade = "InvitationMade";
    public const string InvitationApproved = "InvitationApproved";
    public const string InvitationWithdrawn = "InvitationWithdrawn";
    public const string InvitationUsed = "InvitationUsed";
    public const string Exported = "Exported";
    public const string KeysTurned = "KeysTurned";
    public const string CardWritten = "CardWritten";
    public const string CardChanged = "CardChanged";
    public const string CardDeleted = "CardDeleted";
    /// <summary>Somebody said that the machine is being taken, and signed everybody out.</summary>
    public const string Raided = "Raided";
    /// <summary>Opened so many records that it looked like copying them all.</summary>
    public const string PausedForReading = "PausedForReading";
    public const string ExportProposed = "ExportProposed";
    public const string ExportAgreed = "ExportAgreed";
    public const string ExportWithdrawn = "ExportWithdrawn";
    /// <summary>Made this space out of an archive.</summary>
    public const string Imported = "Imported";
    /// <summary>The space was put into another, or taken out of it.</summary>
    public const string Arranged = "Arranged";
    /// <summary>Somebody vouches that a member lost the way to their account.</summary>
    public const string VouchProposed = "VouchProposed";
    public const string VouchAgreed = "VouchAgreed";
    /// <summary>Stopped, or ended by opening the space with the account.</summary>
    public const string VouchEnded = "VouchEnded";
    /// <summary>Took their seat again, with a new account.</summary>
    public const string CameBack = "CameBack";
    public const string LowerRoleWithdrawn = "LowerRoleWithdrawn";
    /// <summary>The roster was lost, and begins anew with those who still hold the key.</summary>
    public const string Restored = "Restored";
    /// <summary>Is called something else from then on.</summary>
    public const string Renamed = "Renamed";
    /// <summary>The space has another name.</summary>
    public const string SpaceRenamed = "SpaceRenamed";
}
