namespace Weft.Map.Graphs;

/// <summary>Orders in which neighbours come near each other, so that a search touches memory that is already at hand.</summary>
internal static class BreadthFirst
{
    /// <summary>All nodes as a breadth-first search meets them, component by component, from the node with most
    /// neighbours of each.</summary>
    public static int[] Order(Graph graph)
    {
        var order = new int[graph.Nodes];
        var seen = new bool[graph.Nodes];
        var tail = 0;
        foreach (var start in ByDegree(graph))
        {
            if (seen[start]) continue;
            seen[start] = true;
            order[tail] = start;
            for (var head = tail++; head < tail; head++)
            {
                foreach (var next in graph.NeighboursOf(order[head]))
                {
                    if (seen[next]) continue;
                    seen[next] = true;
                    order[tail++] = next;
                }
            }
        }
        return order;
    }

    /// <summary>The nodes with most neighbours first, equals by number (a counting sort).</summary>
    private static int[] ByDegree(Graph graph)
    {
        var nodes = graph.Nodes;
        var most = 0;
        for (var node = 0; node < nodes; node++) most = Math.Max(most, graph.Degree(node));
        var place = new int[most + 2];
        for (var node = 0; node < nodes; node++) place[most - graph.Degree(node) + 1]++;
        for (var i = 0; i <= most; i++) place[i + 1] += place[i];
        var sorted = new int[nodes];
        for (var node = 0; node < nodes; node++) sorted[place[most - graph.Degree(node)]++] = node;
        return sorted;
    }
}
