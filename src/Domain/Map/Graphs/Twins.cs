namespace Weft.Map.Graphs;

/// <summary>
/// Nodes that have the same neighbours as each other, themselves aside: all leaves of one hub, all who were at the same one meeting. Whatever is asked
/// of the graph from one of them has the same answer from the others.
/// </summary>
/// <param name="First">One node of each set of twins, ascending; a node without twins stands for itself.</param>
/// <param name="Count">How many each stands for.</param>
internal sealed record Twins(int[] First, int[] Count)
{
    /// <summary>Each node for itself.</summary>
    public static Twins None(Graph graph)
    {
        var (first, count) = (new int[graph.Nodes], new int[graph.Nodes]);
        for (var node = 0; node < first.Length; node++) (first[node], count[node]) = (node, 1);
        return new(first, count);
    }

    public static Twins Of(Graph graph)
    {
        var marks = new ulong[graph.Nodes];
        var mark = new SplitMix64(1);
        for (var i = 0; i < marks.Length; i++) marks[i] = mark.Next();

        var (first, count) = (new List<int>(), new List<int>());
        var known = new Dictionary<ulong, int>(graph.Nodes);
        for (var node = 0; node < graph.Nodes; node++)
        {
            ulong apart = 0;
            foreach (var next in graph.NeighboursOf(node)) apart += marks[next];
            // Twins are neighbours of each other, so that each counts among its own, or they are not.
            var together = apart + marks[node];
            if ((known.TryGetValue(together, out var at) || known.TryGetValue(apart, out at)) && Same(graph, first[at], node))
            {
                count[at]++;
                continue;
            }
            known[together] = known[apart] = first.Count;
            first.Add(node);
            count.Add(1);
        }
        return new([.. first], [.. count]);
    }

    private static bool Same(Graph graph, int a, int b)
    {
        var ours = graph.NeighboursOf(a);
        var theirs = graph.NeighboursOf(b);
        if (ours.Length != theirs.Length) return false;
        for (int i = 0, j = 0; i < ours.Length || j < theirs.Length; i++, j++)
        {
            if (i < ours.Length && ours[i] == b) i++;
            if (j < theirs.Length && theirs[j] == a) j++;
            if (i == ours.Length || j == theirs.Length) return i == ours.Length && j == theirs.Length;
            if (ours[i] != theirs[j]) return false;
        }
        return true;
    }
}
