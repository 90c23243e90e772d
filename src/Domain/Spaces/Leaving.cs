using NodaTime;

namespace Weft.Spaces;

public static class Leaving
{
    /// <summary>Nobody is held: who is paused can leave, and so can the last facilitator; the others then choose.</summary>
    public static Answer<Change> Leave(this Roster roster, string by, Instant now)
    {
        var before = roster.Settle(now);
        if (!May.Leave(before.Roster[by])) return Refusals.NotHere;
        return before.Then(before.Roster.Without(by), new(Happening.Left, now, by, by), now);
    }
}
