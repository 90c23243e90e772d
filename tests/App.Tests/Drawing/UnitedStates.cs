using System.Text.Json;
using Weft.Groups;
using Weft.Map;
using Weft.Map.Graphs;
using Weft.Places;

namespace Weft.Drawing;

/// <summary>Six hundred groups of the United States to draw: made up, or those of the real data.</summary>
internal static class UnitedStates
{
    private static readonly (string Town, string State, double North, double East, int Weight)[] Towns =
    [
        ("New York", "NY", 40.71, -74.01, 12), ("Buffalo", "NY", 42.89, -78.88, 2), ("Oakland", "CA", 37.80, -122.27, 6), ("Los Angeles", "CA", 34.05, -118.24, 5),
        ("San Diego", "CA", 32.72, -117.16, 2), ("Boston", "MA", 42.36, -71.06, 8), ("Worcester", "MA", 42.26, -71.80, 3), ("Detroit", "MI", 42.33, -83.05, 4),
        ("Baltimore", "MD", 39.29, -76.61, 5), ("Washington", "DC", 38.91, -77.04, 3), ("Portland", "OR", 45.52, -122.68, 5), ("Burlington", "VT", 44.48, -73.21, 4),
        ("Denver", "CO", 39.74, -104.99, 3), ("Durham", "NC", 35.99, -78.90, 3), ("Hartford", "CT", 41.77, -72.67, 3), ("Philadelphia", "PA", 39.95, -75.17, 3),
        ("Chicago", "IL", 41.88, -87.63, 4), ("Albuquerque", "NM", 35.08, -106.65, 2), ("Seattle", "WA", 47.61, -122.33, 3), ("Houston", "TX", 29.76, -95.37, 2),
        ("Minneapolis", "MN", 44.98, -93.27, 2), ("Miami", "FL", 25.76, -80.19, 2), ("Cleveland", "OH", 41.50, -81.69, 2), ("Boise", "ID", 43.62, -116.20, 2),
        ("Milwaukee", "WI", 43.04, -87.91, 2), ("New Orleans", "LA", 29.95, -90.07, 1), ("Salt Lake City", "UT", 40.76, -111.89, 1), ("Phoenix", "AZ", 33.45, -112.07, 1),
        ("Atlanta", "GA", 33.75, -84.39, 1), ("Kansas City", "MO", 39.10, -94.58, 1), ("Missoula", "MT", 46.87, -113.99, 1), ("Jackson", "MS", 32.30, -90.18, 1),
        ("Anchorage", "AK", 61.22, -149.90, 1), ("Juneau", "AK", 58.30, -134.42, 1), ("Honolulu", "HI", 21.31, -157.86, 1), ("San Juan", "PR", 18.47, -66.11, 1),
    ];

    private static readonly string[] First = ["Lantern Street", "Salt Marsh", "Paper Crane", "Bay Laurel", "Elevated Line", "Canal Lock", "Spindle", "Cranberry Bog", "Motor Pool", "Rose Petal", "Granite Quarry", "Switchback", "Loblolly", "River Bluff", "Cheese Curd", "Piñon Smoke", "Foghorn"];
    private static readonly string[] Second = ["Mutual Aid", "Neighbors", "COVID-19 Mutual Aid ", "Kitchen", "Pantry", "Solidarity // Solidaridad"];
    private static readonly string[] Causes = ["General", "General", "General", "Community", "Offer Support", "Request Support"];

    public static CoalitionMap MadeUp()
    {
        var chance = new SplitMix64(19);
        int[] drawn = [.. Enumerable.Range(0, Towns.Length).SelectMany(town => Enumerable.Repeat(town, Towns[town].Weight))];
        return Map(Enumerable.Range(0, 609).Select(i => MadeUp(i, i < Towns.Length ? i : drawn[chance.Next(drawn.Length)], ref chance)));
    }

    private static Group MadeUp(int i, int at, ref SplitMix64 chance)
    {
        var (town, state, north, east, _) = Towns[at];
        // Some stand on top of each other, most within a few streets.
        var spread = chance.Next(5) == 0 ? 0 : 0.08;
        var name = $"{First[chance.Next(First.Length)]} {Second[chance.Next(Second.Length)]}";
        return Named($"u{i}", i % 97 == 0 ? "" : i % 41 == 0 ? $"{town}: {name} / Neighbors Helping Neighbors “Offer Support” — Volunteer Form (English version)" : name,
            i % 20 == 0 ? "" : town, state, i % 203 == 7 ? Astray : new(north + spread * (chance.NextDouble() - 0.5), east + spread * (chance.NextDouble() - 0.5)), Causes[chance.Next(Causes.Length)]);
    }

    /// <summary>Where a lookup that went wrong has put a few.</summary>
    private static Position Astray => new(38.68, 29.40);

    public static CoalitionMap Real()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Repository.RealData("us-mutual-aid-hub", "ma-networks.geojson")));
        return Map(json.RootElement.GetProperty("features").EnumerateArray().Select((feature, i) =>
        {
            var properties = feature.GetProperty("properties");
            var at = feature.GetProperty("geometry").GetProperty("coordinates");
            return Named($"u{i}", properties.GetProperty("title").GetString(), properties.GetProperty("city").GetString(), properties.GetProperty("state").GetString(),
                new(at[1].GetDouble(), at[0].GetDouble()), properties.GetProperty("category").GetString());
        }));
    }

    private static Group Named(string id, string? title, string? city, string? state, Position position, string? cause) => new()
    {
        Id = id,
        Name = title is { Length: > 0 } ? title : "A group",
        Place = new() { Name = city ?? "", Region = state, Country = "US", Position = position },
        Causes = [cause ?? ""],
    };

    private static CoalitionMap Map(IEnumerable<Group> groups) =>
        new() { Title = "Mutual aid in the United States", Groups = groups.Select(group => new GroupOnMap(group)).ToValueList() };
}
