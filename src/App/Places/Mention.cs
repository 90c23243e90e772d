namespace Weft.Places;

/// <summary>Words of a text that name places in the gazetteer.</summary>
/// <param name="Start">The first word.</param>
/// <param name="End">The word after the last.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Mended">The name that was read in spite of a slip of one letter; null if it was written so.</param>
public sealed record Mention(int Start, int End, string Text, Hit[] Hits, string? Mended = null)
{
    /// <summary>What the words around it take from how likely it is, in powers of ten (at most 0, but for longer names).</summary>
    public double Fit { get; set; }
    /// <summary>Digits alone: half the countries have such postcodes, so by themselves they say nothing.</summary>
    public bool IsNumber { get; init; }

    /// <summary>The longer mention that this one is part of.</summary>
    public Mention? Around { get; set; }

    public bool Overlaps(Mention other) => Start < other.End && other.Start < End;
    public bool Contains(Mention other) => Start <= other.Start && other.End <= End && End - Start > other.End - other.Start;
}
