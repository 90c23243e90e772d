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
            // x may be east, or a mark in a cell; single letters count for nothing here.
            var known = rows[i].Count(cell => cell.Length > 1 && HeadingWords.Knows(cell));
            // A title may hold a word that is also a heading, but headings stand over most of the columns, each its own. Data below a
            // first row that could be headings may hold such words as well, but hardly two, or twice as many.
            var needed = best.Row < 0 ? 1 : Math.Max(2, 2 * best.Known);
            if (known >= needed && 2 * Filled(rows[i]) >= width && Differ(rows[i]) && FewNumbers(rows[i])) best = (i, known);
            else if (best.Row < 0 && 10 * Filled(rows[i]) >= 6 * width && FewNumbers(rows[i]) && Differ(rows[i])) best = (i, 0);
        }
        return Math.Max(0, best.Row);
    }

    private static bool FewNumbers(string[] cells) => cells.Count(IsNumber) * 3 <= Filled(cells);

    private static bool Differ(string[] cells)
    {
        var filled = cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        return filled.TrueForAll(cell => cell.Length <= 200) && filled.Distinct(StringComparer.OrdinalIgnoreCase).Count() * 10 >= filled.Count * 8;
    }

    private static int Filled(string[] cells) => cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    private static bool IsNumber(string cell) => double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _);
}
