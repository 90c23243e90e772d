namespace Weft.Places;

/// <summary>What the rest of a file tells about one of its rows: in which countries its other places lie.</summary>
public sealed class FileContext
{
    public static readonly FileContext None = new([]);

    private readonly Dictionary<ushort, double> weights;

    private FileContext(Dictionary<ushort, double> weights) => this.weights = weights;

    /// <summary>
    /// Learns from what was found in a first pass without any context. A country's weight is the odds that the next row is there
    /// too (counts with half a row added to each, so that small files say little), at most thirtyfold.
    /// </summary>
    /// <param name="found">The countries of the places that were found; null where none was.</param>
    public static FileContext Learn(IEnumerable<string?> found)
    {
        var counts = found.OfType<string>().Where(code => code.Length == 2).GroupBy(code => code, StringComparer.Ordinal)
            .ToDictionary(group => PlaceRecord.Letters(group.Key), group => (double)group.Count());
        var all = counts.Values.Sum();
        return new(counts.Where(count => count.Value / all >= 0.5 && all >= 3)
            .ToDictionary(count => count.Key, count => Math.Min(1.5, Math.Log10((count.Value + 0.5) / (all - count.Value + 0.5) + 1))));
    }

    /// <summary>How much more a place elsewhere must weigh: where a file keeps to one country, a far hamlet of the same name is chance.</summary>
    internal double Doubt(in PlaceRecord place) => weights.Count > 0 && !weights.ContainsKey(place.CountryLetters) ? weights.Values.Max() : 0;

    internal double Weight(in PlaceRecord place) => weights.GetValueOrDefault(place.CountryLetters);
}
