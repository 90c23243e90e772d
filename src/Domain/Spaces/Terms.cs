using NodaTime;

namespace Weft.Spaces;

/// <summary>How long somebody may facilitate or visit before it is looked at again.</summary>
public static class Terms
{
    /// <summary>How long before its end a facilitation can be renewed.</summary>
    public static readonly Duration Near = Duration.FromDays(30);

    /// <summary>The end of a facilitation that begins now, unless another is chosen: in six months.</summary>
    public static Instant Usual(Instant now) => After(now, 6);

    /// <summary>The latest end that can be chosen now: in a year.</summary>
    public static Instant Latest(Instant now) => After(now, 12);

    /// <summary>Why something cannot end at an instant; null if it can.</summary>
    public static Reason? Refuse(Instant until, Instant now) =>
        until <= now ? new("Choose a date that is still to come")
        : until > Latest(now) ? new("Choose a date within a year. It can be renewed then")
        : null;

    /// <summary>A visit of null, or to nothing, is refused, too.</summary>
    internal static Reason? Refuse(Visit? visit, Instant now) =>
        visit is null || visit.Thing.Length == 0 ? new("Say what the visitor may read, and until when") : Refuse(visit.Until, now);

    private static Instant After(Instant now, int months) => now.InUtc().LocalDateTime.PlusMonths(months).InUtc().ToInstant();
}
