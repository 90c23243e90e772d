namespace Weft.Formats;

/// <summary>Tells the row of headings from titles above it and data below it.</summary>
internal static class HeadingRow
{
    private const int HighestTitle = 20;

    /// <param name="rows">The first rows that have something in them.</param>
    public static int Find(IReadOnlyList<string[]> rows)
    {
        var width = rows.Select(Filled).Order().ElementAt(rows.Count / 2);
        var best = (Row: -1, Known: 0);
        for (var i = 0; i < rows.Count && i < HighestTitle; i++)
        {
            var known = rows[i].Count(HeadingWords.Knows);
            // A title may hold a word that is also a heading, but headings stand over most of the columns, each its own; data below
            // may hold such words as well, but not twice as many.
            if (known > 0 && known >= 2 * best.Known && 2 * Filled(rows[i]) >= width && Differ(rows[i])) best = (i, known);
        }
        if (best.Row >= 0) return best.Row;
        for (var i = 0; i < rows.Count && i < HighestTitle; i++)
            if (10 * Filled(rows[i]) >= 6 * width && rows[i].All(cell => !IsNumber(cell))) return i;
        return 0;
    }

    private static bool Differ(string[] cells)
    {
        var filled = cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        return filled.TrueForAll(cell => cell.Length <= 200) && filled.Distinct(StringComparer.OrdinalIgnoreCase).Count() * 10 >= filled.Count * 8;
    }

    private static int Filled(string[] cells) => cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    private static bool IsNumber(string cell) => double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _);
}
