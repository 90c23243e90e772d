using NodaTime;

namespace Weft.Spaces;

/// <summary>What those who went could not do themselves, and the first member who opens the space does for them.</summary>
public static class Upkeep
{
    /// <param name="roster">Of the space.</param>
    /// <param name="by">Who opens it. With an account that was said to be lost they show that it is not.</param>
    /// <param name="left">Accounts that were deleted, and visitors who gave their visit back.</param>
    /// <param name="ended">Visitors of a record that was deleted.</param>
    /// <param name="now">When this happens.</param>
    public static Change Keep(this Roster roster, string by, IReadOnlyCollection<string> left, IReadOnlyCollection<string> ended, Instant now)
    {
        var change = roster.Settle(now);
        foreach (var account in left)
            change = change.And(change.Roster.Leave(account, now));
        foreach (var account in ended)
            change = change.And(change.Roster.EndVisit(account, now));
        if (change.Roster[by]?.IsToBeNoted(now) == true) change = change.And(change.Roster.NotePresence(by, now));
        if (change.Roster[by]?.Vouch is not null) change = change.And(change.Roster.EndVouch(by, by, now));
        return change;
    }

    /// <summary>Both, or only this if the other is refused.</summary>
    private static Change And(this Change change, Answer<Change> next) => next.Given is { } given ? new(given.Roster, [.. change.Log, .. given.Log]) : change;
}
