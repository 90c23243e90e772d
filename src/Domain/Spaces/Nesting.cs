namespace Weft.Spaces;

/// <summary>Spaces that stand inside each other, as somebody sees them who may open these and no others.</summary>
public static class Nesting
{
    /// <summary>
    /// Each space once, behind the one that it stands in, with how deep it stands. One whose outer space is not among them stands at the top, and so does the
    /// first of a loop. Those beside each other stay in their order.
    /// </summary>
    public static IReadOnlyList<(T Item, int Depth)> Nested<T>(this IReadOnlyList<T> spaces, Func<T, Space> spaceOf)
    {
        var known = spaces.Select(item => spaceOf(item).Id).ToHashSet(StringComparer.Ordinal);
        var inside = spaces.ToLookup(item => spaceOf(item).Within, StringComparer.Ordinal);
        var nested = new List<(T, int)>();
        var met = new HashSet<string>(StringComparer.Ordinal);

        void Add(T item, int depth)
        {
            var id = spaceOf(item).Id;
            if (!met.Add(id)) return;
            nested.Add((item, depth));
            foreach (var inner in inside[id]) Add(inner, depth + 1);
        }

        foreach (var item in spaces.Where(item => spaceOf(item).Within is not { } outer || !known.Contains(outer))) Add(item, 0);
        foreach (var item in spaces) Add(item, 0);
        return nested;
    }
}
