namespace Weft.Formats;

/// <summary>Finds the letter that parts the cells of a text table.</summary>
internal static class Separator
{
    private const int RowsLookedAt = 100;

    /// <param name="sample">The beginning of the text.</param>
    /// <returns>Comma where nothing parts the cells: then the table has one column.</returns>
    public static char Detect(ReadOnlySpan<char> sample)
    {
        var best = (Separator: ',', Score: 0.0);
        foreach (var separator in ",\t;|")
        {
            var score = Score(sample, separator);
            if (score > best.Score) best = (separator, score);
        }
        return best.Separator;
    }

    /// <summary>What a first line "sep=;" says, as spreadsheets write it; null if there is none.</summary>
    public static char? Stated(ReadOnlySpan<char> sample)
    {
        var end = sample.IndexOfAny('\r', '\n');
        var line = (end < 0 ? sample : sample[..end]).Trim('"');
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? line[4] : null;
    }

    /// <summary>How many rows have the usual number of cells, and whether a row near the top reads like headings.</summary>
    private static double Score(ReadOnlySpan<char> sample, char separator)
    {
        var rows = Rows(sample, separator);
        var filled = rows.Where(row => row.Count > 1 || row[0].Length > 0).ToList();
        if (filled.Count == 0) return 0;
        var usual = filled.GroupBy(row => row.Count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
        var headings = filled.Take(10).Max(row => row.Count < 2 ? 0 : row.Count(HeadingWords.Knows));
        if (usual.Key < 2 && headings < 2) return 0;
        var regular = usual.Key < 2 ? 0 : (double)usual.Count() / filled.Count;
        if (separator == '|' && regular < 0.9) return 0;
        return regular + 0.5 * Math.Min(headings, 6) + 0.001 * Math.Min(usual.Key, 50);
    }

    private static List<List<string>> Rows(ReadOnlySpan<char> sample, char separator)
    {
        List<List<string>> rows = [[]];
        var start = 0;
        var quoted = false;
        for (var i = 0; i < sample.Length && rows.Count <= RowsLookedAt; i++)
        {
            var letter = sample[i];
            if (letter == '"') quoted = quoted ? false : i == start || sample[i - 1] == '"';
            if (quoted || (letter != separator && letter is not ('\r' or '\n'))) continue;
            rows[^1].Add(Cell(sample[start..i]));
            start = i + 1;
            if (letter == separator) continue;
            if (letter == '\r' && start < sample.Length && sample[start] == '\n') start = ++i + 1;
            rows.Add([]);
        }
        // The last row of a sample may be cut.
        if (rows.Count > 1) rows.RemoveAt(rows.Count - 1);
        else rows[0].Add(Cell(sample[start..]));
        return rows;
    }

    private static string Cell(ReadOnlySpan<char> cell) => cell.Length > 60 ? "…" : cell.Trim().Trim('"').ToString();
}
