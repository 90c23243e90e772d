using NodaTime;

namespace Weft.Web;

/// <summary>What is kept of somebody who is signed in: nothing that opens without their cookie.</summary>
/// <param name="Id">Derived from the cookie, which cannot be had from it.</param>
/// <param name="Half">The passphrase was right; the second factor is still asked for.</param>
/// <param name="Wrapped">The account's keys, sealed with another part of what is derived from the cookie.</param>
/// <param name="IdleAt">When it ends if nothing more is asked for.</param>
/// <param name="EndsAt">When it ends in any case.</param>
public sealed record Session(string Id, string Account, bool Half, byte[] Wrapped, Instant IdleAt, Instant EndsAt)
{
    public static readonly Duration Idle = Duration.FromMinutes(30);
    public static readonly Duration Longest = Duration.FromHours(12);
    public static readonly Duration HalfLife = Duration.FromMinutes(10);

    // Not every page that is read is written down: the time is kept to the minute or so.
    private static readonly Duration Step = Duration.FromMinutes(2);

    public bool IsOver(Instant now) => now >= IdleAt || now >= EndsAt;

    /// <returns>The session as it goes on after something was asked for; null if that is too little to be kept.</returns>
    public Session? GoOn(Instant now)
    {
        if (Half) return null;
        var idle = Instant.Min(now + Idle, EndsAt);
        return idle - IdleAt >= Step ? this with { IdleAt = idle } : null;
    }
}
