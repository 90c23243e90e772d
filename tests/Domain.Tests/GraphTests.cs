using Weft.Map.Graphs;

namespace Weft.Map;

public class GraphTests
{
    [Fact]
    public void Parallel_ties_are_added_together_and_loops_left_out()
    {
        var graph = Graph.From(3, [(0, 1, 1), (1, 0, 2), (2, 2, 5), (1, 2, 1)]);

        Assert.Equal(2, graph.Ties);
        Assert.Equal([0, 2], graph.NeighboursOf(1).ToArray());
        Assert.Equal([3, 1], graph.WeightsOf(1).ToArray());
    }

    [Fact]
    public void A_tie_to_nobody_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Graph.From(2, [(0, 2, 1)]));
}
