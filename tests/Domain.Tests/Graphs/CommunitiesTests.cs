namespace Weft.Map.Graphs;

public class CommunitiesTests
{
    [Fact]
    public void Planted_communities_are_found_again()
    {
        var (graph, planted) = RandomGraphs.Planted(8, 50, 12, 1, seed: 1);
        var found = Communities.Find(graph, 2);

        Assert.Equal(8, found.Count);
        Assert.Equal(400, Enumerable.Range(0, 400).GroupBy(node => (planted[node], found.Community[node])).OrderDescending(BySize)
            .Take(8).Sum(both => both.Count()));
    }

    [Theory]
    [InlineData(60, 3)]
    [InlineData(160, 7)]
    [InlineData(300, 11)]
    public void In_a_small_graph_the_best_of_many_ways_is_taken(int nodes, int seed)
    {
        var chance = new Random(seed);
        var graph = RandomGraphs.Of(nodes, [.. Enumerable.Range(0, 2 * nodes).Select(_ => (From: chance.Next(nodes), To: chance.Next(nodes))).Where(tie => tie.From != tie.To)]);
        var random = new SplitMix64(5);

        var found = Communities.Find(graph, 5);

        for (var time = 0; time < 10; time++)
            Assert.True(found.Modularity >= Communities.Once(graph, ref random).Modularity - 1e-9);
        Assert.Equal(found.Community, Communities.Find(graph, 5).Community);
    }

    [Fact]
    public void Two_circles_of_friends_with_one_tie_between_them_are_two_communities()
    {
        var found = Communities.Find(RandomGraphs.Of(7, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 6), (6, 3), (3, 5), (4, 6)]), 1);

        Assert.Equal([1, 1, 1, 0, 0, 0, 0], found.Community);
        Assert.Equal([4, 3], found.Sizes);
    }

    [Fact]
    public void Strong_ties_count_for_more_than_weak_ones()
    {
        // A ring of four: the strong pairs stay together.
        Assert.Equal([0, 0, 1, 1], Communities.Find(Graph.From(4, [(0, 1, 9), (1, 2, 1), (2, 3, 9), (3, 0, 1)]), 1).Community);
        Assert.Equal([0, 1, 1, 0], Communities.Find(Graph.From(4, [(0, 1, 1), (1, 2, 9), (2, 3, 1), (3, 0, 9)]), 1).Community);
    }

    [Fact]
    public void Every_community_is_connected() => RandomGraphs.Hold(graph =>
    {
        var found = Communities.Find(graph, 3);
        var inside = RandomGraphs.TiesOf(graph).Where(tie => found.Community[tie.From] == found.Community[tie.To]);
        return ConnectedComponents.Of(RandomGraphs.Of(graph.Nodes, inside.Select(tie => (tie.From, tie.To)))).Of.SequenceEqual(found.Community);
    });

    [Fact]
    public void Modularity_is_never_below_that_of_each_alone_or_of_all_in_one() => RandomGraphs.Hold(graph =>
    {
        var found = Communities.Find(graph, 4);
        var alone = Modularity.Of(graph, Enumerable.Range(0, graph.Nodes).ToArray());
        var together = Modularity.Of(graph, new int[graph.Nodes]);
        return found.Modularity >= Math.Max(alone, together) - 1e-12
            && found.Modularity == Modularity.Of(graph, found.Community);
    });

    [Fact]
    public void No_node_would_do_better_by_moving_to_a_neighbours_community_on_small_graphs() => RandomGraphs.Hold(graph =>
    {
        var found = Communities.Find(graph, 5);
        return RandomGraphs.TiesOf(graph).All(tie => !Better(tie.From, tie.To) && !Better(tie.To, tie.From));

        bool Better(int node, int neighbour)
        {
            var moved = found.Community[..];
            moved[node] = found.Community[neighbour];
            return Modularity.Of(graph, moved) > found.Modularity + 1e-7;
        }
    });

    [Fact]
    public void The_largest_community_comes_first_and_equals_by_their_lowest_node() => RandomGraphs.Hold(graph =>
    {
        var found = Communities.Find(graph, 6);
        var expected = Enumerable.Range(0, graph.Nodes).GroupBy(node => found.Community[node])
            .OrderByDescending(community => community.Count()).ThenBy(community => community.Min()).ToArray();
        return found.Sizes.SequenceEqual(expected.Select(community => community.Count()))
            && expected.Select(community => community.Key).SequenceEqual(Enumerable.Range(0, found.Count));
    });

    [Fact]
    public void The_same_seed_finds_the_same_communities()
    {
        var graph = RandomGraphs.BarabasiAlbert(3_000, 4, 7);

        Assert.Equal(Communities.Find(graph, 8).Community, Communities.Find(graph, 8).Community);
    }

    [Fact]
    public void A_star_of_ten_thousand_is_one_community() =>
        Assert.Equal(1, Communities.Find(RandomGraphs.Star(10_000), 1).Count);

    [Fact]
    public void Whoever_has_no_ties_is_a_community_of_one()
    {
        Assert.Equal(0, Communities.Find(RandomGraphs.Path(0), 1).Count);
        Assert.Equal([0], Communities.Find(RandomGraphs.Path(1), 1).Community);
        Assert.Equal([0, 0, 1], Communities.Find(RandomGraphs.Of(3, [(0, 1)]), 1).Community);
    }

    [Fact]
    public void Weights_may_be_tiny_or_huge()
    {
        foreach (var weight in new[] { 1e-300, 1e-12, 1, 1e12, 1e300 })
            Assert.Equal([0, 0, 0, 1, 1, 1], Communities.Find(
                Graph.From(6, [(0, 1, weight), (1, 2, weight), (2, 0, weight), (2, 3, weight), (3, 4, weight), (4, 5, weight), (5, 3, weight)]), 1).Community);
    }

    private static Comparer<IGrouping<(int, int), int>> BySize { get; } =
        Comparer<IGrouping<(int, int), int>>.Create((a, b) => a.Count().CompareTo(b.Count()));
}
