namespace Weft.Map;

/// <summary>
/// The strongest path of ties from any member to every group: Dijkstra (1959) from all members at once, where a tie costs 1 / strength
/// (Newman, "Scientific collaboration networks II", 2001; Brandes 2001), and a tie that only one side has confirmed counts half its strength.
/// Equal paths are told apart by fewer ties, then by the id of who comes before. Only its first group is a member.
/// </summary>
internal sealed class TrustPaths
{
    private readonly Survey survey;
    private readonly int[] before, ties;

    public TrustPaths(Survey survey)
    {
        this.survey = survey;
        var nodes = survey.Groups.Length;
        (Cost, before, ties) = (new double[nodes], new int[nodes], new int[nodes]);
        Array.Fill(Cost, double.PositiveInfinity);
        Array.Fill(before, -1);
        var queue = new PriorityQueue<int, (double, int, int)>();
        for (var i = 0; i < nodes; i++)
        {
            if (!survey.Member[i] || survey.Context[i]) continue;
            Cost[i] = 0;
            queue.Enqueue(i, (0, 0, i));
        }
        var done = new bool[nodes];
        while (queue.TryDequeue(out var node, out _))
        {
            if (done[node]) continue;
            done[node] = true;
            var neighbours = survey.Trust.NeighboursOf(node);
            var strengths = survey.Trust.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                var next = neighbours[i];
                if (done[next]) continue;
                var (cost, steps) = (Cost[node] + 1 / strengths[i], ties[node] + 1);
                if (cost > Cost[next] || (cost == Cost[next] && (steps, node).CompareTo((ties[next], before[next])) >= 0)) continue;
                (Cost[next], ties[next], before[next]) = (cost, steps, node);
                queue.Enqueue(next, (cost, steps, next));
            }
        }
    }

    /// <summary>The sum of 1 / strength along the path; 0 for a member, infinite where no ties lead.</summary>
    public double[] Cost { get; }

    /// <summary>Whether a path of ties leads from a member to the group.</summary>
    public bool Reach(int group) => double.IsFinite(Cost[group]);

    /// <summary>Ids from the member to the group, both included; empty if no ties lead there.</summary>
    public ValueList<string> To(int group)
    {
        if (!Reach(group)) return [];
        var path = new List<string>();
        for (var node = group; node >= 0; node = before[node]) path.Add(survey.Groups[node].Id);
        path.Reverse();
        return path.ToValueList();
    }
}
