using Weft.Map.Graphs;

namespace Weft.Drawing;

/// <summary>A community as a disc whose area follows its groups.</summary>
internal sealed class Region(int number, string name, int[] knots)
{
    public int Number => number;
    public string Name => name;
    /// <summary>From the middle outwards.</summary>
    public int[] Knots => knots;
    public double X { get; set; }
    public double Y { get; set; }
    public double Radius { get; set; }
}

/// <summary>
/// Thousands of groups: a disc for each community, near those it has most ties with; its groups within, those with most ties in the middle, set like
/// the seeds of a sunflower (Vogel, "A better way to construct the sunflower head", 1979).
/// </summary>
internal sealed class TieRegions
{
    private const int Most = 48, Rounds = 600, TiesOfEach = 3;
    private const double Width = 1000, Height = 760, Edge = 30, Gap = 26, Filled = 0.42, Turn = 2.39996;
    private readonly Knot[] _knots;
    private readonly List<Region> _regions;
    private readonly Dictionary<(int, int), int> _between = [];

    private TieRegions(Knot[] knots, Graph graph, IReadOnlyDictionary<int, string> names)
    {
        _knots = knots;
        // Past the largest, what is left is one disc: they are told apart in words.
        _regions = Enumerable.Range(0, knots.Length).GroupBy(i => knots[i].Community < Most ? knots[i].Community : int.MaxValue).OrderBy(room => room.Key)
            .Select(room => new Region(room.Key, names.GetValueOrDefault(room.Key, ""),
                Seats([.. room.OrderByDescending(graph.Degree).ThenBy(i => i)], knots))).ToList();
        var of = new int[knots.Length];
        for (var r = 0; r < _regions.Count; r++)
            foreach (var i in _regions[r].Knots) of[i] = r;
        for (var i = 0; i < knots.Length; i++)
            foreach (var j in graph.NeighboursOf(i))
                if (j > i && of[i] != of[j]) _between[(Math.Min(of[i], of[j]), Math.Max(of[i], of[j]))] = _between.GetValueOrDefault((Math.Min(of[i], of[j]), Math.Max(of[i], of[j]))) + 1;
    }

    public IReadOnlyList<Region> Regions => _regions;
    /// <summary>How many ties run between the groups of two regions, for the three that each has most with.</summary>
    public IReadOnlyList<(int From, int To, int Ties)> Bundles { get; private set; } = [];
    public double Tall { get; private set; }

    public static TieRegions Arrange(Knot[] knots, Graph graph, IReadOnlyDictionary<int, string> names, ulong seed)
    {
        var regions = new TieRegions(knots, graph, names);
        regions.Bundles = regions.Strongest();
        regions.Place(seed);
        return regions;
    }

    /// <summary>Those with most ties in the middle; those who join others have a ring and a name, so they are set apart from each other.</summary>
    private static int[] Seats(int[] room, Knot[] knots)
    {
        var joining = room.Where(i => knots[i].Joins).ToArray();
        var seats = room.Where(i => !knots[i].Joins).ToList();
        for (var k = 0; k < joining.Length; k++) seats.Insert(Math.Min(seats.Count, k * room.Length / joining.Length), joining[k]);
        return [.. seats];
    }

    private List<(int From, int To, int Ties)> Strongest() =>
        [.. Enumerable.Range(0, _regions.Count)
            .SelectMany(r => _between.Where(pair => pair.Key.Item1 == r || pair.Key.Item2 == r).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(TiesOfEach))
            .Distinct().OrderBy(pair => pair.Key).Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value))];

    private void Place(ulong seed)
    {
        var points = Layout.Of(Graph.From(_regions.Count, [.. Bundles.Select(bundle => (bundle.From, bundle.To, (double)bundle.Ties))]), seed);
        var (across, down) = (Math.Max(1, points.Max(point => point.X)), Math.Max(1, points.Max(point => point.Y)));
        var seedling = Math.Sqrt(Filled * Width * Height / (Math.PI * _knots.Length));
        foreach (var (region, point) in _regions.Zip(points))
        {
            region.Radius = seedling * Math.Sqrt(region.Knots.Length) + seedling;
            (region.X, region.Y) = (point.X / across * Width, point.Y / down * Height);
        }
        PushApart();
        var (left, right) = (_regions.Min(region => region.X - region.Radius), _regions.Max(region => region.X + region.Radius));
        var (top, bottom) = (_regions.Min(region => region.Y - region.Radius), _regions.Max(region => region.Y + region.Radius));
        var scale = (Width - 2 * Edge) / (right - left);
        Tall = (bottom - top) * scale + 2 * Edge;
        foreach (var region in _regions)
        {
            (region.X, region.Y, region.Radius) = (Edge + (region.X - left) * scale, Edge + (region.Y - top) * scale, region.Radius * scale);
            for (var k = 0; k < region.Knots.Length; k++)
            {
                var away = scale * seedling * Math.Sqrt(k + 0.5);
                var knot = _knots[region.Knots[k]];
                (knot.X, knot.Y) = (region.X + away * Math.Cos(k * Turn), region.Y + away * Math.Sin(k * Turn));
            }
        }
        Seed = scale * seedling;
    }

    /// <summary>The room of one group: half the distance to the next, nearly.</summary>
    public double Seed { get; private set; }

    private void PushApart()
    {
        for (var (round, moved) = (0, true); moved && round < Rounds; round++)
        {
            moved = false;
            for (var i = 0; i < _regions.Count; i++)
            {
                for (var j = i + 1; j < _regions.Count; j++)
                {
                    var (a, b) = (_regions[i], _regions[j]);
                    var (x, y) = (b.X - a.X, b.Y - a.Y);
                    var length = Math.Sqrt(x * x + y * y);
                    var over = a.Radius + b.Radius + Gap - length;
                    if (over <= 0.1) continue;
                    moved = true;
                    // Two at one point part in a direction of their own.
                    if (length < 1e-6) (x, y, length) = (Math.Cos(i * Turn + j), Math.Sin(i * Turn + j), 1);
                    (a.X, a.Y, b.X, b.Y) = (a.X - x / length * over / 2, a.Y - y / length * over / 2, b.X + x / length * over / 2, b.Y + y / length * over / 2);
                }
            }
        }
    }
}
