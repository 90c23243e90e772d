namespace Weft.Map;

/// <summary>
/// How far every group is from its nearest member along ties: Dijkstra (1959) from all members at once, where a tie costs 1 / strength
/// (Newman, "Scientific collaboration networks II", 2001; Brandes 2001), and a tie that only one side has confirmed counts half its strength.
/// </summary>
internal sealed class TrustPaths
{
    public TrustPaths(Survey survey)
    {
        var nodes = survey.Groups.Length;
        Cost = new double[nodes];
        Array.Fill(Cost, double.PositiveInfinity);
        var queue = new PriorityQueue<int, double>();
        for (var i = 0; i < nodes; i++)
        {
            if (!survey.Member[i] || survey.Context[i]) continue;
            Cost[i] = 0;
            queue.Enqueue(i, 0);
        }
        while (queue.TryDequeue(out var node, out var far))
        {
            if (far > Cost[node]) continue;
            var neighbours = survey.Trust.NeighboursOf(node);
            var strengths = survey.Trust.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
            {
                var cost = far + 1 / strengths[i];
                if (cost >= Cost[neighbours[i]]) continue;
                Cost[neighbours[i]] = cost;
                queue.Enqueue(neighbours[i], cost);
            }
        }
    }

    /// <summary>The sum of 1 / strength along the strongest path; 0 for a member, infinite where no ties lead.</summary>
    public double[] Cost { get; }

    /// <summary>Whether a path of ties leads from a member to the group.</summary>
    public bool Reach(int group) => double.IsFinite(Cost[group]);
}
