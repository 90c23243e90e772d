namespace Weft.Map.Graphs;

/// <summary>A division of the nodes of a graph into communities, each of them connected.</summary>
/// <param name="Community">The community of each node, from 0: the largest first, and among equals the one with the lowest node first.</param>
/// <param name="Sizes">How many nodes each community has.</param>
/// <param name="Modularity">Newman and Girvan's Q of the division.</param>
public sealed record Partition(int[] Community, int[] Sizes, double Modularity)
{
    public int Count => Sizes.Length;
}

/// <summary>Communities found by moving nodes to where modularity grows most, then treating each community as a node (Blondel et al. 2008).</summary>
public static class Communities
{
    public static Partition Find(Graph graph, ulong seed)
    {
        var random = new SplitMix64(seed);
        var community = Enumerable.Range(0, graph.Nodes).ToArray();
        var (level, loops) = (graph, new double[graph.Nodes]);
        while (true)
        {
            var moved = Move(level, loops, ref random);
            var sizes = Labels.LargestFirst(moved);
            for (var i = 0; i < community.Length; i++) community[i] = moved[community[i]];
            if (sizes.Length == level.Nodes) break;
            (level, loops) = Join(level, loops, moved, sizes.Length);
        }
        var connected = Connected(graph, community);
        var final = Labels.LargestFirst(connected);
        return new(connected, final, Modularity.Of(graph, connected));
    }

    private static int[] Move(Graph graph, double[] loops, ref SplitMix64 random)
    {
        var nodes = graph.Nodes;
        var community = Enumerable.Range(0, nodes).ToArray();
        var strength = loops.Select((loop, i) => loop + graph.WeightsOf(i).ToArray().Sum()).ToArray();
        var ends = strength.ToArray();
        var total = strength.Sum();
        if (total == 0) return community;
        var order = community.ToArray();
        random.Shuffle(order);
        var toward = new double[nodes];
        for (var again = true; again;)
        {
            again = false;
            foreach (var node in order)
            {
                var neighbours = graph.NeighboursOf(node);
                var weights = graph.WeightsOf(node);
                for (var i = 0; i < neighbours.Length; i++) toward[community[neighbours[i]]] += weights[i];
                var old = community[node];
                ends[old] -= strength[node];
                var best = old;
                var bestGain = toward[old] - ends[old] * strength[node] / total;
                foreach (var neighbour in neighbours)
                {
                    var to = community[neighbour];
                    var gain = toward[to] - ends[to] * strength[node] / total;
                    if (gain > bestGain + 1e-9 * total) (best, bestGain) = (to, gain);
                }
                foreach (var neighbour in neighbours) toward[community[neighbour]] = 0;
                ends[best] += strength[node];
                community[node] = best;
                again |= best != old;
            }
        }
        return community;
    }

    private static (Graph, double[]) Join(Graph graph, double[] loops, int[] community, int count)
    {
        var ties = new List<(int, int, double)>();
        var joined = new double[count];
        for (var node = 0; node < graph.Nodes; node++)
        {
            joined[community[node]] += loops[node];
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (community[neighbours[i]] == community[node]) joined[community[node]] += weights[i];
                else if (neighbours[i] > node) ties.Add((community[node], community[neighbours[i]], weights[i]));
            }
        }
        return (Graph.From(count, ties), joined);
    }

    private static int[] Connected(Graph graph, int[] community)
    {
        var inside = new List<(int, int, double)>();
        for (var node = 0; node < graph.Nodes; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (other > node && community[other] == community[node]) inside.Add((node, other, 1));
        return ConnectedComponents.Of(Graph.From(graph.Nodes, inside)).Of;
    }
}
