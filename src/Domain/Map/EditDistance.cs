namespace Weft.Map;

/// <summary>How many letters were left out, added, changed or swapped with their neighbour between two words.</summary>
public static class EditDistance
{
    /// <summary>
    /// The optimal string alignment distance (Damerau 1964; Wagner and Lowrance 1975), counted up to a limit in a band around the
    /// diagonal (Ukkonen 1985).
    /// </summary>
    /// <returns>The distance, or limit + 1 if it is more.</returns>
    public static int Between(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int limit)
    {
        if (first.Length > second.Length)
        {
            var longer = first;
            first = second;
            second = longer;
        }
        if (second.Length - first.Length > limit) return limit + 1;
        while (!first.IsEmpty && first[^1] == second[^1])
        {
            first = first[..^1];
            second = second[..^1];
        }
        if (first.IsEmpty) return second.Length;

        var width = first.Length + 1;
        Span<int> rows = width <= 256 ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var now = rows[(2 * width)..];
        for (var i = 0; i < width; i++)
            last[i] = i;
        for (var j = 1; j <= second.Length; j++)
        {
            var (from, to) = (Math.Max(1, j - limit), Math.Min(first.Length, j + limit));
            now.Fill(limit + 1);
            if (from == 1) now[0] = j;
            var least = now[0];
            for (var i = from; i <= to; i++)
            {
                var cost = first[i - 1] == second[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(now[i - 1], last[i]) + 1, last[i - 1] + cost);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    distance = Math.Min(distance, before[i - 2] + 1);
                now[i] = distance;
                least = Math.Min(least, distance);
            }
            if (least > limit) return limit + 1;
            var oldest = before;
            before = last;
            last = now;
            now = oldest;
        }
        return Math.Min(last[first.Length], limit + 1);
    }
}
