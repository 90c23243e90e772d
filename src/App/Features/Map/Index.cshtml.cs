using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Drawing;
using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

/// <summary>Where the listed groups are: a drawing whose circles open into a closer view, and the same as a list.</summary>
[ShelfCached]
public sealed class IndexModel(Shelf shelf, DrawnMaps maps, Coasts coasts, Words words, IGazetteer? gazetteer = null) : PageModel
{
    /// <summary>With more groups than this in view the list names places; a closer view names groups.</summary>
    public const int MostNamed = 150;
    private const int MostPlaces = 250;

    public Findings Found { get; private set; } = null!;
    /// <summary>A closer view that was asked for; null for all that was found.</summary>
    public MapView? View { get; private set; }
    public DrawnMap Map { get; private set; } = null!;
    public bool NamesGroups => Map.InView <= MostNamed;
    public IEnumerable<DrawnPlace> Listed => Map.Places.Take(MostPlaces);

    public async Task OnGetAsync()
    {
        Found = (await shelf.Now()).Search(GroupQuery.From(Request.Query), gazetteer);
        View = ViewFrom(Request.Query["view"]);
        Map = maps.Of(Found, View, words, Draw);
    }

    private DrawnMap Draw()
    {
        var placed = new Dictionary<string, Listing>(StringComparer.Ordinal);
        var unplaced = new List<Listing>();
        foreach (var listing in Found.All)
        {
            if (listing.Position is null) unplaced.Add(listing);
            else placed[listing.Id] = listing;
        }
        var map = LandMap.Of(Drawings.WithPeople(gazetteer, placed.Values.Select(listing => new Pin(listing.Id, listing.Place, listing.Position!.Value))), View);
        var inView = map.Spots.Sum(spot => spot.Groups);
        var byName = StringComparer.Create(words.Culture, ignoreCase: true);
        var places = map.Spots.Select((spot, i) => Place(spot, $"place-{i + 1}")).ToArray();
        var hrefs = new Dictionary<Spot, string>(ReferenceEqualityComparer.Instance);
        foreach (var (spot, place) in map.Spots.Zip(places)) hrefs[spot] = place.Href;
        var drawing = new LandDrawing(map, coasts, words)
        {
            Title = words["Map with a circle for each place where groups work"],
            Href = spot => hrefs[spot],
            Towns = gazetteer?.LargestTowns(map.View.Bounds, LandDrawing.TownsLookedAt) ?? [],
            CoastLetters = 60_000,
        };
        return new(drawing.Draw(), places, inView, map.View, unplaced);

        DrawnPlace Place(Spot spot, string anchor)
        {
            var closer = spot.Closer is { } view ? Ask(view) : null;
            var href = closer ?? (inView <= MostNamed
                ? $"#{anchor}"
                : Request.PathBase + "/groups" + (Found.Query with { Near = spot.Towns.FirstOrDefault() ?? "", Kilometres = GroupQuery.Distances[0], Page = 1 }));
            var groups = spot.Pins.Take(inView <= MostNamed ? spot.Pins.Count : 0).Select(pin => placed[pin.Key]).OrderBy(listing => listing.Name, byName);
            return new(anchor, spot.Name(words), spot.Contents(words), href, closer,
                [.. groups.Select(listing => new DrawnGroup(listing, spot.Towns.Count > 1 && listing.Place.Length > 0 ? listing.Place : null))]);
        }
    }

    /// <summary>This map with the same question, closer or farther.</summary>
    public string Ask(MapView? view)
    {
        var address = $"{Request.PathBase}/map{Found.Query with { Page = 1, ByName = false }}";
        if (view is null) return address;
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "view=" + Numbers(view);
    }

    /// <summary>For the map that moves; null if no closer view was asked for.</summary>
    public string ViewNumbers => Numbers(Map.Frame);

    /// <summary>Three times as far across, up to everything that was found.</summary>
    public string Farther => View is { Width: < 4000 } view ? Ask(view with { Width = view.Width * 3, Height = view.Height * 3 }) : Ask(null);

    private static string Numbers(MapView view) =>
        string.Create(CultureInfo.InvariantCulture, $"{view.Centre.Latitude:0.###},{view.Centre.Longitude:0.###},{view.Width:0},{view.Height:0}");

    /// <summary>"latitude,longitude,kilometres across,kilometres down"; null for anything else.</summary>
    private static MapView? ViewFrom(string? text)
    {
        var parts = text?.Split(',') ?? [];
        var numbers = new double[4];
        if (parts.Length != 4) return null;
        for (var i = 0; i < 4; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i])) return null;
        }
        var inside = Math.Abs(numbers[0]) <= 90 && Math.Abs(numbers[1]) <= 180;
        return inside ? new(new(numbers[0], numbers[1]), Math.Clamp(numbers[2], 8, 12_000), Math.Clamp(numbers[3], 6, 12_000)) : null;
    }
}
