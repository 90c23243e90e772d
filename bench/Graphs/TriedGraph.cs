using Weft.Map.Graphs;

namespace Weft.Bench;

internal sealed record TriedGraph(string Name, Graph Graph)
{
    public static TriedGraph BarabasiAlbert(int nodes, int each)
    {
        var random = new SplitMix64(1);
        var ends = new List<int> { 0 };
        var ties = new HashSet<(int, int, double)>();
        for (var node = 1; node < nodes; node++)
        {
            var before = ends.Count;
            for (var i = 0; i < Math.Min(each, node);)
            {
                var other = ends[random.Next(before)];
                if (!ties.Add((other, node, 1))) continue;
                ends.Add(node);
                ends.Add(other);
                i++;
            }
        }
        return new($"Barabasi-Albert {each}", Graph.From(nodes, ties));
    }

    /// <summary>Equal communities; the given share of ties is drawn inside them, the rest anywhere.</summary>
    public static TriedGraph Planted(int nodes, int count, int communities, double inside)
    {
        var random = new SplitMix64(2);
        var size = nodes / communities;
        var ties = new HashSet<(int, int, double)>();
        while (ties.Count < count)
        {
            var within = random.NextDouble() < inside;
            var start = within ? random.Next(communities) * size : 0;
            var (a, b) = (start + random.Next(within ? size : nodes), start + random.Next(within ? size : nodes));
            if (a != b) ties.Add((Math.Min(a, b), Math.Max(a, b), 1));
        }
        return new($"planted {communities} at {inside}", Graph.From(nodes, ties));
    }
}
