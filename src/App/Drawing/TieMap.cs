using Weft.Map;
using Weft.Map.Graphs;

namespace Weft.Drawing;

/// <summary>One group on the picture of ties.</summary>
/// <param name="Shape">a to e for the five largest communities, o for the others.</param>
/// <param name="Ties">How many others it is tied to. All marks of a picture are equally large: a larger one is a target.</param>
/// <param name="Joins">Whether others would lose each other without it, or reach each other through it.</param>
internal sealed record Knot(string Id, string Name, char Shape, int Community, int Ties, double Radius, bool Joins)
{
    public double X { get; set; }
    public double Y { get; set; }
    public bool Named { get; set; }
}

/// <summary>A tie between two knots, by their places in the list.</summary>
/// <param name="Bridge">Whether two parts of two groups or more are joined by it alone.</param>
/// <param name="Strong">Whether it is of the <see cref="Backbone"/>; the others are drawn faint.</param>
internal sealed record DrawnTie(int From, int To, bool Bridge, bool Strong);

/// <summary>
/// Who is tied to whom, as a picture: communities apart, those who join them marked, names that do not lie on each other.
/// Groups without ties are not on it.
/// </summary>
public sealed class TieMap
{
    /// <summary>Up to so many groups each is drawn by itself, and each community has a room of its own; above, one layout holds all and only some are named.</summary>
    internal const int Few = 300;
    /// <summary>From here on communities are discs, and ties are gathered into bundles between them.</summary>
    internal const int Thousands = 1_500;
    internal const int AllNamed = 90, MostNamed = 60, MostTies = 4_000, MostJoining = 16;
    private const ulong Seed = 2015;

    private readonly Lazy<TiePicture> _picture;

    private TieMap() => _picture = new(() => new(this));

    internal TiePicture Picture => _picture.Value;

    internal IReadOnlyList<Knot> Knots { get; private init; } = [];
    internal IReadOnlyList<DrawnTie> Ties { get; private init; } = [];
    internal IReadOnlyList<Region> Regions { get; private init; } = [];
    /// <summary>How many ties run between two regions, by their places in the list.</summary>
    internal IReadOnlyList<(int From, int To, int Ties)> Bundles { get; private init; } = [];
    internal IReadOnlyList<(char Shape, int Number, string Name)> Communities { get; private init; } = [];
    internal double Width { get; private init; }
    internal double Height { get; private init; }
    /// <summary>Whether each community has a room of its own.</summary>
    internal bool Apart { get; private init; }
    internal bool Singly => Knots.Count <= Few;

    /// <summary>How many groups with ties there are on it.</summary>
    public int Groups => Knots.Count;
    /// <summary>How many pairs of groups are tied, and how many of those the picture has room for.</summary>
    public int Pairs { get; private init; }
    public int Drawn => Ties.Count;
    /// <summary>How many of those are drawn faint, so that the others can be followed.</summary>
    public int Faint => Ties.Count(tie => !tie.Strong);
    /// <summary>Whether communities are discs, and lines stand for all ties between the groups of two.</summary>
    public bool Gathered => Regions.Count > 0;

    public static TieMap Of(CoalitionMap map)
    {
        var all = map.Groups.Select((group, i) => (group.Group.Id, i)).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.i);
        var pairs = new Dictionary<(int, int), (double Strength, bool Bridge)>();
        // Where nearly all ties are bridges, as in a tree, only those that join the largest parts are drawn so.
        var bridges = map.Structure.Bridges.Where(bridge => bridge.Parts.Count > 0 && bridge.Parts.Min() > 1)
            .OrderByDescending(bridge => bridge.Parts.Min()).Take(MostJoining).SelectMany(bridge => new[] { (bridge.From, bridge.To), (bridge.To, bridge.From) }).ToHashSet();
        foreach (var (tie, _) in map.Ties)
        {
            if (tie.From == tie.To || !all.TryGetValue(tie.From, out var a) || !all.TryGetValue(tie.To, out var b)) continue;
            var key = (Math.Min(a, b), Math.Max(a, b));
            var strength = tie.Strength > 0 && double.IsFinite(tie.Strength) ? tie.Strength : 1;
            pairs[key] = (pairs.GetValueOrDefault(key).Strength + strength, bridges.Contains((tie.From, tie.To)));
        }
        var tied = pairs.Keys.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).Distinct().Order().ToArray();
        if (tied.Length == 0) return new();

        var at = tied.Select((group, i) => (group, i)).ToDictionary(pair => pair.group, pair => pair.i);
        var weighted = pairs.Select(pair => (From: at[pair.Key.Item1], To: at[pair.Key.Item2], pair.Value.Strength, pair.Value.Bridge))
            .OrderBy(tie => (tie.From, tie.To)).ToArray();
        var graph = Graph.From(tied.Length, [.. weighted.Select(tie => (tie.From, tie.To, tie.Strength))]);
        var joining = Joining(map);
        var knots = tied.Select((group, i) => Knot(map.Groups[group], graph.Degree(i), tied.Length, joining)).ToArray();
        foreach (var knot in knots.OrderByDescending(knot => knot.Joins).ThenByDescending(knot => knot.Ties).ThenBy(knot => knot.Id, StringComparer.Ordinal)
            .Take(knots.Length <= AllNamed ? AllNamed : MostNamed))
            knot.Named = true;
        var communities = map.Structure.Communities.Where(community => community.Number < 5)
            .Select(community => ((char)('a' + community.Number), community.Number, community.Name))
            .Where(community => knots.Any(knot => knot.Community == community.Number)).ToArray();
        var gathered = tied.Length > Thousands && map.Structure.Communities.Count > 1;
        if (gathered) return Discs(map, knots, graph, communities, weighted.Length);
        // A tree tells its own shape; rooms would tear it apart.
        var apart = tied.Length <= AllNamed || (tied.Length <= Few && weighted.Length > 1.25 * tied.Length);
        var (width, height) = apart ? new TieRooms(knots, graph, Seed).Arrange() : Spread(knots, Layout.Of(graph, Seed));
        var kept = Kept(weighted, tied.Length).ToArray();
        var strong = Backbone.Of(graph, Array.ConvertAll(kept, tie => (tie.From, tie.To, tie.Strength)));
        return new()
        {
            Knots = knots,
            Communities = communities,
            Apart = apart,
            Width = width,
            Height = height,
            Pairs = weighted.Length,
            Ties = [.. kept.Select((tie, i) => new DrawnTie(tie.From, tie.To, tie.Bridge, strong[i]))],
        };
    }

    private static TieMap Discs(CoalitionMap map, Knot[] knots, Graph graph, (char, int, string)[] communities, int pairs)
    {
        var names = map.Structure.Communities.DistinctBy(community => community.Number).ToDictionary(community => community.Number, community => community.Name);
        var regions = TieRegions.Arrange(knots, graph, names, Seed);
        return new()
        {
            Knots = [.. knots.Select(knot => knot with { Radius = Math.Min(4, 0.6 * regions.Seed), Named = knot.Joins })],
            Communities = communities,
            Regions = regions.Regions,
            Bundles = regions.Bundles,
            Width = 1000,
            Height = regions.Tall,
            Pairs = pairs,
        };
    }

    private static Knot Knot(GroupOnMap group, int degree, int of, HashSet<string> joining)
    {
        var community = group.Community ?? int.MaxValue;
        var radius = of <= 100 ? 11 : of <= Few ? 8 : 3.5;
        return new(group.Group.Id, Shown(group.Group.Name), community < 5 ? (char)('a' + community) : 'o', community, degree, radius, joining.Contains(group.Group.Id));
    }

    /// <summary>What stands before a comma, a bracket or a dash is enough for a picture.</summary>
    private static string Shown(string name)
    {
        name = name.Trim();
        var end = name.IndexOfAny([',', '(', ';', ':', '|']);
        return end > 5 ? name[..end].Trim() : name;
    }

    private static HashSet<string> Joining(CoalitionMap map) => map.Structure.Brokers.Select(broker => broker.Id)
        .Concat(map.Structure.Bridges.Where(bridge => bridge.Parts.Count > 0 && bridge.Parts.Min() > 1)
            .OrderByDescending(bridge => bridge.Parts.Min()).SelectMany(bridge => new[] { bridge.From, bridge.To }))
        .Concat(map.Structure.CutPoints.Where(point => point.Parts.Count > 1 && point.Parts[1] > 1)
            .OrderByDescending(point => point.Parts[1]).Select(point => point.Id))
        .Distinct().Take(MostJoining).ToHashSet();

    private static (double, double) Spread(Knot[] knots, Point[] points)
    {
        const double edge = 40, width = 1000;
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (top, bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var scale = (width - 2 * edge) / Math.Max(1e-9, right - left);
        var height = Math.Clamp((bottom - top) * scale, 500, 1100);
        var down = height / Math.Max(1e-9, bottom - top);
        for (var i = 0; i < knots.Length; i++)
            (knots[i].X, knots[i].Y) = (edge + (points[i].X - left) * scale, edge + (points[i].Y - top) * down);
        return (width, height + 2 * edge);
    }

    /// <summary>Where there is no room for all: every bridge, everyone's strongest tie, then the strongest of all.</summary>
    private static IEnumerable<(int From, int To, double Strength, bool Bridge)> Kept((int From, int To, double Strength, bool Bridge)[] ties, int groups)
    {
        if (ties.Length <= MostTies) return ties;
        var strongest = new int[groups];
        Array.Fill(strongest, -1);
        for (var i = 0; i < ties.Length; i++)
            foreach (var end in new[] { ties[i].From, ties[i].To })
                if (strongest[end] < 0 || ties[strongest[end]].Strength < ties[i].Strength) strongest[end] = i;
        var own = strongest.ToHashSet();
        return ties.Select((tie, i) => (Tie: tie, i))
            .OrderByDescending(pair => pair.Tie.Bridge).ThenByDescending(pair => own.Contains(pair.i)).ThenByDescending(pair => pair.Tie.Strength).ThenBy(pair => pair.i)
            .Take(MostTies).OrderBy(pair => pair.i).Select(pair => pair.Tie);
    }
}
