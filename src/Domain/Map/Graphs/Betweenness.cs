namespace Weft.Map.Graphs;

/// <param name="Values">The estimate for each node, on the scale of the exact ones.</param>
/// <param name="StandardErrors">The standard error of each estimate.</param>
public sealed record SampledBetweenness(double[] Values, double[] StandardErrors);

/// <summary>
/// How many shortest paths between other nodes go through a node: Freeman's measure (1977), each unordered pair counted once and
/// shared among its shortest paths. Ties count alike, whatever their weight.
/// </summary>
public static class Betweenness
{
    public static double[] Exact(Graph graph)
    {
        var paths = new ShortestPaths(graph);
        var values = new double[graph.Nodes];
        for (var source = 0; source < graph.Nodes; source++)
            paths.Accumulate(source, values);
        for (var i = 0; i < values.Length; i++)
            values[i] /= 2;
        return values;
    }

    public static SampledBetweenness Sampled(Graph graph, int samples, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        var nodes = graph.Nodes;
        if (samples >= nodes) return new(Exact(graph), new double[nodes]);
        var order = Enumerable.Range(0, nodes).ToArray();
        new SplitMix64(seed).Shuffle(order);

        var paths = new ShortestPaths(graph);
        var (sums, squares) = (new double[nodes], new double[nodes]);
        var one = new double[nodes];
        for (var i = 0; i < samples; i++)
        {
            Array.Clear(one);
            paths.Accumulate(order[i], one);
            for (var node = 0; node < nodes; node++)
            {
                sums[node] += one[node];
                squares[node] += one[node] * one[node];
            }
        }
        var scale = nodes / 2.0;
        var left = 1 - (double)samples / nodes;
        for (var node = 0; node < nodes; node++)
        {
            var mean = sums[node] / samples;
            var variance = Math.Max(0, squares[node] - sums[node] * mean) / (samples - 1);
            (sums[node], squares[node]) = (mean * scale, Math.Sqrt(variance / samples * left) * scale);
        }
        return new(sums, squares);
    }

    private sealed class ShortestPaths(Graph graph)
    {
        private readonly int[] _queue = new int[graph.Nodes], _distance = new int[graph.Nodes];
        private readonly double[] _paths = new double[graph.Nodes], _dependency = new double[graph.Nodes];

        public void Accumulate(int source, double[] into)
        {
            Array.Fill(_distance, -1);
            Array.Clear(_paths);
            Array.Clear(_dependency);
            (_queue[0], _distance[source], _paths[source]) = (source, 0, 1);
            var tail = 1;
            for (var head = 0; head < tail; head++)
            {
                var node = _queue[head];
                foreach (var next in graph.NeighboursOf(node))
                {
                    if (_distance[next] < 0)
                    {
                        _distance[next] = _distance[node] + 1;
                        _queue[tail++] = next;
                    }
                    if (_distance[next] == _distance[node] + 1) _paths[next] += _paths[node];
                }
            }
            for (var i = tail - 1; i > 0; i--)
            {
                var node = _queue[i];
                foreach (var next in graph.NeighboursOf(node))
                    if (_distance[next] == _distance[node] + 1)
                        _dependency[node] += _paths[node] / _paths[next] * (1 + _dependency[next]);
                into[node] += _dependency[node];
            }
        }
    }
}
