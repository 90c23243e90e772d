namespace Weft.Map.Graphs;

/// <summary>The connected parts of a graph.</summary>
/// <param name="Of">The component of each node, from 0: the largest first, and among equals the one with the lowest node
/// first.</param>
/// <param name="Sizes">How many nodes each component has.</param>
public sealed record Components(int[] Of, int[] Sizes)
{
    public int Count => Sizes.Length;
}

/// <summary>Breadth-first search from each node not yet reached (Hopcroft and Tarjan, "Efficient algorithms for graph
/// manipulation", 1973).</summary>
public static class ConnectedComponents
{
    public static Components Of(Graph graph)
    {
        var component = new int[graph.Nodes];
        Array.Fill(component, -1);
        var queue = new int[graph.Nodes];
        var count = 0;
        for (var start = 0; start < graph.Nodes; start++)
        {
            if (component[start] >= 0) continue;
            component[start] = count;
            queue[0] = start;
            for (var (head, tail) = (0, 1); head < tail; head++)
            {
                foreach (var next in graph.NeighboursOf(queue[head]))
                {
                    if (component[next] >= 0) continue;
                    component[next] = count;
                    queue[tail++] = next;
                }
            }
            count++;
        }
        return new(component, Labels.LargestFirst(component));
    }
}
