namespace Weft.Map.Graphs;

/// <summary>
/// One depth-first search through every component: what bridges and cut points are read from. It keeps its own stack, so
/// that a path of a million nodes does not end the program's. Source: Tarjan, "Depth-first search and linear graph
/// algorithms" (1972).
/// </summary>
/// <param name="Order">The nodes in the order of their first visit; each before those below it.</param>
/// <param name="Parent">The node from which each was reached; -1 for the first of a component.</param>
/// <param name="Visit">The place of each node in Order.</param>
/// <param name="Low">The earliest visit reachable from the node and those below it by at most one tie outside the tree.</param>
/// <param name="Below">How many nodes there are in the tree under each, itself included.</param>
/// <param name="Root">The first node of each node's component.</param>
internal sealed record DepthFirst(int[] Order, int[] Parent, int[] Visit, int[] Low, int[] Below, int[] Root)
{
    public static DepthFirst Of(Graph graph)
    {
        var nodes = graph.Nodes;
        var (order, parent, visit, root) = (new int[nodes], new int[nodes], new int[nodes], new int[nodes]);
        Array.Fill(visit, -1);
        var next = graph.Offsets[..nodes];
        var visited = 0;
        for (var start = 0; start < nodes; start++)
        {
            if (visit[start] >= 0) continue;
            parent[start] = -1;
            for (var node = Arrive(start); node >= 0;)
            {
                if (next[node] == graph.Offsets[node + 1])
                {
                    node = parent[node];
                    continue;
                }
                var other = graph.Neighbours[next[node]++];
                if (visit[other] >= 0) continue;
                parent[other] = node;
                node = Arrive(other);
            }

            int Arrive(int node)
            {
                visit[node] = visited;
                order[visited++] = node;
                root[node] = start;
                return node;
            }
        }

        var (low, below) = (visit[..], new int[nodes]);
        Array.Fill(below, 1);
        for (var i = nodes - 1; i >= 0; i--)
        {
            var node = order[i];
            var up = parent[node];
            foreach (var other in graph.NeighboursOf(node))
                if (other != up) low[node] = Math.Min(low[node], visit[other]);
            if (up < 0) continue;
            low[up] = Math.Min(low[up], low[node]);
            below[up] += below[node];
        }
        return new(order, parent, visit, low, below, root);
    }
}
