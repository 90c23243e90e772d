using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Groups;
using Weft.Places;
using Weft.Print;

namespace Weft.Map;

/// <summary>Where the listed groups are: a drawing whose circles open into a closer view, and the same as a list.</summary>
[ShelfCached]
public sealed class IndexModel(Shelf shelf, Coasts coasts, Words words, IGazetteer? gazetteer = null) : PageModel
{
    /// <summary>With more groups than this in view the list names places; a closer view names groups.</summary>
    public const int MostNamed = 150;
    private const int MostPlaces = 250;

    private readonly Dictionary<string, Listing> listings = new(StringComparer.Ordinal);
    private LandMap map = null!;

    public Findings Found { get; private set; } = null!;
    /// <summary>A closer view that was asked for; null for all that was found.</summary>
    public MapView? View { get; private set; }
    public ValueList<Spot> Spots => map.Spots;
    public IReadOnlyList<Listing> Unplaced { get; private set; } = [];
    public int InView => Spots.Sum(spot => spot.Groups);
    public bool NamesGroups => InView <= MostNamed;
    public IEnumerable<Spot> Listed => Spots.Take(MostPlaces);
    public int Places => Spots.Sum(spot => spot.Towns.Count);

    public async Task OnGetAsync()
    {
        Found = (await shelf.Now()).Search(GroupQuery.From(Request.Query), gazetteer);
        View = ViewFrom(Request.Query["view"]);
        var pins = new List<Pin>();
        var unplaced = new List<Listing>();
        foreach (var listing in Found.All)
        {
            if (listing.Position is not { } position)
            {
                unplaced.Add(listing);
                continue;
            }
            listings[listing.Id] = listing;
            pins.Add(new(listing.Id, listing.Place, position));
        }
        Unplaced = unplaced;
        map = LandMap.Of(pins, View);
    }

    public string Drawing() => new LandDrawing(map, coasts, words)
    {
        Title = words["Map with a circle for each place where groups work"],
        Href = Href,
        Towns = gazetteer?.LargestTowns(map.View.Bounds, LandDrawing.TownsLookedAt) ?? [],
        CoastLetters = 60_000,
    }.Draw();

    /// <summary>Where a circle leads: closer, if it holds several places; else to its place in the list; else to the groups there.</summary>
    public string Href(Spot spot) =>
        spot.Closer is { } closer ? Ask(closer)
        : NamesGroups ? $"#{Anchor(spot)}"
        : Request.PathBase + "/groups" + (Found.Query with { Near = spot.Towns.FirstOrDefault() ?? "", Kilometres = GroupQuery.Distances[0], Page = 1 });

    public string Anchor(Spot spot) => $"place-{Spots.ToList().IndexOf(spot) + 1}";

    public IEnumerable<Listing> GroupsIn(Spot spot) =>
        spot.Pins.Select(pin => listings[pin.Key]).OrderBy(listing => listing.Name, StringComparer.Create(words.Culture, ignoreCase: true));

    /// <summary>This map with the same question, closer or farther.</summary>
    public string Ask(MapView? view)
    {
        var address = $"{Request.PathBase}/map{Found.Query with { Page = 1, ByName = false }}";
        if (view is null) return address;
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "view=" + Numbers(view);
    }

    /// <summary>For the map that moves; null if no closer view was asked for.</summary>
    public string? ViewNumbers => View is null ? null : Numbers(View);

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
