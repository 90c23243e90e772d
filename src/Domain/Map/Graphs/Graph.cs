namespace Weft.Map.Graphs;

/// <summary>
/// An undirected weighted graph in compressed sparse rows: the neighbours of node i are Neighbours[Offsets[i]..Offsets[i + 1]],
/// ascending, with their Weights beside them. Parallel ties are added together; loops are left out.
/// </summary>
public sealed class Graph
{
    private Graph(int[] offsets, int[] neighbours, double[] weights) =>
        (Offsets, Neighbours, Weights) = (offsets, neighbours, weights);

    public int[] Offsets { get; }
    public int[] Neighbours { get; }
    public double[] Weights { get; }
    public int Nodes => Offsets.Length - 1;
    /// <summary>Each undirected tie once.</summary>
    public int Ties => Neighbours.Length / 2;

    public ReadOnlySpan<int> NeighboursOf(int node) => Neighbours.AsSpan(Offsets[node]..Offsets[node + 1]);
    public ReadOnlySpan<double> WeightsOf(int node) => Weights.AsSpan(Offsets[node]..Offsets[node + 1]);
    public int Degree(int node) => Offsets[node + 1] - Offsets[node];

    /// <param name="nodes">How many nodes there are, numbered from 0.</param>
    /// <param name="ties">Ends and weights (above 0), in any order and direction.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not a node, or a weight is not a number above 0.</exception>
    public static Graph From(int nodes, IReadOnlyCollection<(int From, int To, double Weight)> ties)
    {
        var offsets = new int[nodes + 1];
        foreach (var (from, to, weight) in ties)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)nodes, nameof(ties));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)nodes, nameof(ties));
            if (!(weight > 0) || double.IsInfinity(weight))
                throw new ArgumentOutOfRangeException(nameof(ties), weight, "A tie's weight is a number above 0");
            if (from == to) continue;
            offsets[from + 1]++;
            offsets[to + 1]++;
        }
        for (var i = 0; i < nodes; i++)
            offsets[i + 1] += offsets[i];

        var neighbours = new int[offsets[nodes]];
        var weights = new double[offsets[nodes]];
        var next = offsets[..nodes];
        foreach (var (from, to, weight) in ties)
        {
            if (from == to) continue;
            (neighbours[next[from]], weights[next[from]++]) = (to, weight);
            (neighbours[next[to]], weights[next[to]++]) = (from, weight);
        }

        var kept = 0;
        for (var i = 0; i < nodes; i++)
        {
            var (start, end) = (offsets[i], offsets[i + 1]);
            Array.Sort(neighbours, weights, start, end - start);
            offsets[i] = kept;
            for (var j = start; j < end; j++)
            {
                if (kept > offsets[i] && neighbours[kept - 1] == neighbours[j])
                    weights[kept - 1] += weights[j];
                else
                    (neighbours[kept], weights[kept++]) = (neighbours[j], weights[j]);
            }
        }
        offsets[nodes] = kept;
        return new(offsets, neighbours[..kept], weights[..kept]);
    }

    /// <summary>The same graph with its nodes in another order.</summary>
    /// <param name="order">For each new number the old one; each node once.</param>
    public Graph Renumbered(ReadOnlySpan<int> order)
    {
        var to = new int[Nodes];
        for (var i = 0; i < order.Length; i++)
            to[order[i]] = i;

        var offsets = new int[Nodes + 1];
        for (var i = 0; i < order.Length; i++)
            offsets[i + 1] = offsets[i] + Degree(order[i]);

        // Each node in turn writes itself down at its neighbours, so that their lists come out ascending.
        var neighbours = new int[Neighbours.Length];
        var weights = new double[Weights.Length];
        var next = offsets[..Nodes];
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = Offsets[order[i]]; j < Offsets[order[i] + 1]; j++)
            {
                var at = next[to[Neighbours[j]]]++;
                (neighbours[at], weights[at]) = (i, Weights[j]);
            }
        }
        return new(offsets, neighbours, weights);
    }

    /// <summary>Some nodes and the ties among them.</summary>
    /// <param name="nodes">Each new number's old one; ascending.</param>
    public Graph Of(int[] nodes)
    {
        if (nodes.Length == Nodes) return this;
        var to = new Dictionary<int, int>(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
            to[nodes[i]] = i;

        var offsets = new int[nodes.Length + 1];
        var neighbours = new List<int>();
        var weights = new List<double>();
        for (var i = 0; i < nodes.Length; i++)
        {
            for (var j = Offsets[nodes[i]]; j < Offsets[nodes[i] + 1]; j++)
            {
                if (!to.TryGetValue(Neighbours[j], out var neighbour)) continue;
                neighbours.Add(neighbour);
                weights.Add(Weights[j]);
            }
            offsets[i + 1] = neighbours.Count;
        }
        return new(offsets, [.. neighbours], [.. weights]);
    }
}
