using Weft.Map.Graphs;

namespace Weft.Bench;

internal sealed class BetweennessComparison : Comparison
{
    /// <summary>Below, both answer within microseconds.</summary>
    private const int LeastTies = 1_000;

    public override string Measure => "betweenness";

    public override IEnumerable<TriedGraph> Graphs() =>
    [
        TriedGraph.BarabasiAlbert(10_000, 5), TriedGraph.Planted(10_000, 50_000, 100, 0.8),
        .. RealGraphs.Small, .. RealGraphs.Packages(10_000),
    ];

    public override void WarmUp() => Betweenness.Exact(TriedGraph.BarabasiAlbert(1_000, 5).Graph);

    public override IEnumerable<Row> Run(TriedGraph tried, Peer? peer, int rounds)
    {
        var (ours, theirs, values, theirValues) = Race(tried, peer, rounds, Betweenness.Exact);
        yield return new("betweenness, time", tried, "s", ours, theirs, 0.5, AtMost: true) { IsJudged = tried.Graph.Ties >= LeastTies };
        if (theirValues is not null && values.Zip(theirValues).Any(pair =>
            Math.Abs(pair.First - pair.Second[0]) > 1e-6 * Math.Max(1, pair.Second[0])))
            throw new InvalidOperationException($"Betweenness differs on {tried.Name}");
    }
}

internal sealed class CommunitiesComparison : Comparison
{
    public override string Measure => "communities";

    public override IEnumerable<TriedGraph> Graphs() =>
    [
        TriedGraph.BarabasiAlbert(100_000, 5), TriedGraph.Planted(100_000, 500_000, 1_000, 0.8),
        TriedGraph.Planted(100_000, 500_000, 100, 0.6), .. RealGraphs.Small, .. RealGraphs.Packages(100_000),
    ];

    public override void WarmUp() => Communities.Find(TriedGraph.BarabasiAlbert(5_000, 5).Graph, Seed);

    public override IEnumerable<Row> Run(TriedGraph tried, Peer? peer, int rounds)
    {
        var (ours, theirs, found, theirCommunity) = Race(tried, peer, rounds, graph => Communities.Find(graph, Seed));
        yield return new("communities, time", tried, "s", ours, theirs, 0.5, AtMost: true);
        double? theirModularity = theirCommunity is null ? null
            : Modularity.Of(tried.Graph, [.. theirCommunity.Select(row => (int)row[0])]);
        yield return new("communities, modularity", tried, "", found.Modularity, theirModularity, 0.99, AtMost: false);
    }
}

internal sealed class LayoutComparison : Comparison
{
    public override string Measure => "layout";

    public override IEnumerable<TriedGraph> Graphs() =>
    [
        TriedGraph.BarabasiAlbert(10_000, 5), TriedGraph.Planted(10_000, 50_000, 100, 0.8),
        .. RealGraphs.Small, .. RealGraphs.Packages(10_000),
    ];

    public override void WarmUp() => Layout.Of(TriedGraph.BarabasiAlbert(500, 5).Graph, Seed);

    public override IEnumerable<Row> Run(TriedGraph tried, Peer? peer, int rounds)
    {
        var (ours, theirs, places, theirPlaces) = Race(tried, peer, rounds, graph => Layout.Of(graph, Seed));
        yield return new("layout, time", tried, "s", ours, theirs, 0.1, AtMost: true);
        double? theirKept = theirPlaces is null ? null
            : Neighbourhoods.Kept(tried.Graph, [.. theirPlaces.Select(row => new Point(row[0], row[1]))]);
        yield return new("layout, neighbours kept", tried, "", Neighbourhoods.Kept(tried.Graph, places), theirKept, 0.9, AtMost: false);
    }
}
