namespace Weft.Map.Graphs;

/// <summary>
/// Counts the shortest paths from up to eight nodes at once, and shares them back among the nodes on the way. It keeps its arrays
/// from search to search. Source: Brandes, "A faster algorithm for betweenness centrality" (2001). Sources that stand near each other
/// meet the same ties at nearly the same step; each has a lane of its own in the sums, so that reading a tie once serves all of them.
/// </summary>
internal sealed class ShortestPaths
{
    public const int Lanes = Eight.Count;

    /// <summary>Counts of paths double at each fork; past this they are scaled down, as only their ratios matter.</summary>
    private const double TooMany = 1e150, Fewest = 1e-200;

    private readonly Graph _graph;
    /// <summary>By node: the lanes that have reached it, and those that do with this step.</summary>
    private readonly byte[] _reached, _reaching;
    /// <summary>By node, eight each: what it hands to its neighbours in this step; zeros between the steps.</summary>
    private readonly double[] _handed;
    /// <summary>Level after level: the nodes that some lane reaches there, which lanes these are, and in each how many paths lead there; on the
    /// way back, what each of these paths is worth.</summary>
    private int[] _nodes = [];
    private byte[] _lanes = [];
    private double[] _paths = [];
    /// <summary>Where each level ends, and what its counts are scaled by.</summary>
    private readonly List<int> _ends = [];
    private readonly List<Eight?> _scales = [];

    public ShortestPaths(Graph graph)
    {
        _graph = graph;
        (_reached, _reaching, _handed) = (new byte[graph.Nodes], new byte[graph.Nodes], new double[graph.Nodes * Lanes]);
        MakeRoom(graph.Nodes + Lanes);
    }

    /// <param name="sources">At most <see cref="Lanes"/> nodes, each once.</param>
    public void From(ReadOnlySpan<int> sources)
    {
        if (_ends.Count > 0)
            foreach (var node in _nodes.AsSpan(0, _ends[^1]))
                _reached[node] = 0;
        _ends.Clear();
        _scales.Clear();
        for (var lane = 0; lane < sources.Length; lane++)
        {
            _nodes[lane] = sources[lane];
            _lanes[lane] = _reached[sources[lane]] = (byte)(1 << lane);
            Eight.All(1).Of(_lanes[lane]).Store(_paths, lane);
        }
        for (var (start, end) = (0, sources.Length); start < end; (start, end) = (end, Step(start, end)))
        {
            _ends.Add(end);
            _scales.Add(Scale(start, end));
        }
    }

    /// <summary>Adds to each node, but the sources, the paths from the sources that go on through it: Brandes's dependencies.</summary>
    /// <param name="times">How often each source counts.</param>
    public void AddDependencies(ReadOnlySpan<int> times, double[] into)
    {
        var weight = Eight.Of(times);
        for (var level = _ends.Count - 1; level > 0; level--)
            StepBack(level, arriving: 1, weight, into, null);
        TakeBack(1);
    }

    /// <summary>
    /// Adds to each node the paths that go on through it, each counted as twice the part of its length that lies behind
    /// it, and the squares of what each source adds to <paramref name="squares"/>.
    /// </summary>
    public void AddScaledDependencies(double[] into, double[] squares)
    {
        for (var level = _ends.Count - 1; level > 0; level--)
            StepBack(level, arriving: 1.0 / level, Eight.All(2 * level), into, squares);
        TakeBack(1);
    }

    /// <summary>Goes from the nodes of one level to those of the next, and says where these end.</summary>
    private int Step(int start, int end)
    {
        var found = end;
        for (var i = start; i < end; i++)
        {
            var node = _nodes[i];
            Pushed(i, _scales[^1]).Store(_handed, node);
            var neighbours = _graph.NeighboursOf(node);
            MakeRoom(found + neighbours.Length + 1);
            var (nodes, reached, reaching, lanes) = (_nodes, _reached, _reaching, _lanes[i]);
            // A node is written down before it is known whether it counts: a branch here could not be foreseen.
            foreach (var next in neighbours)
            {
                var (before, added) = (reaching[next], lanes & ~reached[next]);
                nodes[found] = next;
                found += before == 0 & added != 0 ? 1 : 0;
                reaching[next] = (byte)(before | added);
            }
        }
        for (var i = end; i < found; i++)
        {
            var node = _nodes[i];
            var lanes = _reaching[node];
            HandedTo(node).Of(lanes).Store(_paths, i);
            (_lanes[i], _reaching[node]) = (lanes, 0);
            _reached[node] |= lanes;
        }
        TakeBack(_ends.Count - 1);
        return found;
    }

    /// <param name="arriving">What a path is worth that ends at this level.</param>
    /// <param name="weight">What a path that goes on counts for the node it goes through.</param>
    private void StepBack(int level, double arriving, Eight weight, double[] into, double[]? squares)
    {
        var ending = Eight.All(arriving);
        for (var i = _ends[level - 1]; i < _ends[level]; i++)
        {
            var node = _nodes[i];
            var onward = Pushed(i, _scales[level]) * HandedTo(node);
            var dependencies = onward * weight;
            into[node] += dependencies.Sum();
            if (squares is not null) squares[node] += (dependencies * dependencies).Sum();
            ((ending + onward) / Eight.Load(_paths, i)).Of(_lanes[i]).Store(_paths, i);
        }
        TakeBack(level + 1);
        for (var i = _ends[level - 1]; i < _ends[level]; i++)
            Eight.Load(_paths, i).Store(_handed, _nodes[i]);
    }

    private Eight HandedTo(int node)
    {
        var sum = default(Eight);
        foreach (var next in _graph.NeighboursOf(node))
            sum += Eight.Load(_handed, next);
        return sum;
    }

    private void TakeBack(int level)
    {
        if (level >= _ends.Count) return;
        for (var i = level == 0 ? 0 : _ends[level - 1]; i < _ends[level]; i++)
            default(Eight).Store(_handed, _nodes[i]);
    }

    private Eight Pushed(int i, Eight? scale) => scale is { } by
        ? Eight.Max(Eight.Load(_paths, i) * by, Eight.All(Fewest)).Of(_lanes[i])
        : Eight.Load(_paths, i);

    private Eight? Scale(int start, int end)
    {
        var most = default(Eight);
        for (var i = start; i < end; i++)
            most = Eight.Max(most, Eight.Load(_paths, i));
        return most.InverseAbove(TooMany);
    }

    private void MakeRoom(int entries)
    {
        if (entries <= _nodes.Length) return;
        var room = Math.Max(entries, 2 * _nodes.Length);
        Array.Resize(ref _nodes, room);
        Array.Resize(ref _lanes, room);
        Array.Resize(ref _paths, room * Lanes);
    }
}
