using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Weft.Formats;

/// <summary>Tables of LibreOffice and other free programs (OpenDocument 1.3, ISO/IEC 26300). Every sheet is read as a table of its own; what is hidden is left out.</summary>
public sealed class OdsFormat : IFileFormat
{
    public string Name => "ODS";

    public bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8) && head.IndexOf("opendocument.spreadsheet"u8) >= 0;

    public void Read(Stream file, string name, IRawSink sink)
    {
        using var packed = Archive.Check(file);
        using var archive = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.GetEntry("META-INF/manifest.xml") is { } manifest && Says(manifest, "encryption-data"))
            throw new UnreadableFileException(new Reason("It is locked with a password. Please open it in LibreOffice and save it without one"));
        var content = archive.GetEntry("content.xml") ?? throw new UnreadableFileException(new Reason("It cannot be read as an ODS table. Please open it in LibreOffice and save it again"));
        var sheets = 0;
        Read(content, xml => sheets = Count(xml));
        Read(content, xml => new Reading(xml, sink, sheets > 1).ReadAll());
    }

    private static void Read(ZipArchiveEntry content, Action<XmlReader> read)
    {
        using var stream = content.Open();
        SafeXml.Read(stream, read);
    }

    private static int Count(XmlReader xml)
    {
        var count = 0;
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "table", Prefix: "table" }) count++;
        return count;
    }

    private static bool Says(ZipArchiveEntry entry, string word)
    {
        using var text = new StreamReader(entry.Open());
        return text.ReadToEnd().Contains(word, StringComparison.Ordinal);
    }

    private sealed class Reading(XmlReader xml, IRawSink sink, bool several)
    {
        private const int MostAlike = 1000;

        private readonly HashSet<string> hiddenStyles = [];
        private readonly HashSet<int> hidden = [];
        private readonly Dictionary<int, (string Text, long Until)> spanned = [];
        private TableReader? table;
        private long line, hiddenRows;
        private int columns;

        public void ReadAll()
        {
            var style = "";
            while (xml.Read())
            {
                SafeXml.CheckDepth(xml);
                if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "table", Prefix: "table" }) Finish();
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.Name)
                {
                    case "style:style": style = xml.GetAttribute("style:name") ?? ""; break;
                    case "style:table-properties" when xml.GetAttribute("table:display") is "false": hiddenStyles.Add(style); break;
                    case "table:table": Begin(); break;
                    case "table:table-column": AddColumns(); break;
                    case "table:table-row" when table is not null: ReadRow(); break;
                }
            }
            Finish();
        }

        private void Begin()
        {
            var name = xml.GetAttribute("table:name") ?? "";
            (table, line, columns, hiddenRows) = (null, 0, 0, 0);
            hidden.Clear();
            spanned.Clear();
            if (hiddenStyles.Contains(xml.GetAttribute("table:style-name") ?? "")) sink.Note(new Reason("The sheet “{0}” is hidden and was left out", name));
            else if (!xml.IsEmptyElement) table = new(sink, several ? name : null);
        }

        private void Finish()
        {
            if (table is null) return;
            table.Finish();
            if (hiddenRows > 0) sink.Note(new Reason("{0} rows are hidden in the spreadsheet and were left out", Number(hiddenRows)));
            if (hidden.Count > 0) sink.Note(new Reason("These columns are hidden in the spreadsheet and were left out: {0}", string.Join(", ", hidden.Order().Select(XlsxFormat.Letters))));
            table = null;
        }

        private void AddColumns()
        {
            var count = Repeated("table:number-columns-repeated");
            if (IsHidden())
                for (var i = 0; i < count && columns + i < Limits.Columns; i++) hidden.Add(columns + i);
            columns = (int)Math.Min(Limits.Columns, columns + count);
        }

        private void ReadRow()
        {
            var (count, isHidden) = (Repeated("table:number-rows-repeated"), IsHidden());
            var cells = new List<string>();
            var empty = 0L;
            var depth = xml.Depth;
            while (!xml.IsEmptyElement && xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                if (xml.NodeType != XmlNodeType.Element || xml.Name is not ("table:table-cell" or "table:covered-table-cell")) continue;
                var (repeated, down, column) = (Repeated("table:number-columns-repeated"), Repeated("table:number-rows-spanned"), (int)Math.Min(int.MaxValue, cells.Count + empty));
                var text = Cell();
                if (down > 1) spanned[column] = (text, line + down);
                else if (text.Length == 0 && spanned.TryGetValue(column, out var above) && line < above.Until) text = above.Text;
                if (text.Length == 0 || hidden.Contains(column))
                {
                    empty += repeated;
                    continue;
                }
                // A row of blanks to the edge of the sheet costs nothing.
                if (cells.Count + empty + repeated > Limits.Columns) throw Limits.TooManyColumns();
                for (; empty > 0; empty--) cells.Add("");
                for (var i = 0; i < repeated; i++) cells.Add(text);
            }
            if (isHidden)
            {
                if (cells.Count > 0) hiddenRows += count;
                line += count;
                return;
            }
            if (cells.Count == 0)
            {
                line += count;
                return;
            }
            // The same row thousands of times is a mistake of the program's, or malice.
            for (var i = 0; i < Math.Min(count, MostAlike); i++) table!.Add(line + i + 1, [.. cells]);
            line += count;
        }

        /// <summary>What the cell holds, in a form that is the same in every language; without remarks on it.</summary>
        private string Cell()
        {
            var given = xml.GetAttribute("office:value-type") switch
            {
                "float" or "currency" or "percentage" => xml.GetAttribute("office:value"),
                "date" => xml.GetAttribute("office:date-value")?.Replace("T00:00:00", "", StringComparison.Ordinal),
                "boolean" => xml.GetAttribute("office:boolean-value") is "true" ? "yes" : "no",
                _ => null,
            };
            if (xml.IsEmptyElement) return given ?? "";
            var text = new StringBuilder();
            var depth = xml.Depth;
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                SafeXml.CheckDepth(xml);
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(xml.Value);
                else if (xml.NodeType != XmlNodeType.Element) continue;
                else if (xml.Name is "office:annotation") SafeXml.Text(xml);
                else if (xml.Name is "text:p" && text.Length > 0 || xml.Name is "text:line-break") text.Append('\n');
                else if (xml.Name is "text:s" or "text:tab") text.Append(' ');
                if (text.Length > Limits.CellLetters) throw new UnreadableFileException(new Reason("A cell on line {0} is larger than 1 MB. Please take it out", Number(line + 1)));
            }
            return given ?? text.ToString();
        }

        private bool IsHidden() => xml.GetAttribute("table:visibility") is "collapse" or "filter";

        private long Repeated(string attribute) =>
            long.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, Limits.Rows) : 1;

        private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
