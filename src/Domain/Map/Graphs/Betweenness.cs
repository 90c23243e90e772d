namespace Weft.Map.Graphs;

/// <param name="Values">The estimate for each node, on the scale of the exact ones.</param>
/// <param name="StandardErrors">
/// The standard error of each estimate, as the samples show it. Where few sources matter, as for nodes that are hardly
/// between, they may have been missed, and the error is larger than it looks.
/// </param>
public sealed record SampledBetweenness(double[] Values, double[] StandardErrors);

/// <summary>
/// How many shortest paths between other nodes go through a node: Freeman's measure (1977), each unordered pair counted once and
/// shared among its shortest paths. Ties count alike, whatever their weight.
/// </summary>
public static class Betweenness
{
    /// <summary>
    /// Sources are worked through in this many blocks, and the blocks added up in order, so that the result is the same
    /// to the last bit however many cores there are.
    /// </summary>
    private const int Blocks = 32;

    /// <summary>Sources times ties below which waking other cores costs more than it saves.</summary>
    private const long WorthSharing = 50_000_000;

    /// <summary>Nodes below which setting a graph in order costs more than it saves.</summary>
    private const int WorthOrdering = 100;

    /// <summary>
    /// Brandes, "A faster algorithm for betweenness centrality" (2001): a breadth-first search from each node, on all
    /// cores. Of nodes that are twins only one is searched from. Takes time in proportion to nodes times ties.
    /// </summary>
    public static double[] Exact(Graph graph)
    {
        if (graph.Nodes < WorthOrdering) return Exact(graph, Twins.None(graph));
        var order = BreadthFirst.Order(graph);
        var near = graph.Renumbered(order);
        var sums = Exact(near, Twins.Of(near));
        var values = new double[graph.Nodes];
        for (var i = 0; i < values.Length; i++)
            values[order[i]] = sums[i];
        return values;
    }

    private static double[] Exact(Graph graph, Twins twins)
    {
        var values = InBlocks(graph, twins.First.Length, 1, (search, some, into) =>
        {
            search.From(twins.First.AsSpan(some));
            search.AddDependencies(twins.Count.AsSpan(some), into[0]);
        })[0];
        // Each pair was met from either end.
        for (var i = 0; i < values.Length; i++) values[i] /= 2;
        return values;
    }

    /// <summary>
    /// The same from a sample of sources, drawn without putting back (Brandes and Pich, "Centrality estimation in large
    /// networks", 2007), with each path's part growing with the distance from its source, which takes most of the chance
    /// out of it (Geisberger, Sanders and Schultes, "Better approximation of betweenness centrality", 2008, linear
    /// scaling). Unbiased; exact if every node is drawn.
    /// </summary>
    /// <param name="samples">How many sources to draw, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two samples, from which no error can be
    /// told.</exception>
    public static SampledBetweenness Sampled(Graph graph, int samples, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        var nodes = graph.Nodes;
        if (samples >= nodes) return new(Exact(graph), new double[nodes]);

        var order = BreadthFirst.Order(graph);
        var near = graph.Renumbered(order);
        var shuffled = Enumerable.Range(0, nodes).ToArray();
        new SplitMix64(seed).Shuffle(shuffled);
        var drawn = shuffled[..samples];
        Array.Sort(drawn);
        var sums = InBlocks(near, samples, 2, (search, some, into) =>
        {
            search.From(drawn.AsSpan(some));
            search.AddScaledDependencies(into[0], into[1]);
        });

        var (values, errors) = (new double[nodes], new double[nodes]);
        var notDrawn = 1 - (double)samples / nodes;
        for (var i = 0; i < nodes; i++)
        {
            var mean = sums[0][i] / samples;
            var variance = Math.Max(0, sums[1][i] - sums[0][i] * mean) / (samples - 1);
            values[order[i]] = mean * nodes / 2;
            errors[order[i]] = Math.Sqrt(variance / samples * notDrawn) * nodes / 2;
        }
        return new(values, errors);
    }

    private delegate void Add(ShortestPaths search, Range sources, double[][] into);

    private static double[][] InBlocks(Graph graph, int sources, int sums, Add add)
    {
        var total = Zeros(sums, graph.Nodes);
        var size = ShortestPaths.Lanes;
        if ((long)sources * graph.Ties < WorthSharing)
        {
            Work(new(graph), 0, sources, total);
            return total;
        }
        var batches = (sources + size - 1) / size;
        var blocks = new double[Blocks][][];
        Parallel.For(0, Blocks, () => new ShortestPaths(graph), (block, _, search) =>
        {
            blocks[block] = Zeros(sums, graph.Nodes);
            Work(search, batches * block / Blocks * size, Math.Min(batches * (block + 1) / Blocks * size, sources), blocks[block]);
            return search;
        }, _ => { });

        foreach (var block in blocks)
            for (var sum = 0; sum < sums; sum++)
                for (var node = 0; node < graph.Nodes; node++)
                    total[sum][node] += block[sum][node];
        return total;

        void Work(ShortestPaths search, int start, int end, double[][] into)
        {
            for (var i = start; i < end; i += size)
                add(search, i..Math.Min(i + size, end), into);
        }
    }

    private static double[][] Zeros(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
}
