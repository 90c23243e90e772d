namespace Weft.Map.Graphs;

/// <summary>A tie without which two parts of the graph lose each other.</summary>
/// <param name="From">The lower of its two nodes.</param>
/// <param name="FromSide">How many nodes stay with From, itself included, when the tie is gone.</param>
/// <param name="ToSide">How many stay with To.</param>
public sealed record BridgeTie(int From, int To, int FromSide, int ToSide);

/// <summary>
/// The bridges of a graph: ties below which a depth-first search finds no way back up (Tarjan, "A note on finding the
/// bridges of a graph", 1974). Parallel ties count as one, since a graph has added them together.
/// </summary>
public static class Bridges
{
    /// <summary>All bridges by From, then To. Takes time in proportion to nodes and ties, and no recursion.</summary>
    public static IReadOnlyList<BridgeTie> Of(Graph graph)
    {
        var search = DepthFirst.Of(graph);
        var bridges = new List<BridgeTie>();
        for (var node = 0; node < graph.Nodes; node++)
        {
            var up = search.Parent[node];
            if (up < 0 || search.Low[node] < search.Visit[node]) continue;
            var side = search.Below[node];
            var rest = search.Below[search.Root[node]] - side;
            bridges.Add(node < up ? new(node, up, side, rest) : new(up, node, rest, side));
        }
        bridges.Sort((a, b) => (a.From, a.To).CompareTo((b.From, b.To)));
        return bridges;
    }
}
