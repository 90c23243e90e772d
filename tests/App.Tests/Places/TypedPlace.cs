using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Weft.Places;

/// <summary>What somebody typed for the place of a group, and where that is.</summary>
internal sealed record TypedPlace(string Typed, string? Region, Position Truth)
{
    /// <summary>From a table of names, places, latitudes and longitudes.</summary>
    public static List<TypedPlace> OfTable(string file) => [.. Rows(File.ReadAllText(file)).Skip(1)
        .Select(row => new TypedPlace(row[1], null, new(double.Parse(row[2], CultureInfo.InvariantCulture), double.Parse(row[3], CultureInfo.InvariantCulture))))];

    /// <summary>From features with a city and a state. Their points were moved about within the city's box, so the city's own point is the truth.</summary>
    public static List<TypedPlace> OfFeatures(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var places = new List<TypedPlace>();
        foreach (var properties in json.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties")))
        {
            if (properties.GetProperty("city").GetString() is not { } city || string.IsNullOrWhiteSpace(city)) continue;
            if (properties.GetProperty("lat").ValueKind != JsonValueKind.Number) continue;
            places.Add(new(city, properties.GetProperty("state").GetString(), new(properties.GetProperty("lat").GetDouble(), properties.GetProperty("lng").GetDouble())));
        }
        return places;
    }

    /// <summary>Quoted cells and all (RFC 4180); kept apart from the reader under test elsewhere.</summary>
    private static IEnumerable<List<string>> Rows(string csv)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            if (csv[at] == '"' && quoted && at + 1 < csv.Length && csv[at + 1] == '"') cell.Append(csv[at++]);
            else if (csv[at] == '"') quoted = !quoted;
            else if (!quoted && csv[at] is ',' or '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (csv[at] == ',') continue;
                yield return row;
                row = [];
            }
            else cell.Append(csv[at]);
        }
        if (row.Count > 0)
        {
            row.Add(cell.ToString());
            yield return row;
        }
    }
}
