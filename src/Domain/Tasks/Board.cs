using NodaTime;
using Weft.Spaces;

namespace Weft.Tasks;

/// <summary>Where a task stands in the list of somebody who looks: from what is theirs to what is over.</summary>
public enum Pile { Mine, Free, Others, Done }

public static class Board
{
    /// <summary>How long a task that is done is still shown.</summary>
    public static readonly Period ShownWhenDone = Period.FromDays(14);

    /// <summary>Null for one that was done long ago.</summary>
    public static Pile? PileOf(this Undertaking work, Roster roster, string reader, LocalDate today) => work.DoneOn switch
    {
        { } day => today - ShownWhenDone < day ? Pile.Done : null,
        null when work.OwnerIn(roster) is null => Pile.Free,
        null => work.OwnerIn(roster) == reader ? Pile.Mine : Pile.Others,
    };

    /// <summary>By day, what has none at the end; what is done begins with the last.</summary>
    public static IEnumerable<T> InOrder<T>(this IEnumerable<T> tasks, Func<T, Undertaking> work) => tasks
        .OrderByDescending(task => work(task).DoneOn).ThenBy(task => work(task).DueOn ?? LocalDate.MaxIsoValue);
}
