namespace Weft.Places;

/// <summary>What the rest of a file tells about one of its rows: in which countries its other places lie.</summary>
public sealed class FileContext
{
    public static readonly FileContext None = new([]);

    /// <summary>The most that a file's other rows weigh, and what it weighs if somebody said where the groups are.</summary>
    private const double Most = 1.5, Said = 2.2;

    private readonly Dictionary<ushort, double> weights;

    private FileContext(Dictionary<ushort, double> weights) => this.weights = weights;

    /// <summary>
    /// Learns from what was found in a first pass without any context. A country's weight is the odds that the next row is there
    /// too (counts with half a row added to each, so that small files say little), at most thirtyfold.
    /// </summary>
    /// <param name="found">The countries of the places that were found; null where none was.</param>
    /// <param name="said">The country that somebody said most are in, which counts unless the rows say otherwise; null if nobody did.</param>
    public static FileContext Learn(IEnumerable<string?> found, string? said = null)
    {
        var counts = found.OfType<string>().Where(code => code.Length == 2).GroupBy(code => code, StringComparer.Ordinal)
            .ToDictionary(group => PlaceRecord.Letters(group.Key), group => (double)group.Count());
        var all = counts.Values.Sum();
        var most = counts.Where(count => count.Value / all >= 0.5 && all >= 3).ToList();
        if (said is { Length: 2 } && most.TrueForAll(count => count.Key == PlaceRecord.Letters(said))) return new(new() { [PlaceRecord.Letters(said)] = Said });
        return new(most
            .ToDictionary(count => count.Key, count => Math.Min(Most, Math.Log10((count.Value + 0.5) / (all - count.Value + 0.5) + 1))));
    }

    /// <summary>How much more a place elsewhere must weigh: where a file keeps to one country, a far hamlet of the same name is chance.</summary>
    internal double Doubt(in PlaceRecord place) => weights.Count > 0 && !weights.ContainsKey(place.CountryLetters) ? Math.Min(Most, weights.Values.Max()) : 0;

    internal double Weight(in PlaceRecord place) => weights.GetValueOrDefault(place.CountryLetters);
}
