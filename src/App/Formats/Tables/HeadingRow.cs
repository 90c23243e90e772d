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
            if (known >= needed && 2 * Filled(rows[i]) >= width && (Differ(rows[i]) || MayRepeat(rows[i], known)) && FewNumbers(rows[i])) best = (i, known);
            else if (best.Row < 0 && 10 * Filled(rows[i]) >= 6 * width && FewNumbers(rows[i]) && Differ(rows[i])) best = (i, 0);
        }
        return Math.Max(0, best.Row);
    }

    /// <summary>
    /// Two rows of headings as one: the second says more where the first has a merged or an empty cell ("Where" over "Town" and "Postcode"; a question over its answers), and says nothing that
    /// could be data. Null if the second is a row of the table.
    /// </summary>
    public static string[]? Joined(string[] above, string[] below)
    {
        if (Filled(below) < 2 || below.Length > Limits.Columns || !below.Any(IsOfHeadings) || !FewNumbers(below) || below.Any(cell => Values.IsEmail(cell) || Values.IsWebAddress(cell) || Values.Date(cell) is not null)) return null;
        var width = Math.Max(above.Length, below.Length);
        var names = new string[width];
        string Above(int i) => i < above.Length ? above[i].Trim() : "";
        var over = "";
        var isUnder = false;
        for (var i = 0; i < width; i++)
        {
            var (upper, lower) = (Above(i), i < below.Length ? below[i].Trim() : "");
            if (upper.Length > 0) over = upper;
            var isPart = upper.Length == 0 || (i + 1 < width && Above(i + 1).Length == 0);
            if (lower.Length > 0 && !isPart && !IsOfHeadings(lower)) return null;
            isUnder |= lower.Length > 0 && isPart;
            names[i] = lower.Length == 0 || IsOfAnswers(lower) || string.Equals(lower, upper, StringComparison.OrdinalIgnoreCase) || over.Length == 0 ? (upper.Length > 0 ? upper : lower)
                : HeadingWords.Knows(lower) && !HeadingWords.IsPrivate(over) ? lower
                : $"{over} ({lower})";
        }
        return isUnder ? names : null;
    }

    private static bool IsOfHeadings(string cell) => cell.Trim().Length > 1 && (IsOfAnswers(cell) || HeadingWords.Knows(cell.Trim()));

    /// <summary>What survey programs write under a question.</summary>
    private static bool IsOfAnswers(string cell) => Folding.Fold(cell) is "response" or "open ended response" or "respuesta" or "respuesta abierta" or "reponse" or "reponse libre" or "antwort" or "offene antwort" or "resposta";

    /// <summary>"Phone, Phone": where most are known words, one may come again.</summary>
    private static bool MayRepeat(string[] cells, int known) => known * 3 >= Filled(cells) * 2 && cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= 2;

    private static bool FewNumbers(string[] cells) => cells.Count(IsNumber) * 3 <= Filled(cells);

    private static bool Differ(string[] cells)
    {
        var filled = cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        return filled.TrueForAll(cell => cell.Length <= 200) && filled.Distinct(StringComparer.OrdinalIgnoreCase).Count() * 10 >= filled.Count * 8;
    }

    private static int Filled(string[] cells) => cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    private static bool IsNumber(string cell) => double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _);
}
