using Weft.Map.Graphs;

namespace Weft.Bench;

internal static class Neighbourhoods
{
    /// <summary>For each node with k neighbours the share of them among the k nodes nearest to it on the drawing; the
    /// mean over nodes with any.</summary>
    public static double Kept(Graph graph, Point[] places)
    {
        var kept = new double[graph.Nodes];
        Parallel.For(0, graph.Nodes, () => (new double[graph.Nodes], new int[graph.Nodes]), (node, _, room) =>
        {
            var (distance, order) = room;
            var k = graph.Degree(node);
            if (k == 0) return room;
            for (var other = 0; other < graph.Nodes; other++)
            {
                var (dx, dy) = (places[node].X - places[other].X, places[node].Y - places[other].Y);
                (distance[other], order[other]) = (other == node ? double.PositiveInfinity : dx * dx + dy * dy, other);
            }
            Array.Sort(distance, order);
            var neighbours = graph.NeighboursOf(node);
            foreach (var near in order.AsSpan(..k))
                if (neighbours.BinarySearch(near) >= 0) kept[node] += 1.0 / k;
            return room;
        }, _ => { });
        return kept.Sum() / Enumerable.Range(0, graph.Nodes).Count(node => graph.Degree(node) > 0);
    }
}
