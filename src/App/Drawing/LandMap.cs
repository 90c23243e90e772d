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
/// <param name="Town">For the label: a town's name, never an address. What stands after a comma is not drawn.</param>
/// <param name="People">How many live in the town; 0 if nobody knows.</param>
public sealed record Pin(string Key, string Town, Position Position, PinKind Kind = PinKind.Member, int Count = 1, long People = 0)
{
    internal string Name => Town.Split(',')[0].Trim();
}

/// <summary>The groups that one circle stands for: of one town, or of towns closer together than a thumb is wide.</summary>
/// <param name="X">Of the circle's middle, from the left, in units of a drawing 640 wide. It stands at its largest town.</param>
/// <param name="Towns">With most people first; where that is not known, with most groups.</param>
public sealed record Spot(double X, double Y, ValueList<string> Towns, ValueList<Pin> Pins)
{
    public int Members => Count(PinKind.Member);
    public int Allies => Count(PinKind.Ally);
    public int Others => Count(PinKind.Other);
    public int Groups => Pins.Sum(pin => pin.Count);

    /// <summary>A view that takes these groups apart; null if they are all in one place.</summary>
    public MapView? Closer => Pins.DistinctBy(pin => pin.Position).Count() > 1 ? MapView.Of(Pins.Select(pin => pin.Position)) : null;

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
    /// <summary>The number that is drawn in its circle.</summary>
    internal int Shown => Members > 0 ? Members : Others > 0 ? Others : Allies;
    /// <summary>How many live in its largest town.</summary>
    internal long People => Pins.Max(pin => pin.People);

    private int Count(PinKind kind) => Pins.Where(pin => pin.Kind == kind).Sum(pin => pin.Count);
}

/// <summary>
/// Groups on the coasts of the world, gathered into circles that do not meet. A group by itself has the same mark everywhere; a circle of several
/// grows with their number. Drawn by <see cref="LandDrawing"/>.
/// </summary>
public sealed class LandMap
{
    private LandMap(MapView view, Sheet sheet, ValueList<Spot> spots, ValueList<Pin> farther) =>
        (View, Sheet, Spots, Farther) = (view, sheet, spots, farther);

    public MapView View { get; }
    /// <summary>Those with most groups first; together they hold every pin within the view.</summary>
    public ValueList<Spot> Spots { get; }
    /// <summary>The few that lie so far from all others that they would press those into far fewer circles: for a map of their own.</summary>
    public ValueList<Pin> Farther { get; }
    internal Sheet Sheet { get; }

    /// <param name="view">Null: the view that holds all pins, but for those few that are <see cref="Farther"/>.</param>
    public static LandMap Of(IEnumerable<Pin> pins, MapView? view = null)
    {
        var all = pins.ToArray();
        if (view is not null) return Of(all, view, []);
        var whole = Of(all, MapView.Of(all.Select(pin => pin.Position)), []);
        var near = MapView.Near([.. all.Select(pin => pin.Position)]);
        if (!near.Contains(false)) return whole;
        var most = all.Where((_, i) => near[i]).ToArray();
        var closer = Of(most, MapView.Of(most.Select(pin => pin.Position)), all.Where((_, i) => !near[i]).ToValueList());
        return closer.Spots.Count > 1.5 * whole.Spots.Count ? closer : whole;
    }

    private static LandMap Of(Pin[] pins, MapView view, ValueList<Pin> farther)
    {
        var sheet = new Sheet(view);
        return new(view, sheet, Gathering.Of(pins, sheet).Select(Named).ToValueList(), farther);
    }

    private static Spot Named(Spot spot)
    {
        // One place that was written in two ways is one town.
        var names = spot.Pins.Where(pin => pin.Name.Length > 0).GroupBy(pin => pin.Position)
            .ToDictionary(place => place.Key, place => place.GroupBy(pin => pin.Name).OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).First().Key);
        return spot with
        {
            Towns = spot.Pins.Where(pin => pin.Name.Length > 0).GroupBy(pin => names[pin.Position], StringComparer.Ordinal)
                .OrderByDescending(town => town.Max(pin => pin.People)).ThenByDescending(town => town.Sum(pin => pin.Count)).ThenBy(town => town.Key, StringComparer.Ordinal)
                .Select(town => town.Key).ToValueList(),
        };
    }
}
