namespace Weft.Map.Graphs;

public class BetweennessTests
{
    [Fact]
    public void On_a_path_a_node_is_between_all_before_and_all_after_it() =>
        Assert.Equal(Enumerable.Range(0, 9).Select(i => (double)i * (8 - i)), Betweenness.Exact(RandomGraphs.Path(9)));

    [Fact]
    public void In_a_star_the_middle_is_between_every_pair()
    {
        var values = Betweenness.Exact(RandomGraphs.Star(10_000));

        Assert.Equal(9_999.0 * 9_998 / 2, values[0]);
        Assert.All(values[1..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Where_all_are_tied_nobody_is_between() =>
        Assert.All(Betweenness.Exact(RandomGraphs.Complete(12)), value => Assert.Equal(0, value));

    [Fact]
    public void Krackhardts_kite_has_its_published_values()
    {
        // Krackhardt (1990): the widest-known small network whose most central node depends on the measure.
        var kite = RandomGraphs.Of(10,
        [
            (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7),
            (7, 8), (8, 9),
        ]);
        double[] published = [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0];

        Assert.Equal(published, Betweenness.Exact(kite).Select(value => Math.Round(value / 36, 3)));
    }

    [Fact]
    public void It_equals_counting_the_paths_of_every_pair() => RandomGraphs.Hold(graph =>
        Betweenness.Exact(graph).Zip(Counted(graph)).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9));

    [Fact]
    public void Its_sum_is_the_number_of_nodes_between_over_all_pairs() => RandomGraphs.Hold(graph =>
    {
        var (distance, _) = Distances(graph);
        var between = distance.Cast<int>().Where(d => d is > 0 and < int.MaxValue / 4).Sum(d => d - 1) / 2.0;
        return Math.Abs(Betweenness.Exact(graph).Sum() - between) < 1e-9;
    });

    [Fact]
    public void It_is_the_same_to_the_last_bit_on_every_run()
    {
        var graph = RandomGraphs.BarabasiAlbert(1_000, 4, 1);
        var first = Betweenness.Exact(graph);

        for (var run = 0; run < 5; run++) Assert.Equal(first, Betweenness.Exact(graph));
    }

    [Fact]
    public void It_goes_with_the_nodes_when_they_are_numbered_otherwise()
    {
        var graph = RandomGraphs.BarabasiAlbert(500, 3, 2);
        var (other, to) = RandomGraphs.Relabelled(graph, 3);
        var (values, others) = (Betweenness.Exact(graph), Betweenness.Exact(other));

        for (var node = 0; node < graph.Nodes; node++) Assert.Equal(values[node], others[to[node]], 1e-7);
    }

    [Fact]
    public void More_paths_than_a_number_can_hold_are_still_shared_out_evenly()
    {
        // A chain of 1,100 diamonds has 2^1100 shortest paths from end to end.
        var ties = Enumerable.Range(0, 1_100).SelectMany(i =>
            new[] { (3 * i, 3 * i + 1), (3 * i, 3 * i + 2), (3 * i + 1, 3 * i + 3), (3 * i + 2, 3 * i + 3) });
        var values = Betweenness.Exact(RandomGraphs.Of(3_301, ties));

        Assert.Equal(values[1_648], values[1_649], 1e-3);
        // All before it with all behind it, and half of the ways across the diamond on either side.
        Assert.Equal(1_650.0 * 1_650 + 1, values[1_650], 1e-3);
    }

    [Fact]
    public void Sampling_every_node_is_exact()
    {
        var graph = RandomGraphs.BarabasiAlbert(200, 3, 4);
        var sampled = Betweenness.Sampled(graph, 200, 5);

        Assert.Equal(Betweenness.Exact(graph), sampled.Values);
        Assert.All(sampled.StandardErrors, error => Assert.Equal(0, error));
    }

    [Fact]
    public void For_those_most_between_a_sample_is_within_three_standard_errors_nearly_always()
    {
        var graph = RandomGraphs.BarabasiAlbert(2_000, 3, 6);
        var exact = Betweenness.Exact(graph);
        var sampled = Betweenness.Sampled(graph, 300, 7);
        var most = Enumerable.Range(0, graph.Nodes).OrderByDescending(node => exact[node]).Take(50).ToArray();

        Assert.InRange(most.Count(node => Math.Abs(exact[node] - sampled.Values[node]) <= 3 * sampled.StandardErrors[node]), 46, 50);
        Assert.Equal(most[0], Array.IndexOf(sampled.Values, sampled.Values.Max()));
        Assert.True(sampled.StandardErrors.Max() < 0.1 * exact.Max());
    }

    [Fact]
    public void Samples_are_right_in_the_mean()
    {
        var graph = RandomGraphs.BarabasiAlbert(60, 2, 8);
        var exact = Betweenness.Exact(graph);
        var means = new double[60];
        for (var seed = 0UL; seed < 2_000; seed++)
            foreach (var (node, value) in Betweenness.Sampled(graph, 6, seed).Values.Index())
                means[node] += value / 2_000;

        Assert.All(means.Zip(exact), pair => Assert.InRange(pair.First, 0.9 * pair.Second - 1, 1.1 * pair.Second + 1));
    }

    [Fact]
    public void The_same_seed_gives_the_same_sample_and_another_seed_another()
    {
        var graph = RandomGraphs.BarabasiAlbert(300, 3, 8);

        Assert.Equal(Betweenness.Sampled(graph, 50, 9).Values, Betweenness.Sampled(graph, 50, 9).Values);
        Assert.NotEqual(Betweenness.Sampled(graph, 50, 9).Values, Betweenness.Sampled(graph, 50, 10).Values);
    }

    private static double[] Counted(Graph graph)
    {
        var (distance, paths) = Distances(graph);
        var values = new double[graph.Nodes];
        for (var i = 0; i < graph.Nodes; i++)
            for (var j = 0; j < i; j++)
                for (var k = 0; k < graph.Nodes; k++)
                    if (k != i && k != j && paths[i, j] > 0 && distance[i, k] + distance[k, j] == distance[i, j])
                        values[k] += paths[i, k] * paths[k, j] / paths[i, j];
        return values;
    }

    /// <summary>Lengths of shortest paths (Floyd and Warshall), and how many there are of them.</summary>
    private static (int[,] Distance, double[,] Paths) Distances(Graph graph)
    {
        var nodes = graph.Nodes;
        var (distance, paths) = (new int[nodes, nodes], new double[nodes, nodes]);
        for (var i = 0; i < nodes; i++)
            for (var j = 0; j < nodes; j++)
                distance[i, j] = i == j ? 0 : int.MaxValue / 4;
        foreach (var (from, to, _) in RandomGraphs.TiesOf(graph)) distance[from, to] = distance[to, from] = 1;
        for (var k = 0; k < nodes; k++)
            for (var i = 0; i < nodes; i++)
                for (var j = 0; j < nodes; j++)
                    distance[i, j] = Math.Min(distance[i, j], distance[i, k] + distance[k, j]);
        for (var i = 0; i < nodes; i++)
        {
            paths[i, i] = 1;
            foreach (var j in Enumerable.Range(0, nodes).Where(j => distance[i, j] is > 0 and < int.MaxValue / 4).OrderBy(j => distance[i, j]))
                foreach (var before in graph.NeighboursOf(j))
                    if (distance[i, before] + 1 == distance[i, j]) paths[i, j] += paths[i, before];
        }
        return (distance, paths);
    }
}
