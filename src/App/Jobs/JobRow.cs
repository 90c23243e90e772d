namespace Weft.Jobs;

/// <summary>Something to be done, as it is stored: nothing of it is secret.</summary>
public sealed record JobRow
{
    public string Id { get; init; } = "";
    public string Kind { get; init; } = "";
    /// <summary>The id of what it is about; empty if it is about nothing in particular.</summary>
    public string About { get; init; } = "";
    /// <summary>Words that say nothing of anybody.</summary>
    public string Text { get; init; } = "";
    /// <summary>ISO 8601, UTC, to the second.</summary>
    public string DueAt { get; init; } = "";
    /// <summary>How often it was begun since it was done last.</summary>
    public long Tries { get; init; }
    /// <summary>Who has taken it: made anew each time, so that whoever comes back late cannot say that it is done.</summary>
    public string? TakenBy { get; init; }
    public string? TakenUntil { get; init; }
}
