namespace Weft.Places;

/// <summary>Where countries have places: by squares of a quarter of a degree.</summary>
internal sealed class CountryCells(GazetteerFile file)
{
    private const double Degrees = 0.25, Kilometres = 100, KilometresOfDegree = 111.2;
    private const int Around = (int)(360 / Degrees);

    /// <summary>Parts of a country that have an ISO code of their own.</summary>
    private static readonly Dictionary<string, string> PartOf = Parts("FR RE GP MQ GF YT PF NC PM BL MF WF", "US PR VI GU AS MP UM", "GB JE GG IM GI FK BM KY VG TC MS AI SH IO", "NL CW AW SX BQ", "DK GL FO", "FI AX", "NO SJ", "CN HK MO", "AU CX CC NF", "NZ CK NU TK");

    private readonly Lazy<(HashSet<(string, int, int)> Cells, HashSet<string> Countries)> known = new(() => Read(file));

    /// <summary>Whether a place of the country lies within some 100 km of the position; null if no place of the country is known.</summary>
    public bool? IsNear(string country, Position at)
    {
        var (cells, countries) = known.Value;
        country = PartOf.GetValueOrDefault(country, country);
        if (!countries.Contains(country)) return null;
        var (north, east) = Cell(at);
        if (cells.Contains((country, north, east))) return true;
        var rows = (int)Math.Ceiling(Kilometres / KilometresOfDegree / Degrees);
        for (var dy = -rows; dy <= rows; dy++)
        {
            var latitude = Math.Clamp((north + dy + 0.5) * Degrees, -90, 90);
            var columns = (int)Math.Min(Around / 2, Math.Ceiling(rows / Math.Max(0.001, Math.Cos(latitude * Math.PI / 180))));
            for (var dx = -columns; dx <= columns; dx++)
                if (cells.Contains((country, north + dy, Turned(east + dx))) && at.KilometresTo(new(latitude, Turned(east + dx) * Degrees - 180 + Degrees / 2)) <= Kilometres) return true;
        }
        return false;
    }

    private static (int, int) Cell(Position at) => ((int)Math.Floor(at.Latitude / Degrees), Turned((int)Math.Floor((at.Longitude + 180) / Degrees)));

    private static int Turned(int column) => (column % Around + Around) % Around;

    private static (HashSet<(string, int, int)>, HashSet<string>) Read(GazetteerFile file)
    {
        HashSet<(string, int, int)> cells = [];
        HashSet<string> countries = [];
        for (var row = 0; row < file.Count; row++)
        {
            var place = file[row];
            if (place.Country is not { Length: 2 } own || place.Kind is PlaceKind.Country or PlaceKind.Region or PlaceKind.County) continue;
            var country = PartOf.GetValueOrDefault(own, own);
            countries.Add(country);
            var (north, east) = Cell(place.Position);
            cells.Add((country, north, east));
        }
        return (cells, countries);
    }

    private static Dictionary<string, string> Parts(params string[] lines) => lines.Select(line => line.Split(' ')).SelectMany(codes => codes.Skip(1).Select(part => (part, Whole: codes[0]))).ToDictionary(one => one.part, one => one.Whole);
}
