namespace Weft.Map.Graphs;

/// <summary>Numbers given to groups of nodes, so that the same groups always have the same numbers.</summary>
internal static class Labels
{
    /// <summary>
    /// Renumbers <paramref name="labels"/> (each from 0 to below their count) in place: the largest first, and among
    /// equals the one with the lowest node first.
    /// </summary>
    /// <returns>How many nodes carry each new label.</returns>
    public static int[] LargestFirst(int[] labels)
    {
        var count = labels.Length;
        var sizes = new int[count];
        var first = new int[count];
        Array.Fill(first, -1);
        var used = new List<int>();
        for (var node = 0; node < count; node++)
        {
            var label = labels[node];
            if (sizes[label]++ == 0)
            {
                first[label] = node;
                used.Add(label);
            }
        }
        used.Sort((a, b) => sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : first[a].CompareTo(first[b]));

        var renumbered = new int[count];
        for (var i = 0; i < used.Count; i++)
            renumbered[used[i]] = i;
        for (var node = 0; node < count; node++)
            labels[node] = renumbered[labels[node]];
        return [.. used.Select(label => sizes[label])];
    }

    /// <summary>Renumbers labels (each from 0 to below <paramref name="limit"/>) in place to 0, 1, 2 ... as they are
    /// first met.</summary>
    /// <returns>How many there are.</returns>
    public static int Compact(int[] labels, int limit)
    {
        var renumbered = new int[limit];
        var count = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            ref var label = ref renumbered[labels[i]];
            if (label == 0) label = ++count;
            labels[i] = label - 1;
        }
        return count;
    }
}
