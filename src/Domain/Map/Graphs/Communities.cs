namespace Weft.Map.Graphs;

/// <summary>A division of the nodes of a graph into communities, each of them connected.</summary>
/// <param name="Community">The community of each node, from 0: the largest first, and among equals the one with the
/// lowest node first.</param>
/// <param name="Sizes">How many nodes each community has.</param>
/// <param name="Modularity">Newman and Girvan's Q of the division.</param>
public sealed record Partition(int[] Community, int[] Sizes, double Modularity)
{
    public int Count => Sizes.Length;
}

/// <summary>
/// Communities by modularity: Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected
/// communities" (2019). Nodes move to where modularity grows most; each community is refined into well-connected parts;
/// the parts are joined into the nodes of a smaller graph, and so on; then all of it again from the communities found.
/// Where the paper draws a part by chance, the best is taken.
/// </summary>
public static class Communities
{
    /// <summary>
    /// After two rounds a large graph gains little (the paper's figure 4); small ones, which people look at closely, go
    /// on until no node would move.
    /// </summary>
    private const int Small = 5_000, RoundsOfSmall = 20, RoundsOfLarge = 2;

    /// <summary>Graphs as coalitions have them are worked out so often, each time in another order, and the best is taken: it takes milliseconds.</summary>
    private const int OfCoalitions = 500, MostTies = 10_000, Times = 40;

    /// <summary>Weighted communities; a node without ties is one of its own. The same seed finds the same ones.</summary>
    public static Partition Find(Graph graph, ulong seed)
    {
        var random = new SplitMix64(seed);
        var best = Once(graph, ref random);
        if (graph.Nodes > OfCoalitions || graph.Ties > MostTies) return best;
        for (var time = 1; time < Times; time++)
            if (Once(graph, ref random) is var another && another.Modularity > best.Modularity + 1e-12) best = another;
        return best;
    }

    /// <summary>Worked out in one order only.</summary>
    public static Partition Once(Graph graph, ref SplitMix64 random)
    {
        var first = CommunityLevel.Of(graph);
        var community = CommunityLevel.Alone(graph.Nodes);
        var rounds = graph.Nodes <= Small ? RoundsOfSmall : RoundsOfLarge;
        for (var (round, changed) = (0, true); changed && round < rounds; round++)
        {
            changed = Improve(first, community, ref random);
            community = Connected(graph, community);
        }
        var sizes = Labels.LargestFirst(community);
        return new(community, sizes, Modularity.Of(graph, community));
    }

    private static bool Improve(CommunityLevel level, int[] community, ref SplitMix64 random)
    {
        if (!level.Move(community, ref random)) return false;
        var parts = level.Refine(community, ref random);
        var count = Labels.Compact(parts, level.Nodes);
        if (count == level.Nodes) return true;

        var ofPart = new int[count];
        for (var node = 0; node < level.Nodes; node++)
            ofPart[parts[node]] = community[node];
        Labels.Compact(ofPart, level.Nodes);
        Improve(level.Join(parts, count), ofPart, ref random);
        for (var node = 0; node < level.Nodes; node++)
            community[node] = ofPart[parts[node]];
        return true;
    }

    /// <summary>
    /// Takes communities apart that moves have left in pieces, which never lowers modularity: between the pieces there
    /// is no tie, and being together only adds to what chance would give.
    /// </summary>
    private static int[] Connected(Graph graph, int[] community)
    {
        var connected = new int[graph.Nodes];
        Array.Fill(connected, -1);
        var queue = new int[graph.Nodes];
        var count = 0;
        for (var start = 0; start < graph.Nodes; start++)
        {
            if (connected[start] >= 0) continue;
            connected[start] = count;
            queue[0] = start;
            for (var (head, tail) = (0, 1); head < tail; head++)
            {
                foreach (var next in graph.NeighboursOf(queue[head]))
                {
                    if (connected[next] >= 0 || community[next] != community[start]) continue;
                    connected[next] = count;
                    queue[tail++] = next;
                }
            }
            count++;
        }
        return connected;
    }
}
