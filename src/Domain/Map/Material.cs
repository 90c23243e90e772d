using Weft.Groups;

namespace Weft.Map;

/// <summary>What the files gave: the material that a map is made from.</summary>
public sealed record Material
{
    public ValueList<Group> Groups { get; init; } = [];
    public ValueList<Tie> Ties { get; init; } = [];
    public ValueList<SkippedRow> Skipped { get; init; } = [];
    public ValueList<PossibleDuplicate> Duplicates { get; init; } = [];
}

/// <summary>A row that could not be used.</summary>
/// <param name="Row">The line of a text file, the row of a sheet, or the place of the item in a list, from 1; null for the whole.</param>
public sealed record SkippedRow(string File, long? Row, Reason Reason);

/// <summary>Two groups that may be one. They are never made one without being told.</summary>
public sealed record PossibleDuplicate(string First, string Second, Reason Reason);
