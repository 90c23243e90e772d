using System.Globalization;

namespace Weft.Places;

/// <summary>How near to the truth places were found.</summary>
internal sealed class Score
{
    private readonly List<string> misses = [];
    private int rows, within, beyond, unfound, ceiling;

    public List<string> LeftOut { get; } = [];
    public double Within10 => (double)within / rows;
    public double Beyond50 => (double)beyond / rows;

    public void Add(string written, Place place, double? error, double best)
    {
        rows++;
        if (best <= 10) ceiling++;
        if (error is null) unfound++;
        else if (error <= 10) within++;
        else if (error > 50) beyond++;
        if (error is null or > 10)
            misses.Add(string.Create(CultureInfo.InvariantCulture, $"{error,8:0.0} km (best {best:0.0})  {written}  ->  {place.Name}, {place.Region}, {place.Country} {place.Note}"));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{rows} rows: {Within10:P1} within 10 km, {Beyond50:P1} more than 50 km off, {(double)unfound / rows:P1} not found; a perfect chooser {(double)ceiling / rows:P1} within 10 km\n")
        + string.Join('\n', LeftOut.Concat(misses));
}
