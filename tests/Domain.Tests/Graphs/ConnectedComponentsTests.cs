namespace Weft.Map.Graphs;

public class ConnectedComponentsTests
{
    [Fact]
    public void The_largest_component_comes_first_and_equals_by_their_lowest_node()
    {
        var components = ConnectedComponents.Of(RandomGraphs.Of(7, [(1, 2), (4, 5), (5, 6)]));

        Assert.Equal([2, 1, 1, 3, 0, 0, 0], components.Of);
        Assert.Equal([3, 2, 1, 1], components.Sizes);
    }

    [Fact]
    public void Nodes_are_in_one_component_exactly_when_a_path_joins_them() => RandomGraphs.Hold(graph =>
    {
        var components = ConnectedComponents.Of(graph);
        var reach = Reach(graph);
        return components.Sizes.Sum() == graph.Nodes
            && Enumerable.Range(0, graph.Nodes).All(i => Enumerable.Range(0, graph.Nodes)
                .All(j => reach[i, j] == (components.Of[i] == components.Of[j])));
    });

    [Fact]
    public void An_empty_graph_has_no_components() => Assert.Equal(0, ConnectedComponents.Of(RandomGraphs.Path(0)).Count);

    private static bool[,] Reach(Graph graph)
    {
        var reach = new bool[graph.Nodes, graph.Nodes];
        for (var i = 0; i < graph.Nodes; i++) reach[i, i] = true;
        foreach (var (from, to, _) in RandomGraphs.TiesOf(graph)) reach[from, to] = reach[to, from] = true;
        for (var k = 0; k < graph.Nodes; k++)
            for (var i = 0; i < graph.Nodes; i++)
                for (var j = 0; j < graph.Nodes; j++)
                    reach[i, j] |= reach[i, k] && reach[k, j];
        return reach;
    }
}
