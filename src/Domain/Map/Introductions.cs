namespace Weft.Map;

/// <summary>A way to be introduced: ids from a member to the group, both included.</summary>
/// <param name="Cost">The sum of 1 / strength along it; see <see cref="Introductions"/>.</param>
public sealed record Introduction(ValueList<string> Path, double Cost, Reason Reason);

/// <summary>
/// The strongest ways to a group: loopless paths from any member, by the sum of 1 / strength, where a tie that only one side has confirmed counts
/// half its strength (Yen, "Finding the k shortest loopless paths in a network", 1971). They are searched from the group towards the members, guided by each
/// group's distance to its nearest member (A*; Hart, Nilsson and Raphael 1968), so that one search over the map serves all groups. Only the
/// first group of a path is a member: a path through two members begins at the second.
/// </summary>
public sealed class Introductions
{
    /// <summary>How many paths are looked at for ones that do not depend on the same people.</summary>
    private const int Looked = 12;

    private readonly Survey survey;
    private readonly TrustPaths paths;
    private readonly double[] cost;
    private readonly int[] before, seen;
    private int search;

    public Introductions(CoalitionMap map) : this(Survey.Of(map, Vocabulary.Empty)) { }

    private Introductions(Survey survey) : this(survey, new(survey)) { }

    internal Introductions(Survey survey, TrustPaths paths)
    {
        (this.survey, this.paths) = (survey, paths);
        var nodes = survey.Groups.Length;
        (cost, before, seen) = (new double[nodes], new int[nodes], new int[nodes]);
    }

    /// <summary>
    /// Up to <paramref name="most"/> paths, the strongest first. A path by the very same middlemen as a stronger one is given only when there is no
    /// other. None if nobody has such an id, if it is a member, or if no ties lead there.
    /// </summary>
    public IReadOnlyList<Introduction> To(string id, int most = 3)
    {
        if (!survey.Index.TryGetValue(id, out var to) || survey.Member[to] || !paths.Reach(to) || most < 1) return [];
        var found = Ways(to, Math.Max(Looked, most));
        var (chosen, others) = (new List<(double Cost, int[] Path)>(), new List<(double Cost, int[] Path)>());
        foreach (var way in found)
            (chosen.Count < most && !chosen.Exists(other => SameMiddlemen(other.Path, way.Path)) ? chosen : others).Add(way);
        chosen.AddRange(others.Take(most - chosen.Count));
        chosen.Sort(Compare);
        return [.. chosen.Select(way =>
        {
            var ids = way.Path.Reverse().Select(node => survey.Groups[node].Id).ToValueList();
            return new Introduction(ids, way.Cost, Said(way.Path));
        })];
    }

    /// <summary>What is said where there is no way.</summary>
    public static Reason Nobody => new("Nobody here has a tie with them yet. What could we offer, and who might know them?");

    private Reason Said(int[] path)
    {
        var asks = survey.Groups[path[^1]].Name;
        return path.Length == 2
            ? new("{0} has a tie with them already", asks)
            : new("{0} could ask, through {1}", asks, string.Join(", ", path[1..^1].Reverse().Select(node => survey.Groups[node].Name)));
    }

    private static bool SameMiddlemen(int[] one, int[] other) => (one.Length, other.Length) switch
    {
        (2, 2) => one[1] == other[1],
        (2, _) or (_, 2) => false,
        _ => one[1..^1].ToHashSet().SetEquals(other[1..^1]),
    };

    // Paths here run from the group towards a member.
    private List<(double Cost, int[] Path)> Ways(int to, int most)
    {
        var found = new List<(double Cost, int[] Path)> { Spur([to], 0, [])!.Value };
        var waiting = new List<(double Cost, int[] Path)>();
        while (found.Count < most)
        {
            var last = found[^1].Path;
            var rootCost = 0.0;
            for (var i = 0; i < last.Length - 1; i++)
            {
                var root = last[..(i + 1)];
                var barred = found.Where(way => way.Path.Length > root.Length && way.Path.AsSpan(0, root.Length).SequenceEqual(root))
                    .Select(way => way.Path[root.Length]).ToHashSet();
                if (Spur(root, rootCost, barred) is { } way && !waiting.Exists(other => other.Path.AsSpan().SequenceEqual(way.Path))) waiting.Add(way);
                rootCost += Cost(last[i], last[i + 1]);
            }
            if (waiting.Count == 0) break;
            waiting.Sort(Compare);
            found.Add(waiting[0]);
            waiting.RemoveAt(0);
        }
        return found;
    }

    /// <summary>The strongest way on from the end of a root to a member, by none of the root's groups and none of the barred first steps.</summary>
    private (double Cost, int[] Path)? Spur(int[] root, double rootCost, HashSet<int> barred)
    {
        search++;
        var start = root[^1];
        foreach (var node in root) (seen[node], cost[node]) = (search, double.NegativeInfinity);
        (cost[start], before[start]) = (rootCost, -1);
        var queue = new PriorityQueue<(int Node, double Cost), (double, int)>();
        queue.Enqueue((start, rootCost), (rootCost + paths.Cost[start], start));
        while (queue.TryDequeue(out var next, out _))
        {
            var (node, far) = next;
            if (far > cost[node]) continue;
            if (survey.Member[node])
            {
                var path = new List<int>();
                for (var back = node; back != start; back = before[back]) path.Add(back);
                path.Reverse();
                return (far, [.. root, .. path]);
            }
            var neighbours = survey.Trust.NeighboursOf(node);
            var strengths = survey.Trust.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                var other = neighbours[i];
                if (node == start && barred.Contains(other)) continue;
                var reached = far + 1 / strengths[i];
                if (seen[other] == search && cost[other] <= reached) continue;
                (seen[other], cost[other], before[other]) = (search, reached, node);
                queue.Enqueue((other, reached), (reached + paths.Cost[other], other));
            }
        }
        return null;
    }

    private double Cost(int from, int to) =>
        1 / survey.Trust.WeightsOf(from)[survey.Trust.NeighboursOf(from).BinarySearch(to)];

    private static int Compare((double Cost, int[] Path) one, (double Cost, int[] Path) other)
    {
        var costs = one.Cost.CompareTo(other.Cost);
        return costs != 0 ? costs : one.Path.Length != other.Path.Length ? one.Path.Length.CompareTo(other.Path.Length)
            : one.Path.AsSpan().SequenceCompareTo(other.Path);
    }
}
