using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;

namespace Weft.Formats;

/// <summary>Excel's tables since 2007 (ISO/IEC 29500). Every sheet that is shown is read as a table of its own.</summary>
public sealed class XlsxFormat : IFileFormat
{
    // ExcelDataReader asks for the code page even where a file has none.
    static XlsxFormat() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string Name => "XLSX";

    public bool Recognises(ReadOnlySpan<byte> head) =>
        IsCompound(head) || (head.StartsWith("PK\u0003\u0004"u8) && head.IndexOf("[Content_Types].xml"u8) >= 0 | head.IndexOf("xl/"u8) >= 0
            && head.IndexOf("word/"u8) < 0 && head.IndexOf("ppt/"u8) < 0);

    public void Read(Stream file, string name, IRawSink sink)
    {
        var stream = PeekStream.Over(file);
        if (IsCompound(stream.Peek()))
        {
            throw new UnreadableFileException(stream.Peek().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? new Reason("It is locked with a password. Please open it in Excel and save it without one")
                : new Reason("It is an old Excel file (.xls) or is locked with a password. Please open it and save it as XLSX"));
        }
        using var workbook = Archive.Check(stream);
        try
        {
            Read(workbook, sink);
        }
        catch (Exception error) when (error is XmlException or InvalidDataException or ExcelDataReader.Exceptions.ExcelReaderException or IOException
            or FormatException or OverflowException or ArgumentException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException
            or KeyNotFoundException or InvalidCastException or NotSupportedException)
        {
            // The library trusts its files; whatever it stumbles over in a damaged one is one and the same to the reader.
            throw new UnreadableFileException(new Reason("It cannot be read as an XLSX file. Please open it in Excel or LibreOffice and save it again"));
        }
    }

    private static void Read(Stream workbook, IRawSink sink)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(workbook, new ExcelReaderConfiguration { LeaveOpen = true });
        var several = reader.ResultsCount > 1;
        do
        {
            if (!string.Equals(reader.VisibleState, "visible", StringComparison.OrdinalIgnoreCase))
            {
                sink.Note(new Reason("The sheet “{0}” is hidden and was left out", reader.Name));
                continue;
            }
            if (reader.FieldCount > Limits.Columns) throw Limits.TooManyColumns();
            ReadSheet(reader, new TableReader(sink, several ? reader.Name : null), sink);
        }
        while (reader.NextResult());
    }

    private static void ReadSheet(IExcelDataReader reader, TableReader table, IRawSink sink)
    {
        var merged = new MergedCells(reader.MergeCells);
        HashSet<int> hidden = [.. Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetColumnWidth(column) == 0)];
        long hiddenRows = 0;
        while (reader.Read())
        {
            // What somebody hid in the spreadsheet is not for whoever reads the map.
            if (reader.RowHeight == 0)
            {
                if (Enumerable.Range(0, reader.FieldCount).Any(column => reader.GetValue(column) is not null)) hiddenRows++;
                continue;
            }
            var cells = new string[reader.FieldCount];
            var width = 0;
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = hidden.Contains(i) ? "" : Text(reader.GetValue(i));
                cells[i] = merged.Fill(reader.Depth, i, cells[i]);
                if (cells[i].Length > Limits.CellLetters)
                    throw new UnreadableFileException(new Reason("A cell on line {0} is larger than 1 MB. Please take it out", Number(reader.Depth + 1)));
                if (cells[i].Length > 0) width = i + 1;
            }
            table.Add(reader.Depth + 1, width == cells.Length ? cells : cells[..width]);
        }
        table.Finish();
        if (hiddenRows > 0) sink.Note(new Reason("{0} rows are hidden in the spreadsheet and were left out", Number(hiddenRows)));
        if (hidden.Count > 0) sink.Note(new Reason("These columns are hidden in the spreadsheet and were left out: {0}", string.Join(", ", hidden.Order().Select(Letters))));
    }

    /// <summary>What the spreadsheet calls a column: A, B, ... Z, AA.</summary>
    internal static string Letters(int column) => (column >= 26 ? Letters((column / 26) - 1) : "") + (char)('A' + (column % 26));

    /// <summary>A cell merged with those below it says the same of each of their rows.</summary>
    private sealed class MergedCells(CellRange[]? ranges)
    {
        private readonly Dictionary<(int Row, int Column), int> below = (ranges ?? []).Where(range => range.ToRow > range.FromRow && range.FromColumn == range.ToColumn)
            .DistinctBy(range => (range.FromRow, range.FromColumn)).ToDictionary(range => (range.FromRow, range.FromColumn), range => range.ToRow);
        private readonly Dictionary<int, (string Text, int Until)> running = [];

        public string Fill(int row, int column, string text)
        {
            if (below.TryGetValue((row, column), out var until)) running[column] = (text, until);
            return text.Length == 0 && running.TryGetValue(column, out var above) && row <= above.Until ? above.Text : text;
        }
    }

    /// <summary>What the cell shows, in a form that is the same in every language.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        // A telephone number typed as a number must not become 4.4E+11.
        double number when Math.Abs(number) < 1e15 && number == Math.Floor(number) => number.ToString("0", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool IsCompound(ReadOnlySpan<byte> head) => head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]);
    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
