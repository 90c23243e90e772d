namespace Weft.Map.Graphs;

/// <summary>
/// A graph on the way to communities: its nodes are nodes, or parts that have been joined. Weights are shares of the
/// weight of all ends of ties, so that what chance would give is a plain product and neither tiny nor huge weights run
/// out of numbers.
/// </summary>
internal sealed class CommunityLevel
{
    /// <summary>A move must gain more than this share of the node's strength: less is rounding.</summary>
    private const double Least = 1e-10;

    private readonly int[] _offsets, _neighbours;
    private readonly double[] _weights, _strengths;
    private readonly Sums[] _sums;
    private readonly int[] _touched;

    private CommunityLevel(int[] offsets, int[] neighbours, double[] weights, double[] strengths)
    {
        (_offsets, _neighbours, _weights, _strengths) = (offsets, neighbours, weights, strengths);
        (_sums, _touched) = (new Sums[Nodes], new int[Nodes + 1]);
    }

    public int Nodes => _strengths.Length;

    public static CommunityLevel Of(Graph graph)
    {
        var total = 0.0;
        foreach (var weight in graph.Weights) total += weight;
        var weights = Array.ConvertAll(graph.Weights, weight => weight / total);
        var strengths = new double[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
            foreach (var weight in weights.AsSpan(graph.Offsets[node]..graph.Offsets[node + 1]))
                strengths[node] += weight;
        return new(graph.Offsets, graph.Neighbours, weights, strengths);
    }

    public static int[] Alone(int nodes)
    {
        var community = new int[nodes];
        for (var node = 0; node < nodes; node++) community[node] = node;
        return community;
    }

    /// <summary>
    /// Moves each node to the neighbouring community that gains most, in a chance order, and looks again only at those
    /// whose neighbour has moved away (the paper's fast local moving).
    /// </summary>
    /// <param name="community">Numbers from 0 to below the number of nodes; changed in place.</param>
    /// <returns>Whether anything moved.</returns>
    public bool Move(int[] community, ref SplitMix64 random)
    {
        Array.Clear(_sums);
        for (var node = 0; node < Nodes; node++) _sums[community[node]].Ends += _strengths[node];

        var queue = Alone(Nodes);
        random.Shuffle(queue);
        var waiting = new bool[Nodes];
        Array.Fill(waiting, true);
        var moved = false;
        for (var (head, count) = (0, Nodes); count > 0; count--)
        {
            var node = queue[head];
            head = head + 1 == Nodes ? 0 : head + 1;
            waiting[node] = false;
            var old = community[node];
            var best = Best(node, community);
            if (best == old) continue;

            moved = true;
            community[node] = best;
            _sums[old].Ends -= _strengths[node];
            _sums[best].Ends += _strengths[node];
            foreach (var other in NeighboursOf(node))
            {
                if (waiting[other] || community[other] == best) continue;
                waiting[other] = true;
                var tail = head + count - 1;
                queue[tail < Nodes ? tail : tail - Nodes] = other;
                count++;
            }
        }
        return moved;
    }

    /// <summary>
    /// Divides each community into well-connected parts: nodes start alone, and each that is still alone and well
    /// connected to its community joins the part of it that gains most. So a part is connected.
    /// </summary>
    /// <returns>For each node the number of its part, from 0 to below the number of nodes.</returns>
    public int[] Refine(int[] community, ref SplitMix64 random)
    {
        var parts = Alone(Nodes);
        var order = Alone(Nodes);
        random.Shuffle(order);
        var ends = new double[Nodes];
        for (var node = 0; node < Nodes; node++) ends[community[node]] += _strengths[node];
        // For each part: the weight of its ties to the rest of its community.
        var outside = new double[Nodes];
        var inside = new double[Nodes];
        var grown = new bool[Nodes];
        for (var node = 0; node < Nodes; node++)
        {
            _sums[node] = new() { Ends = _strengths[node] };
            for (var i = _offsets[node]; i < _offsets[node + 1]; i++)
                if (community[_neighbours[i]] == community[node]) outside[node] += _weights[i];
        }
        foreach (var node in order)
        {
            var strength = _strengths[node];
            var whole = ends[community[node]];
            if (grown[node] || outside[node] < strength * (whole - strength)) continue;

            var count = 0;
            for (var i = _offsets[node]; i < _offsets[node + 1]; i++)
            {
                if (community[_neighbours[i]] != community[node]) continue;
                var part = parts[_neighbours[i]];
                _touched[count] = part;
                count += inside[part] == 0 ? 1 : 0;
                inside[part] += _weights[i];
            }
            var (best, most, between) = (node, Least * strength, 0.0);
            foreach (var part in _touched.AsSpan(..count))
            {
                var gain = inside[part] - _sums[part].Ends * strength;
                if (gain > most && outside[part] >= _sums[part].Ends * (whole - _sums[part].Ends))
                    (best, most, between) = (part, gain, inside[part]);
                inside[part] = 0;
            }
            if (best == node) continue;
            parts[node] = best;
            grown[best] = true;
            _sums[best].Ends += strength;
            outside[best] += outside[node] - 2 * between;
        }
        return parts;
    }

    /// <param name="parts">For each node its part, from 0 to below <paramref name="count"/>.</param>
    public CommunityLevel Join(int[] parts, int count)
    {
        var (start, members) = (new int[count + 1], new int[Nodes]);
        foreach (var part in parts) start[part + 1]++;
        for (var part = 0; part < count; part++) start[part + 1] += start[part];
        var next = start[..count];
        for (var node = 0; node < Nodes; node++) members[next[parts[node]]++] = node;

        var (offsets, strengths) = (new int[count + 1], new double[count]);
        var (neighbours, weights) = (new int[_neighbours.Length], new double[_neighbours.Length]);
        var place = new int[count];
        var end = 0;
        for (var part = 0; part < count; part++)
        {
            offsets[part] = end;
            foreach (var node in members.AsSpan(start[part]..start[part + 1]))
            {
                strengths[part] += _strengths[node];
                for (var i = _offsets[node]; i < _offsets[node + 1]; i++)
                {
                    var other = parts[_neighbours[i]];
                    if (other == part) continue;
                    // Places from before this part's own say nothing.
                    var at = place[other];
                    if (at < offsets[part] || at >= end || neighbours[at] != other)
                    {
                        at = place[other] = end++;
                        neighbours[at] = other;
                    }
                    weights[at] += _weights[i];
                }
            }
        }
        offsets[count] = end;
        return new(offsets, neighbours[..end], weights[..end], strengths);
    }

    private ReadOnlySpan<int> NeighboursOf(int node) => _neighbours.AsSpan(_offsets[node].._offsets[node + 1]);

    private int Best(int node, int[] community)
    {
        var (sums, touched) = (_sums, _touched);
        var weights = _weights.AsSpan(_offsets[node].._offsets[node + 1]);
        var neighbours = NeighboursOf(node);
        var count = 0;
        for (var i = 0; i < neighbours.Length; i++)
        {
            var to = community[neighbours[i]];
            ref var sum = ref sums[to];
            touched[count] = to;
            count += sum.Toward == 0 ? 1 : 0;
            sum.Toward += weights[i];
        }
        var best = community[node];
        var strength = _strengths[node];
        var most = sums[best].Toward - (sums[best].Ends - strength) * strength + Least * strength;
        foreach (var to in touched.AsSpan(..count))
        {
            ref var sum = ref sums[to];
            var gain = sum.Toward - sum.Ends * strength;
            if (gain > most && to != community[node]) (best, most) = (to, gain);
            sum.Toward = 0;
        }
        return best;
    }

    /// <summary>Of a community: the ends of ties of its nodes, and the weight from the node at hand to it. Together,
    /// since both are asked at once.</summary>
    private struct Sums
    {
        public double Ends, Toward;
    }
}
