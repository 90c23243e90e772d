using Weft.Map;
using Weft.Places;

namespace Weft.Drawing;

/// <summary>The drawings of a coalition's map as files of their own, which look right when opened alone, light and dark.</summary>
public static class Drawings
{
    private static readonly HashSet<string> Layers = ["tokens", "maps"];

    /// <summary>Writes map.svg.</summary>
    public static void WriteLand(CoalitionMap map, Words words, TextWriter to, ReportOptions? options = null)
    {
        var land = options?.Land ?? LandMap.Of(Pins(map, options?.Gazetteer));
        to.Write(new LandDrawing(land, options?.Coasts ?? Coasts.None, words)
        {
            Title = LandTitle(land, words),
            Towns = options?.TownsIn(land) ?? [],
            Style = Stylesheet.Fonts() + Stylesheet.Of(new HashSet<string> { "land-map", "sea", "land", "spot", "spots", "allies", "towns", "is-around", "is-minor", "is-other" }, Layers)
                + ".land-map{background:var(--sea)}",
        }.Draw());
    }

    /// <summary>Writes graph.svg.</summary>
    public static void WriteTies(CoalitionMap map, Words words, TextWriter to) => WriteTies(TieMap.Of(map), words, to);

    /// <summary>The same, where the picture was made already: a layout of thousands takes seconds.</summary>
    public static void WriteTies(TieMap ties, Words words, TextWriter to) =>
        to.Write(new TieDrawing(ties, words)
        {
            Style = Stylesheet.Fonts() + Stylesheet.Of(new HashSet<string>
            {
                "tie-map", "clusters", "regions", "bundles", "ties", "bridge-ties", "is-fine", "is-faint", "is-tiny", "is-minor", "dots", "knots", "halo", "is-bridge", "knot-names", "cluster-names",
                "knot-a", "knot-b", "knot-c", "knot-d", "knot-e", "knot-o",
            }, Layers) + ".tie-map{background:var(--ground)}",
        }.Draw());

    /// <summary>Every group whose position is known. Without any member, all groups are drawn as the coalition's.</summary>
    public static IEnumerable<Pin> Pins(CoalitionMap map, IGazetteer? gazetteer = null)
    {
        var anyMember = map.Groups.Any(group => group.Group.Member);
        HashSet<string> allies = [.. map.Allies.Select(ally => ally.Id), .. map.Unexpected.Select(ally => ally.Id)];
        return WithPeople(gazetteer, map.Groups.Select(group => group.Group).DistinctBy(group => group.Id)
            .Where(group => group.Place?.Position is not null)
            .Select(group => new Pin(group.Id, TownOf(group.Place!), group.Place!.Position!.Value,
                group.Member || !anyMember ? PinKind.Member : allies.Contains(group.Id) ? PinKind.Ally : PinKind.Other)));
    }

    /// <summary>The pins with how many live in their towns: a circle bears the name of the largest.</summary>
    public static IEnumerable<Pin> WithPeople(IGazetteer? gazetteer, IEnumerable<Pin> pins)
    {
        if (gazetteer is null) return pins;
        var known = new Dictionary<(string, Position), long>();
        return pins.Select(pin =>
        {
            if (!known.TryGetValue((pin.Name, pin.Position), out var people)) known[(pin.Name, pin.Position)] = people = gazetteer.PeopleOf(pin.Name, pin.Position);
            return pin with { People = people };
        });
    }

    /// <summary>The town in what was written of a place: its first part that is no house number; never more than a line.</summary>
    public static string TownOf(Place place)
    {
        var parts = place.Name.Split([',', ';', '/', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var town = parts.FirstOrDefault(part => !char.IsAsciiDigit(part[0])) ?? place.Region ?? place.Country ?? "";
        return Letters.Fit(town, 16, 300);
    }

    internal static string LandTitle(LandMap land, Words words) =>
        words.Count(land.Spots.Sum(spot => spot.Groups), "Map of {0} group with a circle for each place where groups work", "Map of {0} groups with a circle for each place where groups work");

    internal static string MarkAsData { get; } = "data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Stylesheet.Text("mark.svg")));
}
