using NodaTime;

namespace Weft.Spaces;

/// <summary>What an act did.</summary>
/// <param name="Roster">The new one, to be sealed instead of the old one.</param>
/// <param name="Log">What happened, what had come to its end by itself first.</param>
public sealed record Change(Roster Roster, ValueList<LogEntry> Log)
{
    /// <summary>And then this; and whatever follows from it (a proposal of somebody who is now paused lapses, a choice is now made).</summary>
    internal Change Then(Roster roster, LogEntry entry, Instant now)
    {
        var after = roster.Settle(now);
        return new(after.Roster, [.. Log, entry, .. after.Log]);
    }
}
