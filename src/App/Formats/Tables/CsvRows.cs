using System.Globalization;

namespace Weft.Formats;

/// <summary>
/// The rows of a text table (RFC 4180, read kindly) with the lines they begin on. A quotation mark that is never closed would swallow
/// the rest of a file: where that is plain, the reader steps back and takes the mark as a letter. No library does this, hence our own.
/// </summary>
/// <param name="text">The table.</param>
/// <param name="separator">The letter between cells.</param>
/// <param name="escapes">Whether a backslash stands before quotation marks within a cell, as databases write them, instead of a second mark.</param>
internal sealed class CsvRows(TextReader text, char separator, bool escapes = false) : IDisposable
{
    /// <summary>A quoted cell with more lines than this is looked at: is it a long text, or rows that were swallowed?</summary>
    private const int LongCellLines = 20;

    private readonly List<string> cells = [];
    private readonly StringPool pool = new();
    private char[] buffer = new char[64 * 1024];
    private int next, end;
    private bool ended;
    private long passed, nextLine = 1;
    /// <summary>No quotation mark before this place closes on a later line.</summary>
    private long unclosedUntil = -1;
    private int columns;

    /// <summary>The line, from 1, that the row begins on.</summary>
    public long Line { get; private set; }
    public string[] Cells { get; private set; } = [];
    /// <summary>Lines with a quotation mark that is never closed.</summary>
    public List<long> OpenQuotes { get; } = [];

    /// <exception cref="UnreadableFileException">A cell or the number of columns is over the limit.</exception>
    public bool Read()
    {
        LetGo();
        if (!Has(next)) return false;
        Line = nextLine;
        cells.Clear();
        while (ReadCell())
            if (cells.Count > Limits.Columns) throw Limits.TooManyColumns();
        Cells = [.. cells];
        columns = Math.Max(columns, Cells.Length);
        return true;
    }

    /// <returns>Whether another cell follows on the row.</returns>
    private bool ReadCell()
    {
        var opening = next;
        while (Has(opening) && buffer[opening] == ' ') opening++;
        if (Has(opening) && buffer[opening] == '"' && FindClosing(opening) is { } closing)
        {
            cells.Add(Unquote(buffer.AsSpan(opening + 1, closing - opening - 1)));
            next = closing + 1;
            while (Has(next) && buffer[next] == ' ' && separator != ' ') next++;
            return EndCell();
        }
        var from = next;
        next = EndOfPlain(from);
        cells.Add(pool.Get(buffer.AsSpan(from, next - from)));
        return EndCell();
    }

    private int EndOfPlain(int from)
    {
        for (var at = from; ;)
        {
            var found = buffer.AsSpan(at, end - at).IndexOfAny(separator, '\r', '\n');
            if (found >= 0) return at + found;
            at = end;
            if (at - from > Limits.CellLetters) throw TooLarge();
            if (!Fill()) return end;
        }
    }

    /// <summary>Steps over the separator or the end of the line.</summary>
    private bool EndCell()
    {
        if (!Has(next)) return false;
        var letter = buffer[next++];
        if (letter == separator) return true;
        if (letter == '\r' && Has(next) && buffer[next] == '\n') next++;
        nextLine++;
        return false;
    }

    /// <summary>
    /// Where the quotation mark that opens a cell is closed: by one that a separator or line end follows. Null if it is not, or if
    /// what it would hold is plainly rows of the table.
    /// </summary>
    private int? FindClosing(int opening)
    {
        var oneLine = passed + opening < unclosedUntil;
        long lines = 0;
        for (var at = opening + 1; Has(at); at++)
        {
            var found = buffer.AsSpan(at, end - at).IndexOfAny('"', '\r', '\n');
            at = found < 0 ? end - 1 : at + found;
            if (at - opening > Limits.CellLetters) break;
            if (found < 0) continue;
            if (buffer[at] != '"')
            {
                if (oneLine) return null;
                if (buffer[at] == '\n' || !Has(at + 1) || buffer[at + 1] != '\n') lines++;
                continue;
            }
            if (Has(at + 1) && buffer[at + 1] == '"')
            {
                at++;
                continue;
            }
            if (!Closes(at) || (escapes && IsEscaped(at))) continue;
            if (lines >= LongCellLines && columns > 1 && HoldsRows(buffer.AsSpan(opening, at - opening), lines))
                return Unclosed(opening, at);
            nextLine += lines;
            return at;
        }
        if (oneLine) return null;
        return Unclosed(opening, Math.Min(end, opening + Limits.CellLetters));
    }

    private bool IsEscaped(int at)
    {
        var before = at;
        while (before > 0 && buffer[before - 1] == '\\') before--;
        return (at - before) % 2 == 1;
    }

    /// <summary>Whether backslashes stand before quotation marks more often than these are doubled.</summary>
    public static bool HasEscapes(ReadOnlySpan<char> sample)
    {
        int escaped = 0, doubled = 0;
        for (var i = 1; i + 1 < sample.Length; i++)
        {
            if (sample[i] != '"' || !char.IsLetterOrDigit(sample[i + 1])) continue;
            if (sample[i - 1] == '\\') escaped++;
            else if (sample[i - 1] == '"') doubled++;
        }
        return escaped > doubled;
    }

    private int? Unclosed(int opening, int until)
    {
        unclosedUntil = Math.Max(unclosedUntil, passed + until);
        OpenQuotes.Add(nextLine);
        return null;
    }

    private bool Closes(int at)
    {
        do at++;
        while (Has(at) && buffer[at] == ' ' && separator != ' ');
        return !Has(at) || buffer[at] == separator || buffer[at] is '\r' or '\n';
    }

    private bool HoldsRows(ReadOnlySpan<char> cell, long lines)
    {
        long alike = 0;
        foreach (var line in cell.EnumerateLines())
            if (line.Count(separator) == columns - 1) alike++;
        return alike > lines / 2;
    }

    private string Unquote(ReadOnlySpan<char> cell) =>
        escapes && cell.Contains('\\') ? cell.ToString().Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\"\"", "\"", StringComparison.Ordinal)
        : cell.Contains('"') ? cell.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : pool.Get(cell);

    private bool Has(int at) => at < end || Fill();

    /// <summary>Makes room between rows, never within one.</summary>
    private void LetGo()
    {
        if (next < buffer.Length / 2) return;
        buffer.AsSpan(next, end - next).CopyTo(buffer);
        passed += next;
        end -= next;
        next = 0;
    }

    private bool Fill()
    {
        if (ended) return false;
        if (end == buffer.Length)
        {
            if (buffer.Length > 64 * Limits.CellLetters) throw TooLarge();
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        var read = text.Read(buffer, end, buffer.Length - end);
        end += read;
        ended = read == 0;
        return !ended;
    }

    private UnreadableFileException TooLarge() =>
        new(new Reason("A cell on line {0} is larger than 1 MB. Please take it out", Line.ToString(CultureInfo.InvariantCulture)));

    public void Dispose() => text.Dispose();
}
