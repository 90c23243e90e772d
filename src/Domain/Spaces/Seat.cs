using NodaTime;

namespace Weft.Spaces;

/// <summary>An account's place in a space.</summary>
public sealed record Seat
{
    public required string Account { get; init; }
    /// <summary>What the space's key is sealed to, in hexadecimal digits.</summary>
    public required string PublicKey { get; init; }
    /// <summary>As it was given. What it amounts to now is <see cref="RoleAt"/>.</summary>
    public Role Role { get; init; } = Role.Member;
    public required Instant From { get; init; }
    /// <summary>A day on which they were here, less than a week before the last; null if none was noted yet.</summary>
    public LocalDate? Seen { get; init; }
    /// <summary>What a visitor may read, and until when; null for everyone else.</summary>
    public Visit? Visit { get; init; }
    /// <summary>When a facilitator becomes a member again; null for everyone else.</summary>
    public Instant? FacilitatesUntil { get; init; }
    /// <summary>The last one, also a while after its end: see <see cref="Pausing"/>.</summary>
    public Pause? Pause { get; init; }
    /// <summary>A lower role that a facilitator proposed for this seat.</summary>
    public Lowering? Lowering { get; init; }
    /// <summary>Facilitation that this seat, a facilitator's, offers to another.</summary>
    public Offer? Offer { get; init; }
    /// <summary>The proposal that this seat, a member's, should facilitate.</summary>
    public Candidacy? Candidacy { get; init; }
    /// <summary>The proposal of this seat, a facilitator's, to take the space out as a file.</summary>
    public Export? Export { get; init; }
    /// <summary>What members say who have met somebody that cannot open this seat's account any more.</summary>
    public Vouch? Vouch { get; init; }
    /// <summary>The accounts that had this seat before, and were lost: what they wrote and took on is this seat's.</summary>
    public ValueList<string> Before { get; init; } = [];
    /// <summary>When this facilitator last paused somebody, for a day.</summary>
    public Instant? LastPause { get; init; }
    /// <summary>When this facilitator last proposed a lower role for somebody, for a day.</summary>
    public Instant? LastLowering { get; init; }

    /// <summary>What the seat amounts to at an instant; null if nothing, because it is paused or its time is over.</summary>
    public Role? RoleAt(Instant now) => this switch
    {
        { Pause: { } pause } when pause.Runs(now) => null,
        { Role: Role.Visitor } => now < Visit?.Until ? Role.Visitor : null,
        { Role: Role.Facilitator } => now < FacilitatesUntil ? Role.Facilitator : Role.Member,
        { Role: Role.Member } => Role.Member,
        _ => null,
    };

    internal bool IsPaused(Instant now) => Pause?.Runs(now) == true;

    internal bool IsOver(Instant now) => Role == Role.Visitor && !(now < Visit?.Until);

    internal Seat Facilitating(Instant until) =>
        this with { Role = Role.Facilitator, FacilitatesUntil = until, Visit = null, Candidacy = null };

    internal Seat AsMember() => this with { Role = Role.Member, FacilitatesUntil = null, Visit = null };
}

/// <summary>From the one who may do least to the one who may do most.</summary>
public enum Role { Visitor, Member, Facilitator }

/// <param name="Thing">The id of the one record that may be read.</param>
/// <param name="Until">The first instant at which it may not be read any more.</param>
public sealed record Visit(string Thing, Instant Until)
{
    /// <summary>How long a visit is unless another day is chosen, and how much longer it becomes at a time.</summary>
    public const int UsualDays = 30;

    /// <summary>A visit that ends with the last day on which it may be read.</summary>
    public static Visit Through(string thing, LocalDate last) =>
        new(thing, last == LocalDate.MaxIsoValue ? Instant.MaxValue : last.PlusDays(1).AtMidnight().InUtc().ToInstant());
}
