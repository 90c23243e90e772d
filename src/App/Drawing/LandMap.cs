using Weft.Places;

namespace Weft.Drawing;

/// <summary>What a mark on the map stands for.</summary>
public enum PinKind
{
    /// <summary>A group of the coalition; every group, where the map is of no coalition.</summary>
    Member,
    /// <summary>A group that the coalition could get to know.</summary>
    Ally,
    /// <summary>Another group that the files name.</summary>
    Other,
}

/// <summary>One group, or several of one kind, in a town.</summary>
/// <param name="Key">Comes back in the spot that it became part of: a group's id.</param>
/// <param name="Town">For the label: a town's name, never an address.</param>
public sealed record Pin(string Key, string Town, Position Position, PinKind Kind = PinKind.Member, int Count = 1);

/// <summary>The groups that one circle stands for: of one town, or of towns closer together than a thumb is wide.</summary>
/// <param name="X">Of the circle's middle, from the left, in units of a drawing 640 wide. It stands at the town with most groups.</param>
/// <param name="Towns">With most groups first.</param>
public sealed record Spot(double X, double Y, ValueList<string> Towns, ValueList<Pin> Pins)
{
    public int Members => Count(PinKind.Member);
    public int Allies => Count(PinKind.Ally);
    public int Others => Count(PinKind.Other);
    public int Groups => Pins.Sum(pin => pin.Count);

    /// <summary>A view that takes these groups apart; null if they are all in one place.</summary>
    public MapView? Closer => Pins.DistinctBy(pin => pin.Position).Count() > 1 ? MapView.Of(Pins.Select(pin => pin.Position), 12) : null;

    /// <summary>"Leeds", "Leeds and Bradford", "Leeds, Bradford and 3 more places".</summary>
    public string Name(Words words) => Towns.Count switch
    {
        0 => words["A place without a name"],
        1 => Towns[0],
        2 => words["{0} and {1}", Towns[0], Towns[1]],
        3 => words["{0}, {1} and {2}", Towns[0], Towns[1], Towns[2]],
        var many => words["{0}, {1} and {2} more places", Towns[0], Towns[1], many - 2],
    };

    /// <summary>"5 groups, 1 possible ally".</summary>
    public string Contents(Words words) => string.Join(", ", new[]
    {
        Members > 0 ? words.Count(Members, "{0} group", "{0} groups") : null,
        Allies > 0 ? words.Count(Allies, "{0} possible ally", "{0} possible allies") : null,
        Others > 0 ? words.Count(Others, "{0} other group", "{0} other groups") : null,
    }.OfType<string>());

    internal double Radius { get; init; }

    private int Count(PinKind kind) => Pins.Where(pin => pin.Kind == kind).Sum(pin => pin.Count);
}

/// <summary>
/// Groups on the coasts of the world, gathered into circles whose areas follow their numbers. Drawn by <see cref="LandDrawing"/>.
/// </summary>
public sealed class LandMap
{
    /// <summary>Circles closer than this, in units, are one: a drawing 640 wide is half that on a phone.</summary>
    private const double Thumb = 28;
    private const double RadiusOfOne = 15.6, LargestRadius = 58, SmallestRadius = 6, Share = 0.12;

    private LandMap(MapView view, Sheet sheet, ValueList<Spot> spots, ValueList<Pin> farther) =>
        (View, Sheet, Spots, Farther) = (view, sheet, spots, farther);

    public MapView View { get; }
    /// <summary>Those with most groups first; together they hold every pin within the view.</summary>
    public ValueList<Spot> Spots { get; }
    /// <summary>The few that lie so far from all others that they would make the map useless: for a map of their own.</summary>
    public ValueList<Pin> Farther { get; }
    internal Sheet Sheet { get; }

    /// <param name="view">Null: the view that holds all pins, but for those few that are <see cref="Farther"/>.</param>
    public static LandMap Of(IEnumerable<Pin> pins, MapView? view = null)
    {
        var all = pins.ToArray();
        Pin[] farther = [];
        if (view is null)
        {
            var near = MapView.Near([.. all.Select(pin => pin.Position)]);
            (all, farther) = ([.. all.Where((_, i) => near[i])], [.. all.Where((_, i) => !near[i])]);
            view = MapView.Of(all.Select(pin => pin.Position));
        }
        var sheet = new Sheet(view);
        var cells = all.Select(pin => (Pin: pin, At: sheet.Of(pin.Position)))
            .Where(placed => sheet.Shows(placed.At))
            .GroupBy(placed => (Math.Round(placed.At.X / 2), Math.Round(placed.At.Y / 2)))
            .Select(cell => new Spot(cell.First().At.X, cell.First().At.Y, [], cell.Select(placed => placed.Pin).ToValueList()))
            .ToList();
        return new(view, sheet, Gathered(cells, sheet).Select(Named).ToValueList(), farther.ToValueList());
    }

    /// <summary>
    /// The largest takes in its neighbours, then the next, until no two are too close. Circles that grow shrink all others a
    /// little, so that the largest fits; this ends, for each round has fewer circles.
    /// </summary>
    private static List<Spot> Gathered(List<Spot> spots, Sheet sheet)
    {
        // All circles together leave most of the sheet free.
        var roomy = Math.Sqrt(Share * Sheet.Width * sheet.Height / (Math.PI * Math.Max(1, spots.Sum(Weight))));
        while (true)
        {
            var scale = Math.Min(Math.Min(RadiusOfOne, Math.Max(5, roomy)), LargestRadius / Math.Sqrt(spots.Count == 0 ? 1 : spots.Max(Weight)));
            var sized = spots.ConvertAll(spot => spot with { Radius = Math.Max(SmallestRadius, scale * Math.Sqrt(Weight(spot))) });
            sized.Sort((a, b) => (-a.Groups, a.X, a.Y).CompareTo((-b.Groups, b.X, b.Y)));
            var taken = new bool[sized.Count];
            var near = new Dictionary<(int, int), List<int>>();
            for (var i = 0; i < sized.Count; i++)
            {
                var square = Square(sized[i]);
                if (!near.TryGetValue(square, out var list)) near[square] = list = [];
                list.Add(i);
            }
            var merged = new List<Spot>();
            for (var i = 0; i < sized.Count; i++)
            {
                if (taken[i]) continue;
                taken[i] = true;
                var (spot, pins) = (sized[i], sized[i].Pins.ToList());
                foreach (var j in Around(near, spot).Where(j => !taken[j] && TooClose(spot, sized[j])).Order())
                {
                    taken[j] = true;
                    pins.AddRange(sized[j].Pins);
                }
                merged.Add(pins.Count == spot.Pins.Count ? spot : spot with { Pins = pins.ToValueList() });
            }
            if (merged.Count == spots.Count) return merged.ConvertAll(spot => Inside(spot, sheet));
            spots = merged;
        }
    }

    /// <summary>A circle at the edge is moved in until all of it is seen.</summary>
    private static Spot Inside(Spot spot, Sheet sheet)
    {
        var edge = Math.Min(spot.Radius + 2, Math.Min(Sheet.Width, sheet.Height) / 2.0);
        return spot with { X = Math.Clamp(spot.X, edge, Sheet.Width - edge), Y = Math.Clamp(spot.Y, edge, sheet.Height - edge) };
    }

    /// <summary>What the area of the circle follows: the groups of the coalition, or, where there are none, the others.</summary>
    private static int Weight(Spot spot) => spot.Members > 0 ? spot.Members : spot.Others > 0 ? spot.Others : spot.Allies;

    private static bool TooClose(Spot a, Spot b)
    {
        var least = Math.Max(Thumb, 0.72 * (a.Radius + b.Radius));
        return (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y) < least * least;
    }

    private static (int, int) Square(Spot spot) => ((int)spot.X / 60, (int)spot.Y / 60);

    private static IEnumerable<int> Around(Dictionary<(int, int), List<int>> near, Spot spot)
    {
        var (x, y) = Square(spot);
        for (var dx = -2; dx <= 2; dx++)
            for (var dy = -2; dy <= 2; dy++)
                foreach (var i in near.GetValueOrDefault((x + dx, y + dy)) ?? [])
                    yield return i;
    }

    private static Spot Named(Spot spot) => spot with
    {
        Towns = spot.Pins.Where(pin => pin.Town.Length > 0)
            .GroupBy(pin => pin.Town, StringComparer.Ordinal)
            .OrderByDescending(town => town.Sum(pin => pin.Count)).ThenBy(town => town.Key, StringComparer.Ordinal)
            .Select(town => town.Key).ToValueList(),
    };
}
