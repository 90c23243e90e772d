using FsCheck;
using FsCheck.Fluent;

namespace Weft.Map.Graphs;

/// <summary>Graphs to try laws on.</summary>
internal static class RandomGraphs
{
    /// <summary>Small graphs, sparse and dense, with loops, parallel ties and nodes without ties among what they are
    /// made from.</summary>
    public static Arbitrary<Graph> Small { get; } = Arb.From(
        from nodes in Gen.Choose(0, 14)
        from ties in nodes == 0 ? Gen.Constant(0) : Gen.Choose(0, 2 * nodes)
        from ends in Gen.ArrayOf(Tie(Math.Max(nodes, 1)), ties)
        select Graph.From(nodes, ends));

    private static Gen<(int, int, double)> Tie(int nodes) =>
        from ends in Gen.Two(Gen.Choose(0, nodes - 1))
        from weight in Gen.Choose(1, 5)
        select (ends.Item1, ends.Item2, (double)weight);

    public static void Hold(Func<Graph, bool> law) => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Small, law));

    public static Graph Path(int nodes) => Of(nodes, Enumerable.Range(1, Math.Max(0, nodes - 1)).Select(i => (i - 1, i)));
    public static Graph Star(int nodes) => Of(nodes, Enumerable.Range(1, nodes - 1).Select(i => (0, i)));
    public static Graph Cycle(int nodes) => Of(nodes, Enumerable.Range(0, nodes).Select(i => (i, (i + 1) % nodes)));
    public static Graph Grid(int side) => Of(side * side,
        from i in Enumerable.Range(0, side * side)
        from j in new[] { (i % side < side - 1, i + 1), (i / side < side - 1, i + side) }
        where j.Item1
        select (i, j.Item2));
    public static Graph Complete(int nodes) => Of(nodes,
        from i in Enumerable.Range(0, nodes)
        from j in Enumerable.Range(i + 1, nodes - i - 1)
        select (i, j));

    public static Graph Of(int nodes, IEnumerable<(int From, int To)> ties) =>
        Graph.From(nodes, [.. ties.Select(tie => (tie.From, tie.To, 1.0))]);

    /// <summary>Equal communities; each node has about the given number of ties inside its own and outside.</summary>
    public static (Graph Graph, int[] Planted) Planted(int communities, int size, double inside, double outside, ulong seed)
    {
        var random = new SplitMix64(seed);
        var nodes = communities * size;
        var ties = new List<(int, int)>();
        for (var i = 0; i < nodes * inside / 2; i++)
        {
            var start = random.Next(communities) * size;
            ties.Add((start + random.Next(size), start + random.Next(size)));
        }
        for (var i = 0; i < nodes * outside / 2; i++)
            ties.Add((random.Next(nodes), random.Next(nodes)));
        return (Of(nodes, ties), [.. Enumerable.Range(0, nodes).Select(i => i / size)]);
    }

    /// <summary>New nodes tie themselves to nodes in proportion to the ties these have (Barabasi and Albert 1999).</summary>
    public static Graph BarabasiAlbert(int nodes, int each, ulong seed)
    {
        var random = new SplitMix64(seed);
        var ends = new List<int>();
        var ties = new List<(int, int)>();
        for (var node = 1; node < nodes; node++)
        {
            for (var i = 0; i < Math.Min(each, node); i++)
            {
                var other = ends.Count == 0 ? 0 : ends[random.Next(ends.Count)];
                if (other == node) other = random.Next(node);
                ties.Add((node, other));
                ends.Add(node);
                ends.Add(other);
            }
        }
        return Of(nodes, ties);
    }

    /// <summary>The same graph with its nodes in another order, and where each has gone.</summary>
    public static (Graph Graph, int[] To) Relabelled(Graph graph, ulong seed)
    {
        var to = Enumerable.Range(0, graph.Nodes).ToArray();
        new SplitMix64(seed).Shuffle(to);
        return (Graph.From(graph.Nodes, [.. TiesOf(graph).Select(tie => (to[tie.From], to[tie.To], tie.Weight))]), to);
    }

    /// <summary>Each tie once.</summary>
    public static IEnumerable<(int From, int To, double Weight)> TiesOf(Graph graph)
    {
        for (var node = 0; node < graph.Nodes; node++)
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++)
                if (graph.Neighbours[i] > node)
                    yield return (node, graph.Neighbours[i], graph.Weights[i]);
    }

    /// <summary>What is left when the node, or the tie, is gone: the sizes of the parts that had been one with it.</summary>
    public static int[] PartsWithout(Graph graph, int node)
    {
        var whole = ConnectedComponents.Of(graph).Of;
        var left = ConnectedComponents.Of(Of(graph.Nodes,
            TiesOf(graph).Where(tie => tie.From != node && tie.To != node).Select(tie => (tie.From, tie.To)))).Of;
        return [.. Enumerable.Range(0, graph.Nodes).Where(i => i != node && whole[i] == whole[node])
            .GroupBy(i => left[i]).Select(part => part.Count()).OrderDescending()];
    }
}
