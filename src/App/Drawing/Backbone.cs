using Weft.Map.Graphs;

namespace Weft.Drawing;

/// <summary>
/// The ties that carry a dense graph: enough to reach everybody, and each group's strongest. Of two equally strong the one whose groups have more
/// neighbours in common, for those lie within a community (Nick, Lee, Cunningham and Brandes, "Simmelian backbones", ASONAM 2013).
/// </summary>
internal static class Backbone
{
    /// <summary>With fewer ties than this to a group all can be told apart.</summary>
    private const double Crowded = 3;

    /// <returns>For each tie whether it is one of them; all are where there is no crowd.</returns>
    public static bool[] Of(Graph graph, (int From, int To, double Strength)[] ties)
    {
        var strong = new bool[ties.Length];
        if (ties.Length <= Crowded * graph.Nodes)
        {
            Array.Fill(strong, true);
            return strong;
        }
        var common = Array.ConvertAll(ties, tie => Shared(graph.NeighboursOf(tie.From), graph.NeighboursOf(tie.To)));
        var order = Enumerable.Range(0, ties.Length).OrderByDescending(i => ties[i].Strength).ThenByDescending(i => common[i]).ThenBy(i => i);
        var (part, hasOne) = (Enumerable.Range(0, graph.Nodes).ToArray(), new bool[graph.Nodes]);
        // Kruskal's forest of the strongest ties (1956).
        foreach (var i in order)
        {
            var (from, to) = (ties[i].From, ties[i].To);
            var (a, b) = (Root(part, from), Root(part, to));
            strong[i] = a != b || !hasOne[from] || !hasOne[to];
            part[a] = b;
            hasOne[from] = hasOne[to] = true;
        }
        return strong;
    }

    private static int Root(int[] part, int of)
    {
        while (part[of] != of) of = part[of] = part[part[of]];
        return of;
    }

    /// <summary>How many numbers two ascending lists share.</summary>
    private static int Shared(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j]) (i, j, shared) = (i + 1, j + 1, shared + 1);
            else if (one[i] < other[j]) i++;
            else j++;
        }
        return shared;
    }
}
