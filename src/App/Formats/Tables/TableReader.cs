using System.Globalization;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>Finds the headings among the first rows of a table and hands on every row under them.</summary>
internal sealed class TableReader(IRawSink sink, string? table)
{
    private const int RowsLookedAt = 60;

    private readonly List<(long Line, string[] Cells)> first = [];
    private string[]? headings;
    private int named;
    private long rows, blank, longer, errors;

    /// <summary>Whether any row had something in it.</summary>
    public bool HasRows { get; private set; }

    public void Add(long line, string[] cells)
    {
        if (++rows > Limits.Rows) throw Limits.TooManyRows();
        if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
        {
            blank++;
            return;
        }
        HasRows = true;
        if (headings is not null)
        {
            Hand(line, cells);
            return;
        }
        first.Add((line, cells));
        if (first.Count == RowsLookedAt) FindHeadings();
    }

    public void Finish()
    {
        if (headings is null && first.Count > 0) FindHeadings();
        if (blank > 0) sink.Blank(blank);
        if (errors > 0) sink.Note(new Reason("{0} cells hold a formula's error, such as #REF!, and were read as empty", Number(errors)));
        if (longer > 0)
            sink.Note(new Reason("{0} rows have more cells than there are headings; the rest was kept under Column {1} and further",
                Number(longer), Number(named + 1)));
    }

    private void FindHeadings()
    {
        var at = HeadingRow.Find(first.ConvertAll(row => row.Cells));
        var under = at + 1 < first.Count ? HeadingRow.Joined(first[at].Cells, first[at + 1].Cells) : null;
        headings = Name(under ?? first[at].Cells);
        named = headings.Length;
        sink.Headings(table, headings);
        if (under is not null) sink.Note(new Reason("Lines {0} and {1} were read together as the headings", Number(first[at].Line), Number(first[at + 1].Line)));
        if (at > 0)
            sink.Note(new Reason("The text above the headings, from line {0} to line {1}, was left out: {2}", Number(first[0].Line),
                Number(first[at - 1].Line), string.Join(" / ", first.Take(at).Select(row => string.Join(' ', row.Cells).Trim()))));
        foreach (var (line, cells) in first.Skip(at + (under is null ? 1 : 2)))
            Hand(line, cells);
        first.Clear();
    }

    /// <summary>Every column has a name of its own, so that nothing under it gets lost.</summary>
    private static string[] Name(string[] cells)
    {
        var names = new string[cells.Length];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Length; i++)
        {
            var name = Plain(cells[i]).Trim().ReplaceLineEndings(" ");
            if (name.Length == 0) name = $"Column {i + 1}";
            if (name.Length > 200) name = name[..200];
            names[i] = name;
            for (var again = 2; !taken.Add(names[i]); again++)
                names[i] = again == 2 ? $"{name} (again)" : $"{name} (again {again - 1})";
        }
        return names;
    }

    private void Hand(long line, string[] cells)
    {
        // A comma in a link that nobody put into quotation marks has cut it in two.
        if (cells.Length == named + 1 && named > 0 && cells[^2].StartsWith("http", StringComparison.OrdinalIgnoreCase) && cells[^2].Length > 8 && cells[^1] is [not ' ', ..]) cells = [.. cells[..^2], $"{cells[^2]},{cells[^1]}"];
        if (cells.Length > named && cells.AsSpan(named).ContainsAnyExcept("")) Widen(cells.Length);
        if (RepeatsHeadings(cells))
        {
            sink.Skip(line, new Reason("It repeats the headings"));
            return;
        }
        var filled = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i];
            if (IsError(cell))
            {
                errors++;
                cells[i] = "";
                continue;
            }
            if (cell.Contains('\0'))
            {
                sink.Skip(line, new Reason("It contains the character U+0000, so it is not text"));
                return;
            }
            if (cell.Length > 0) filled++;
        }
        var fields = new Field[filled];
        var next = 0;
        for (var i = 0; next < filled; i++)
            if (cells[i].Length > 0) fields[next++] = new(headings![i], Plain(cells[i]));
        sink.Group(new RawGroup { Row = line, Fields = fields });
    }

    private bool RepeatsHeadings(string[] cells)
    {
        var same = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(cells[i])) continue;
            if (i >= named || !string.Equals(cells[i].Trim(), headings![i], StringComparison.OrdinalIgnoreCase)) return false;
            same++;
        }
        return same > 1;
    }

    /// <summary>A spreadsheet's way to keep a text from being read as a number, ="07102", is that text.</summary>
    private static string Plain(string cell) =>
        cell is ['=', '"', .., '"'] && cell.Length > 3 && cell.AsSpan(2, cell.Length - 3).IndexOf('"') < 0 ? cell[2..^1] : FormulaEscape.Unescape(cell);

    /// <summary>What a formula that failed leaves behind.</summary>
    private static bool IsError(string cell) =>
        cell is ['#', ..] && cell.Trim() is "#NULL!" or "#DIV/0!" or "#VALUE!" or "#REF!" or "#NAME?" or "#NUM!" or "#N/A" or "#GETTING_DATA" or "#SPILL!" or "#CALC!" or "#NV" or "#WERT!" or "#BEZUG!" or "#N/D" or "#VALEUR!" or "#ERROR!";

    private void Widen(int columns)
    {
        longer++;
        var before = headings!.Length;
        if (columns <= before) return;
        Array.Resize(ref headings, columns);
        for (var i = before; i < columns; i++)
            headings[i] = $"Column {i + 1}";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
