namespace Weft.Groups;

/// <summary>A relationship between two groups. There is at most one tie of a kind between two groups.</summary>
/// <param name="From">A group's id.</param>
/// <param name="To">Another group's id.</param>
/// <param name="Kind">What holds them together, as written; empty if nobody said.</param>
/// <param name="Strength">Above 0. 1 to 3 where people said it; the number shared where it was counted.</param>
/// <param name="Confirmed">Whether both groups said so.</param>
public sealed record Tie(string From, string To, string Kind = "", double Strength = 1, bool Confirmed = false)
{
    /// <summary>What they share, when the tie was made from gatherings or networks that both were part of.</summary>
    public ValueList<string> Through { get; init; } = [];
}
