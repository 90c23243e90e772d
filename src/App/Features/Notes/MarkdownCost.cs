using System.Buffers;

namespace Weft.Notes;

/// <summary>
/// How much work a text would be for Markdig: within one paragraph it takes time for each pair of signs, and it fills a table up to its longest row. Both are
/// counted here, in one pass, so that no text of a length that a form takes keeps the machine busy for long.
/// </summary>
internal static class MarkdownCost
{
    private const long MaxPairs = 30_000_000, MaxCells = 200_000;

    // Whatever may begin or end something within a line; '|' only makes cells.
    private static readonly SearchValues<char> Signs = SearchValues.Create("*_~^+=[]!<>`\\&:.@/#-");

    public static bool IsTooHigh(string text)
    {
        var (pairs, cells) = (0L, 0L);
        var (signs, bars, longestRow, rows, lines) = (0L, 0L, 0L, 0L, 0L);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (BeginsAnew(line)) EndParagraph();
            var bar = line.Count('|');
            signs += CountSigns(line);
            (bars, lines) = (bars + bar, lines + 1);
            if (bar > 0) (longestRow, rows) = (Math.Max(longestRow, bar), rows + 1);
        }
        EndParagraph();
        return pairs > MaxPairs || cells > MaxCells;

        void EndParagraph()
        {
            pairs += signs * (signs + bars + lines);
            cells += longestRow * rows;
            signs = bars = longestRow = rows = lines = 0;
        }
    }

    // An item of a list may also begin further to the right, but so does a line that only goes on.
    private static bool BeginsAnew(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text.IsEmpty || (line.Length - text.Length < 4 && text is ['-' or '*' or '+', ' ', not ' ', ..]);
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
