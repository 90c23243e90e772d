namespace Weft.Map.Graphs;

/// <summary>A node without which others lose each other.</summary>
/// <param name="Parts">How many nodes there are in each part that would be left of its component, the largest first; at
/// least two.</param>
public sealed record CutNode(int Node, IReadOnlyList<int> Parts);

/// <summary>
/// The cut points (articulation points) of a graph: nodes below which some branch of a depth-first search finds no way past them
/// (Hopcroft and Tarjan, "Efficient algorithms for graph manipulation", 1973).
/// </summary>
public static class CutPoints
{
    /// <summary>All cut points by node. Takes time in proportion to nodes and ties, and no recursion.</summary>
    public static IReadOnlyList<CutNode> Of(Graph graph)
    {
        var search = DepthFirst.Of(graph);
        var parts = new List<int>?[graph.Nodes];
        foreach (var node in search.Order)
        {
            var up = search.Parent[node];
            if (up >= 0 && search.Low[node] >= search.Visit[up])
                (parts[up] ??= []).Add(search.Below[node]);
        }

        var cutPoints = new List<CutNode>();
        for (var node = 0; node < graph.Nodes; node++)
        {
            if (parts[node] is not { } left) continue;
            var above = search.Below[search.Root[node]] - 1 - left.Sum();
            if (above > 0) left.Add(above);
            if (left.Count < 2) continue;
            left.Sort((a, b) => b.CompareTo(a));
            cutPoints.Add(new(node, left));
        }
        return cutPoints;
    }
}
