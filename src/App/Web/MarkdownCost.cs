using System.Buffers;

namespace Weft.Web;

/// <summary>
/// How much work a text would be for Markdig: within one paragraph it takes time for each pair of signs, and for each sign with each letter (an address may begin at a sign and
/// end anywhere); each empty line is looked at for each list around it; and a table is filled up to its longest row. All are counted here, in one pass, so that no text of a
/// length that a form takes keeps the machine busy for long.
/// </summary>
internal static class MarkdownCost
{
    private const long MaxPairs = 30_000_000, MaxSearches = 200_000_000, MaxCells = 200_000, MaxEmptyInLists = 3_000_000;

    // Whatever may begin or end something within a line; '|' only makes cells.
    private static readonly SearchValues<char> Signs = SearchValues.Create("*_~^+=[]!<>`\\&:.@/#-");

    public static bool IsTooHigh(string text)
    {
        var (pairs, searches, cells, empty, deepest) = (0L, 0L, 0L, 0L, 0L);
        var (signs, letters, bars, longestRow, rows, lines) = (0L, 0L, 0L, 0L, 0L, 0L);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (BeginsAnew(line)) EndParagraph();
            var bar = line.Count('|');
            (signs, letters) = (signs + CountSigns(line), letters + line.Length);
            (bars, lines) = (bars + bar, lines + 1);
            if (line.IsWhiteSpace()) empty++;
            else deepest = Math.Max(deepest, Depth(line));
            if (bar > 0) (longestRow, rows) = (Math.Max(longestRow, bar), rows + 1);
        }
        EndParagraph();
        return pairs > MaxPairs || searches > MaxSearches || cells > MaxCells || empty * deepest > MaxEmptyInLists;

        void EndParagraph()
        {
            pairs += signs * (signs + bars + lines);
            searches += signs * letters;
            cells += longestRow * rows;
            signs = letters = bars = longestRow = rows = lines = 0;
        }
    }

    // An item of a list may also begin further to the right, but so does a line that only goes on.
    private static bool BeginsAnew(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text.IsEmpty || (line.Length - text.Length < 4 && text is ['-' or '*' or '+', ' ', not ' ', ..]);
    }

    /// <summary>How many lists and quotes begin at the beginning of a line.</summary>
    private static int Depth(ReadOnlySpan<char> line)
    {
        var depth = 0;
        while (true)
        {
            line = line.TrimStart();
            var digits = line.IndexOfAnyExceptInRange('0', '9');
            if (line is ['>', ..]) line = line[1..];
            else if (line is ['-' or '*' or '+', ' ' or '\t', ..]) line = line[2..];
            else if (digits > 0 && line[digits..] is ['.' or ')', ' ' or '\t', ..]) line = line[(digits + 2)..];
            else return depth;
            depth++;
        }
    }

    private static int CountSigns(ReadOnlySpan<char> line)
    {
        var count = 0;
        for (var next = line.IndexOfAny(Signs); next >= 0; next = line.IndexOfAny(Signs))
        {
            line = line[(next + 1)..];
            count++;
        }
        return count;
    }
}
