using NodaTime;

namespace Weft.Spaces;

/// <summary>Acts that are about the space's content, and have to stand in its log.</summary>
public static class Noting
{
    public static Answer<Change> Export(this Roster roster, string by, Instant now)
    {
        var before = roster.Settle(now);
        if (!May.Export(before.Roster[by], now)) return Refusals.OnlyFacilitators;
        return before.Then(before.Roster, new(Happening.Exported, now, by), now);
    }

    /// <summary>A new epoch begins, whose key is handed to all who may hold it: because it is due, or because somebody wished it.</summary>
    public static Answer<Change> TurnKeys(this Roster roster, string by, Instant now)
    {
        var before = roster.Settle(now);
        if (!May.TurnKeys(before.Roster[by], now)) return Refusals.OnlyMembers;
        return before.Then(before.Roster with { KeysDue = false }, new(Happening.KeysTurned, now, by), now);
    }
}
