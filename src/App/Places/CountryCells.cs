namespace Weft.Places;

/// <summary>In which parts of the Earth countries have places: squares of two degrees.</summary>
internal sealed class CountryCells(GazetteerFile file)
{
    private const double Degrees = 2;

    /// <summary>Parts of a country that have an ISO code of their own.</summary>
    private static readonly Dictionary<string, string> PartOf = Parts("FR RE GP MQ GF YT PF NC PM BL MF WF", "US PR VI GU AS MP UM", "GB JE GG IM GI FK BM KY VG TC MS AI SH IO", "NL CW AW SX BQ", "DK GL FO", "FI AX", "NO SJ", "CN HK MO", "AU CX CC NF", "NZ CK NU TK");

    private readonly Lazy<(HashSet<(string, int, int)> Cells, HashSet<string> Countries)> known = new(() => Read(file));

    /// <summary>Whether a place of the country lies in the square of the position or beside it; null if no place of the country is known.</summary>
    public bool? IsNear(string country, Position at)
    {
        var (cells, countries) = known.Value;
        country = PartOf.GetValueOrDefault(country, country);
        if (!countries.Contains(country)) return null;
        var (north, east) = Cell(at);
        for (var dy = -1; dy <= 1; dy++)
            for (var dx = -1; dx <= 1; dx++)
                if (cells.Contains((country, north + dy, (int)((east + dx + 540 / Degrees) % (360 / Degrees) - 180 / Degrees)))) return true;
        return false;
    }

    private static (int, int) Cell(Position at) => ((int)Math.Floor(at.Latitude / Degrees), (int)Math.Floor(at.Longitude / Degrees));

    private static (HashSet<(string, int, int)>, HashSet<string>) Read(GazetteerFile file)
    {
        HashSet<(string, int, int)> cells = [];
        HashSet<string> countries = [];
        for (var row = 0; row < file.Count; row++)
        {
            var place = file[row];
            if (place.Country is not { Length: 2 } own || place.Kind == PlaceKind.Country) continue;
            var country = PartOf.GetValueOrDefault(own, own);
            countries.Add(country);
            var (north, east) = Cell(place.Position);
            cells.Add((country, north, (int)((east + 540 / Degrees) % (360 / Degrees) - 180 / Degrees)));
        }
        return (cells, countries);
    }

    private static Dictionary<string, string> Parts(params string[] lines) => lines.Select(line => line.Split(' ')).SelectMany(codes => codes.Skip(1).Select(part => (part, Whole: codes[0]))).ToDictionary(one => one.part, one => one.Whole);
}
