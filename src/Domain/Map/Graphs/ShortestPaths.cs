namespace Weft.Map.Graphs;

/// <summary>
/// Counts the shortest paths from one node, and shares them back among the nodes on the way. It keeps its arrays from
/// search to search. Source: Brandes, "A faster algorithm for betweenness centrality" (2001). Instead of predecessors it
/// writes down, one after the other, the ties that lead a step further; the way back then reads them in the reverse
/// order without asking anything.
/// </summary>
internal sealed class ShortestPaths
{
    private const int Unreached = int.MaxValue;

    /// <summary>Counts of paths double at each fork; past this they are scaled down, as only their ratios matter.</summary>
    private const double TooMany = 1e150, Fewest = 1e-200;

    private readonly Graph _graph;
    private readonly int[] _queue, _distance;
    private readonly double[] _paths, _share;
    /// <summary>The ends of ties that lead a step further from each node of the queue: those of the i-th end at
    /// _furtherEnd[i].</summary>
    private readonly int[] _further, _furtherEnd;
    private readonly List<int> _levels = [];
    private readonly List<double> _scales = [];
    private int _reached;

    public ShortestPaths(Graph graph)
    {
        _graph = graph;
        var nodes = graph.Nodes;
        // One place more than can be filled: candidates are written down before it is known whether they count.
        (_queue, _distance, _furtherEnd) = (new int[nodes + 1], new int[nodes], new int[nodes]);
        (_paths, _share) = (new double[nodes], new double[nodes]);
        _further = new int[graph.Ties + 1];
        Array.Fill(_distance, Unreached);
    }

    public void From(int source)
    {
        for (var i = 0; i < _reached; i++)
        {
            _distance[_queue[i]] = Unreached;
            _paths[_queue[i]] = 0;
        }
        _levels.Clear();
        _scales.Clear();

        _queue[0] = source;
        _distance[source] = 0;
        _paths[source] = 1;
        _reached = 1;
        var further = 0;
        for (var start = 0; start < _reached;)
        {
            var end = _reached;
            var scale = Scale(start, end);
            further = Step(start, end, _levels.Count + 1, scale, further);
            _levels.Add(end);
            _scales.Add(scale);
            start = end;
        }
    }

    /// <summary>Adds to each node, but the source, the paths from the source that go on through it: Brandes's
    /// dependencies.</summary>
    public void AddDependencies(double[] into)
    {
        for (var level = _levels.Count - 1; level > 0; level--)
        {
            var scale = _scales[level];
            for (var i = _levels[level] - 1; i >= _levels[level - 1]; i--)
            {
                var node = _queue[i];
                var dependency = Push(_paths[node], scale) * SharesOf(i);
                _share[node] = (1 + dependency) / _paths[node];
                into[node] += dependency;
            }
        }
    }

    /// <summary>
    /// Adds to each node the paths that go on through it, each counted as twice the part of its length that lies behind
    /// it, and the squares of these sums to <paramref name="squares"/>.
    /// </summary>
    public void AddScaledDependencies(double[] into, double[] squares)
    {
        for (var level = _levels.Count - 1; level > 0; level--)
        {
            var scale = _scales[level];
            for (var i = _levels[level] - 1; i >= _levels[level - 1]; i--)
            {
                var node = _queue[i];
                var perStep = Push(_paths[node], scale) * SharesOf(i);
                _share[node] = (1.0 / level + perStep) / _paths[node];
                var dependency = 2 * level * perStep;
                into[node] += dependency;
                squares[node] += dependency * dependency;
            }
        }
    }

    private double SharesOf(int i)
    {
        var sum = 0.0;
        foreach (var next in _further.AsSpan(_furtherEnd[i - 1].._furtherEnd[i]))
            sum += _share[next];
        return sum;
    }

    /// <summary>Goes from the nodes of one level to those of the next. No branch depends on what is found: it could not
    /// be foreseen.</summary>
    private int Step(int start, int end, int distance, double scale, int further)
    {
        var (queue, distances, found, paths) = (_queue, _distance, _further, _paths);
        var reached = _reached;
        for (var i = start; i < end; i++)
        {
            var node = queue[i];
            var first = further;
            foreach (var next in _graph.NeighboursOf(node))
            {
                var known = distances[next];
                queue[reached] = next;
                reached += known > distance ? 1 : 0;
                distances[next] = Math.Min(known, distance);
                found[further] = next;
                further += known >= distance ? 1 : 0;
            }
            var pushed = Push(paths[node], scale);
            foreach (var next in found.AsSpan(first..further))
                paths[next] += pushed;
            _furtherEnd[i] = further;
        }
        _reached = reached;
        return further;
    }

    private double Scale(int start, int end)
    {
        var most = 0.0;
        foreach (var node in _queue.AsSpan(start..end))
            most = Math.Max(most, _paths[node]);
        return most > TooMany ? 1 / most : 1;
    }

    private static double Push(double paths, double scale) => Math.Max(paths * scale, Fewest);
}
