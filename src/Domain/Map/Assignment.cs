namespace Weft.Map;

/// <summary>
/// Gives each need at most one holder, and each holder no more needs than it can take, at the least cost: successive shortest augmenting paths
/// with potentials (Edmonds and Karp 1972; Tomizawa 1971), each further need of a holder costing more than the one before. Needs are taken
/// in their order; one that is placed stays placed, though by another holder perhaps. The sets of needs that can be placed form a transversal
/// matroid, so as many are placed as can be, and the earlier ones first.
/// </summary>
public sealed class Assignment
{
    private readonly (int Holder, double Cost)[][] needs;
    private readonly int[] capacity, used;
    private readonly double step;
    private readonly int[] given;
    private readonly List<int>[] taken;
    // Holders beyond which nothing is free: no later search can find anything there.
    private readonly bool[] full;
    private readonly double[] needPotential, holderPotential, distance;
    private readonly int[] from, seen;
    private readonly PriorityQueue<int, (double, int)> queue = new();
    private readonly List<int> reached = [];
    private int search;

    private Assignment((int Holder, double Cost)[][] needs, int[] capacity, double step)
    {
        (this.needs, this.capacity, this.step) = (needs, capacity, step);
        var holders = capacity.Length;
        (used, full, taken) = (new int[holders], new bool[holders], new List<int>[holders]);
        for (var i = 0; i < holders; i++) taken[i] = [];
        (given, needPotential) = (new int[needs.Length], new double[needs.Length]);
        Array.Fill(given, -1);
        (holderPotential, distance, from, seen) = (new double[holders], new double[holders], new int[holders], new int[holders]);
    }

    /// <param name="needs">For each need who could answer it, and at what cost.</param>
    /// <param name="capacity">How many needs each holder can take.</param>
    /// <param name="step">How much more each further need of one holder costs.</param>
    /// <returns>For each need its holder, or -1.</returns>
    public static int[] Of((int Holder, double Cost)[][] needs, int[] capacity, double step)
    {
        var assignment = new Assignment(needs, capacity, step);
        for (var need = 0; need < needs.Length; need++) assignment.Place(need);
        return assignment.given;
    }

    private void Place(int need)
    {
        search++;
        var potential = double.NegativeInfinity;
        foreach (var (holder, cost) in needs[need])
            if (!full[holder]) potential = Math.Max(potential, holderPotential[holder] - cost);
        if (double.IsInfinity(potential)) return;
        needPotential[need] = potential;

        queue.Clear();
        reached.Clear();
        Reach(need, 0);
        var (best, bestEnd) = (double.PositiveInfinity, -1);
        while (queue.TryDequeue(out var holder, out var at))
        {
            if (at.Item1 >= best) break;
            if (at.Item1 > distance[holder]) continue;
            if (used[holder] < capacity[holder])
            {
                var end = distance[holder] + used[holder] * step + holderPotential[holder];
                if (end < best) (best, bestEnd) = (end, holder);
            }
            // The way back along a need that is placed costs nothing in reduced costs.
            foreach (var other in taken[holder]) Reach(other, distance[holder]);
        }

        if (bestEnd < 0)
        {
            foreach (var holder in reached) full[holder] = true;
            return;
        }
        foreach (var holder in reached)
        {
            if (distance[holder] >= best) continue;
            holderPotential[holder] += distance[holder] - best;
            foreach (var other in taken[holder]) needPotential[other] += distance[holder] - best;
        }
        needPotential[need] -= best;
        used[bestEnd]++;
        for (var holder = bestEnd; ;)
        {
            var mover = from[holder];
            var old = given[mover];
            given[mover] = holder;
            taken[holder].Add(mover);
            if (old < 0) break;
            taken[old].Remove(mover);
            holder = old;
        }

        void Reach(int asking, double so)
        {
            foreach (var (holder, cost) in needs[asking])
            {
                if (full[holder] || given[asking] == holder) continue;
                var there = so + Math.Max(0, cost + needPotential[asking] - holderPotential[holder]);
                if (seen[holder] == search && distance[holder] <= there) continue;
                if (seen[holder] != search) reached.Add(holder);
                (seen[holder], distance[holder], from[holder]) = (search, there, asking);
                queue.Enqueue(holder, (there, holder));
            }
        }
    }
}
