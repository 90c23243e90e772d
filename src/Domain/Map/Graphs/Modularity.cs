namespace Weft.Map.Graphs;

/// <summary>How much more of the weight of ties lies inside the communities than if ties were drawn by chance.</summary>
public static class Modularity
{
    /// <summary>
    /// Newman and Girvan's Q for weighted ties (Newman, "Analysis of weighted networks", 2004): the share of weight
    /// inside communities, less the square of each community's share of the ends of ties. From -1/2 to 1; 0 for a graph
    /// without ties.
    /// </summary>
    /// <param name="community">For each node the number of its community: any number from 0 to below the number of nodes.</param>
    /// <exception cref="ArgumentException">There is not one community for each node.</exception>
    public static double Of(Graph graph, ReadOnlySpan<int> community)
    {
        if (community.Length != graph.Nodes)
            throw new ArgumentException("Each node has one community", nameof(community));
        var ends = new double[graph.Nodes];
        var (inside, total) = (0.0, 0.0);
        for (var node = 0; node < graph.Nodes; node++)
        {
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            var strength = 0.0;
            for (var i = 0; i < neighbours.Length; i++)
            {
                strength += weights[i];
                if (community[neighbours[i]] == community[node]) inside += weights[i];
            }
            ends[community[node]] += strength;
            total += strength;
        }
        if (total == 0) return 0;

        var expected = 0.0;
        foreach (var end in ends)
            expected += end / total * (end / total);
        return inside / total - expected;
    }
}
