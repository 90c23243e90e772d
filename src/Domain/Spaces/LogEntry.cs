using NodaTime;

namespace Weft.Spaces;

/// <summary>Something that happened in a space.</summary>
/// <param name="What">What it was.</param>
/// <param name="At">When it was.</param>
/// <param name="Who">The account that did it; null if it came about by itself, or by all together.</param>
/// <param name="Whom">The account that it was done to; null if to none.</param>
/// <param name="Role">The role that was given, offered or proposed.</param>
/// <param name="Kind">Of the card that it was done to: what stood on it, its title too, is not kept here.</param>
/// <param name="Called">What the account that it was done to was called until then: of who goes or takes another name, since nothing else says so any more; and of who comes.</param>
public sealed record LogEntry(Happening What, Instant At, string? Who, string? Whom = null, Role? Role = null, string? Kind = null, string? Called = null)
{
    /// <summary>Whether somebody has no seat any more by it.</summary>
    public bool IsDeparture() => What is Happening.Left or Happening.Removed or Happening.VisitEnded;

    public static readonly Duration Kept = Duration.FromDays(90);

    public bool IsDue(Instant now) => now >= At + Kept;

    /// <summary>Those that have to be deleted by now.</summary>
    public static IEnumerable<LogEntry> Due(IEnumerable<LogEntry> log, Instant now) => log.Where(entry => entry.IsDue(now));
}

/// <summary>What a log tells of. Names are stored: add, never rename.</summary>
public enum Happening
{
    Joined,
    /// <summary>Joined, after having been removed not long before.</summary>
    JoinedAgain,
    Left,
    VisitEnded,
    RoleChanged,
    LowerRoleProposed,
    Paused,
    PauseLifted,
    PauseLapsed,
    RemovalProposed,
    Removed,
    FacilitationOffered,
    FacilitationDeclined,
    FacilitationRenewed,
    FacilitatorProposed,
    FacilitatorAgreed,
    InvitationMade,
    InvitationApproved,
    InvitationWithdrawn,
    InvitationUsed,
    Exported,
    KeysTurned,
    CardWritten,
    CardChanged,
    CardDeleted,
    /// <summary>Given back, by nobody knows whom.</summary>
    TaskFree,
    TaskTakenOver,
    TaskDone,
    TaskReopened,
    /// <summary>Somebody said that the machine is being taken, and signed everybody out.</summary>
    Raided,
    /// <summary>Opened so many records that it looked like copying them all.</summary>
    PausedForReading,
    ExportProposed,
    ExportAgreed,
    ExportWithdrawn,
    /// <summary>Made this space out of an archive.</summary>
    Imported,
    /// <summary>Somebody was asked to write for a person without an account.</summary>
    CorrespondentOffered,
    CorrespondentChanged,
    /// <summary>Given back, by nobody knows whom.</summary>
    CorrespondentFree,
    /// <summary>The space was put into another, or taken out of it.</summary>
    Arranged,
    /// <summary>Somebody vouches that a member lost the way to their account.</summary>
    VouchProposed,
    VouchAgreed,
    /// <summary>Stopped, or ended by opening the space with the account.</summary>
    VouchEnded,
    /// <summary>Took their seat again, with a new account.</summary>
    CameBack,
    LowerRoleWithdrawn,
    /// <summary>The roster was lost, and begins anew with those who still hold the key.</summary>
    Restored,
    /// <summary>Is called something else from then on.</summary>
    Renamed,
    /// <summary>The space has another name.</summary>
    SpaceRenamed,
}
