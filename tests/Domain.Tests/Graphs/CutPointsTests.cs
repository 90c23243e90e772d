namespace Weft.Map.Graphs;

public class CutPointsTests
{
    [Fact]
    public void A_cut_point_says_what_parts_would_be_left_the_largest_first()
    {
        var cutPoints = CutPoints.Of(RandomGraphs.Of(7, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (2, 5)]));

        Assert.Equal([2, 3], cutPoints.Select(cut => cut.Node));
        Assert.Equal([2, 2, 1], cutPoints[0].Parts);
        Assert.Equal([4, 1], cutPoints[1].Parts);
    }

    [Fact]
    public void A_node_is_a_cut_point_exactly_when_without_it_its_neighbours_lose_each_other() => RandomGraphs.Hold(graph =>
    {
        var parts = CutPoints.Of(graph).ToDictionary(cut => cut.Node, cut => cut.Parts);
        return Enumerable.Range(0, graph.Nodes).All(node =>
            RandomGraphs.PartsWithout(graph, node) is var left
            && parts.ContainsKey(node) == left.Length > 1
            && (left.Length < 2 || parts[node].SequenceEqual(left)));
    });

    [Fact]
    public void The_middle_of_a_path_of_a_million_leaves_two_halves()
    {
        var cutPoints = CutPoints.Of(RandomGraphs.Path(1_000_001));

        Assert.Equal(999_999, cutPoints.Count);
        Assert.Equal([500_000, 500_000], cutPoints[499_999].Parts);
    }

    [Fact]
    public void The_middle_of_a_star_leaves_everyone_alone()
    {
        var cut = Assert.Single(CutPoints.Of(RandomGraphs.Star(10_000)));

        Assert.Equal(0, cut.Node);
        Assert.Equal(Enumerable.Repeat(1, 9_999), cut.Parts);
    }

    [Fact]
    public void Nothing_small_has_a_cut_point() =>
        Assert.All([0, 1, 2], nodes => Assert.Empty(CutPoints.Of(RandomGraphs.Path(nodes))));
}
