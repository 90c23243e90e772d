namespace Weft.Map.Graphs;

public class ModularityTests
{
    [Fact]
    public void Two_triangles_with_a_tie_between_them_have_the_value_worked_out_by_hand() =>
        // 6 of 7 ties inside; each half has 7 of 14 ends.
        Assert.Equal(6.0 / 7 - 0.5,
            Modularity.Of(RandomGraphs.Of(6, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]), [0, 0, 0, 1, 1, 1]), 1e-12);

    [Fact]
    public void All_in_one_is_nought() => RandomGraphs.Hold(graph => Math.Abs(Modularity.Of(graph, new int[graph.Nodes])) < 1e-12);

    [Fact]
    public void It_equals_the_sum_over_all_pairs() => RandomGraphs.Hold(graph =>
    {
        var community = Enumerable.Range(0, graph.Nodes).Select(node => node * 7 % Math.Max(1, graph.Nodes / 3)).ToArray();
        var strength = Enumerable.Range(0, graph.Nodes).Select(node => graph.WeightsOf(node).ToArray().Sum()).ToArray();
        var total = strength.Sum();
        if (total == 0) return Modularity.Of(graph, community) == 0;
        var expected = 0.0;
        for (var i = 0; i < graph.Nodes; i++)
            for (var j = 0; j < graph.Nodes; j++)
                if (community[i] == community[j])
                    expected += (Weight(graph, i, j) - strength[i] * strength[j] / total) / total;
        return Math.Abs(Modularity.Of(graph, community) - expected) < 1e-9;
    });

    [Fact]
    public void A_division_of_other_nodes_is_refused() =>
        Assert.Throws<ArgumentException>(() => Modularity.Of(RandomGraphs.Path(3), [0, 0]));

    private static double Weight(Graph graph, int from, int to)
    {
        var place = graph.NeighboursOf(from).IndexOf(to);
        return place < 0 ? 0 : graph.WeightsOf(from)[place];
    }
}
