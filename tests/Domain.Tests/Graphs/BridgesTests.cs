namespace Weft.Map.Graphs;

public class BridgesTests
{
    [Fact]
    public void A_bridge_says_how_many_are_on_each_side()
    {
        // Two triangles and a tie between them.
        var bridges = Bridges.Of(RandomGraphs.Of(7, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3), (5, 6)]));

        Assert.Equal([new(2, 3, 3, 4), new(5, 6, 6, 1)], bridges);
    }

    [Fact]
    public void A_tie_is_a_bridge_exactly_when_taking_it_away_parts_its_ends() => RandomGraphs.Hold(graph =>
    {
        var bridges = Bridges.Of(graph).ToDictionary(bridge => (bridge.From, bridge.To));
        return RandomGraphs.TiesOf(graph).All(tie =>
        {
            var left = ConnectedComponents.Of(RandomGraphs.Of(graph.Nodes,
                RandomGraphs.TiesOf(graph).Where(other => other != tie).Select(other => (other.From, other.To))));
            var (from, to) = (left.Of[tie.From], left.Of[tie.To]);
            return bridges.Remove((tie.From, tie.To), out var bridge)
                ? from != to && left.Sizes[from] == bridge.FromSide && left.Sizes[to] == bridge.ToSide
                : from == to;
        }) && bridges.Count == 0;
    });

    [Fact]
    public void Parallel_ties_between_two_are_one_relationship_and_can_be_a_bridge() =>
        Assert.Single(Bridges.Of(RandomGraphs.Of(2, [(0, 1), (1, 0)])));

    [Fact]
    public void A_path_of_a_million_nodes_is_all_bridges()
    {
        var bridges = Bridges.Of(RandomGraphs.Path(1_000_000));

        Assert.Equal(999_999, bridges.Count);
        Assert.Equal(new(499_999, 500_000, 500_000, 500_000), bridges[499_999]);
    }

    [Fact]
    public void A_star_of_ten_thousand_is_all_bridges() =>
        Assert.All(Bridges.Of(RandomGraphs.Star(10_000)), bridge => Assert.Equal((9_999, 1), (bridge.FromSide, bridge.ToSide)));
}
