using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Weft.Formats;

/// <summary>Tables in Markdown, as Notion, Obsidian, GitHub and pads keep them; what stands around them is passed over.</summary>
public sealed class MarkdownFormat : IFileFormat
{
    private const int LongestText = 16 << 20;

    private static readonly MarkdownPipeline Tables = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public string Name => "Markdown";

    /// <summary>A line of dashes and bars under a line with bars.</summary>
    public bool Recognises(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("|"u8) < 0 || head.IndexOf("--"u8) < 0) return false;
        var before = false;
        foreach (var line in TextFile.Sample(head).EnumerateLines())
        {
            if (before && line.Contains('|') && line.Contains("--", StringComparison.Ordinal) && !line.ContainsAnyExcept("|-: \t")) return true;
            before = line.Contains('|');
        }
        return false;
    }

    public void Read(Stream file, string name, IRawSink sink)
    {
        using var reader = TextFile.Open(file);
        var text = new StringBuilder();
        while (TextFile.Line(reader) is { } line)
            if (text.Append(line).Append('\n').Length > LongestText) throw Limits.TextTooLong(LongestText >> 20);
        var tables = Markdown.Parse(text.ToString(), Tables).Descendants<Table>().ToList();
        foreach (var table in tables)
        {
            var rows = new TableReader(sink, tables.Count > 1 ? Number(table.Line) : null);
            string[]? headings = null;
            foreach (var row in table.OfType<TableRow>())
            {
                var cells = row.OfType<TableCell>().Select((cell, at) => Text(cell, headings?.ElementAtOrDefault(at))).ToArray();
                headings ??= cells;
                rows.Add(row.Line + 1, cells);
            }
            rows.Finish();
        }
    }

    private static string Number(int line) => (line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What is read in a cell; under a heading for web addresses, what its link leads to.</summary>
    private static string Text(TableCell cell, string? heading)
    {
        if (heading is not null && HeadingWords.Find(heading) is [{ Meaning: Meaning.Website }, ..] && cell.Descendants<LinkInline>().FirstOrDefault()?.Url is { } address) return address;
        var text = new StringBuilder();
        foreach (var inline in cell.Descendants<LeafInline>())
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                AutolinkInline link => link.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                HtmlInline { Tag: ['<', 'b' or 'B', 'r' or 'R', ..] } => "\n",
                _ => "",
            });
        return text.ToString().Trim();
    }
}
