using NodaTime;

namespace Weft.Spaces;

public static class Visiting
{
    /// <summary>Ends a visit because what could be read is not there any more.</summary>
    public static Answer<Change> EndVisit(this Roster roster, string whom, Instant now)
    {
        var before = roster.Settle(now);
        if (before.Roster[whom] is not { Role: Role.Visitor }) return Refusals.NotHere;
        return before.Then(before.Roster.Without(whom), new(Happening.VisitEnded, now, null, whom), now);
    }
}
