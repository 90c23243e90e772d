using Weft.Groups;
using Weft.Map;

namespace Weft.Formats;

/// <summary>What the files gave, and what was decided on the way.</summary>
public sealed record Reading
{
    /// <summary>Where groups were spooled, its groups say only who and where they are; <see cref="Groups"/> say everything.</summary>
    public required Material Material { get; init; }
    /// <summary>The groups one by one, in the order of the files.</summary>
    public required IEnumerable<Group> Groups { get; init; }
    /// <summary>Whether nobody said who belongs to the coalition, so that all count as members.</summary>
    public bool AllAreMembers { get; init; }
    public Purpose? Purpose { get; init; }
    /// <summary>One for each table that was read, in the order of the files.</summary>
    public ValueList<TableReading> Tables { get; init; } = [];
    /// <summary>What was decided about all files together: what was joined, who counts as a member.</summary>
    public ValueList<Reason> Notes { get; init; } = [];
}

/// <summary>What was read from one table, list or graph.</summary>
/// <param name="Format">What people call the kind of file.</param>
/// <param name="Table">The sheet, where a file has several.</param>
public sealed record TableReading(string File, string Format, string? Table)
{
    public TableKind Kind { get; init; }
    public ValueList<ColumnChoice> Columns { get; init; } = [];
    public long Rows { get; init; }
    public long Groups { get; init; }
    public long Ties { get; init; }
    public long Skipped { get; init; }
    public long Blank { get; init; }
    public ValueList<Reason> Notes { get; init; } = [];

    /// <summary>The choices in one line of English: "name &lt;- Title, place &lt;- Where; kept as it is: Notes2".</summary>
    public string Choices()
    {
        var chosen = Columns.Where(column => column.Meaning != Meaning.Other).Select(column => $"{column.Meaning.Word()} <- {column.Heading}");
        var kept = Columns.Where(column => column.Meaning == Meaning.Other).Select(column => column.Heading).ToList();
        return string.Join(", ", chosen) + (kept.Count > 0 ? $"; kept as it is: {string.Join(", ", kept)}" : "");
    }
}

/// <summary>What a heading was taken to mean.</summary>
public sealed record ColumnChoice(string Heading, Meaning Meaning);

/// <summary>What the rows of a table are.</summary>
public enum TableKind
{
    Groups,
    Ties,
    /// <summary>Each row says that a group took part in an event or belongs to a network.</summary>
    Participation,
    /// <summary>Groups down the side, events or networks along the top.</summary>
    ParticipationMatrix,
    /// <summary>Groups down the side and along the top.</summary>
    TieMatrix,
    Purpose,
}
