using System.Net;
using System.Text;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>GML, the graph modelling language, as igraph, NetworkX, yEd and others write it: names with a value or with more names in square brackets. How things are drawn is passed over.</summary>
public sealed class GmlFormat : IFileFormat
{
    private const int Deepest = 64;

    public string Name => "GML";

    public bool Recognises(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf((byte)'[') < 0) return false;
        foreach (var line in TextFile.Sample(head).EnumerateLines())
        {
            var text = line.Trim();
            if (text.IsEmpty || text[0] == '#' || text.StartsWith("creator ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("version ", StringComparison.OrdinalIgnoreCase)) continue;
            return text.StartsWith("graph", StringComparison.OrdinalIgnoreCase) && text[5..].TrimStart() is [] or ['[', ..];
        }
        return false;
    }

    public void Read(Stream file, string name, IRawSink sink)
    {
        using var text = TextFile.Open(file);
        new Reading(text, sink).ReadAll();
    }

    private sealed class Reading(StreamReader text, IRawSink sink)
    {
        private readonly TieWords ties = new(sink);
        private long line = 1, nodes;

        public void ReadAll()
        {
            ReadGraph(0);
            ties.Finish();
            if (nodes == 0) sink.Skip(null, new Reason("There is no group in it"));
        }

        private void ReadGraph(int depth)
        {
            CheckDepth(depth);
            while (Token() is { } name && name != "]")
            {
                var start = line;
                if (Token() != "[") continue;
                switch (name.ToLowerInvariant())
                {
                    case "node": ReadNode(start, Attributes("", depth)); break;
                    case "edge": ReadEdge(start, Attributes("", depth)); break;
                    default: ReadGraph(depth + 1); break;
                }
            }
        }

        private List<Field> Attributes(string within, int depth)
        {
            CheckDepth(depth);
            List<Field> fields = [];
            while (Token() is { } name && name != "]")
            {
                if (Token() is not { } value || value == "]") break;
                if (value != "[") fields.Add(new(within + name, value));
                else if (name is "graphics" or "LabelGraphics") Attributes("", depth + 1);
                else fields.AddRange(Attributes(within + name + " ", depth + 1));
            }
            return fields;
        }

        private void ReadNode(long row, List<Field> fields)
        {
            nodes++;
            var id = fields.Find(field => field.Name == "id")?.Value;
            if (id is null && !fields.Exists(field => field.Name is "label" or "name")) sink.Skip(row, new Reason("It has no id and no name"));
            else sink.Group(new RawGroup { Row = row, Id = id, Fields = [.. fields.Where(field => field.Name != "id")] });
        }

        private void ReadEdge(long row, List<Field> fields)
        {
            var (from, to) = (fields.Find(field => field.Name == "source"), fields.Find(field => field.Name == "target"));
            if (from is null || to is null) sink.Skip(row, new Reason("It names only one end of a tie"));
            else ties.Add(row, from.Value, to.Value, fields.FindAll(field => field != from && field != to && field.Name != "id"));
        }

        /// <summary>A name, a number, a text without its quotation marks, or a bracket; null at the end.</summary>
        private string? Token()
        {
            var letter = Next();
            while (letter is ' ' or '\t' or '\r' or '\n' or '#')
            {
                if (letter == '#') while (letter is not ('\n' or -1)) letter = Next();
                else letter = Next();
            }
            if (letter < 0) return null;
            if (letter is '[' or ']') return letter == '[' ? "[" : "]";
            var isText = letter == '"';
            var token = new StringBuilder();
            if (!isText) token.Append((char)letter);
            while (true)
            {
                if (!isText && text.Peek() is ' ' or '\t' or '\r' or '\n' or '[' or ']' && !isText) break;
                letter = Next();
                if (letter < 0 || (isText && letter == '"')) break;
                token.Append((char)letter);
                if (token.Length > Limits.CellLetters) throw Limits.TextTooLong(Limits.CellLetters >> 20);
            }
            return isText ? WebUtility.HtmlDecode(token.ToString()) : token.ToString();
        }

        private int Next()
        {
            var letter = text.Read();
            if (letter == '\n') line++;
            return letter;
        }

        private void CheckDepth(int depth)
        {
            if (depth > Deepest) throw new UnreadableFileException(new Reason("On line {0} it is nested more than {1} levels deep", line.ToString(System.Globalization.CultureInfo.InvariantCulture), "64"));
        }
    }
}
