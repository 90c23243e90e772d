using System.Globalization;
using System.Text;
using System.Xml;

namespace Weft.Formats;

/// <summary>GEXF 1.1 to 1.3, as Gephi and others write it. How it is drawn (viz) and when it was so (spells) is passed over.</summary>
/// <remarks>https://gexf.net/schema.html</remarks>
public sealed class GexfFormat : IFileFormat
{
    public string Name => "GEXF";

    public bool Recognises(ReadOnlySpan<byte> head) => SafeXml.Root(head) == "gexf";

    public void Read(Stream file, string name, IRawSink sink) => SafeXml.Read(file, xml => new Reading(xml, sink).ReadAll());

    private sealed record Attribute(string Title, bool IsList, string? Default);

    private sealed class Reading(XmlReader xml, IRawSink sink)
    {
        private readonly Dictionary<string, Attribute> ofNodes = [], ofEdges = [];
        private readonly TieWords ties = new(sink);
        private readonly Stack<string> within = new();
        private long nodes, nested;

        public void ReadAll()
        {
            while (xml.Read())
            {
                SafeXml.CheckDepth(xml);
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.LocalName)
                {
                    case "attributes": ReadAttributes(); break;
                    case "node": ReadNode(); break;
                    case "edge": ReadEdge(); break;
                }
            }
            ties.Finish();
            if (nested > 0) sink.Note(new Reason("{0} nodes stand within another node; which one is kept under “within”", nested.ToString(CultureInfo.InvariantCulture)));
            if (nodes == 0) sink.Skip(null, new Reason("There is no group in it"));
        }

        private void ReadAttributes()
        {
            if (xml.IsEmptyElement) return;
            var declared = xml.GetAttribute("class") == "edge" ? ofEdges : ofNodes;
            var depth = xml.Depth;
            string? id = null;
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                SafeXml.CheckDepth(xml);
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "attribute" && (id = xml.GetAttribute("id")) is not null)
                    declared[id] = new(xml.GetAttribute("title") ?? id, xml.GetAttribute("type")?.StartsWith("list", StringComparison.Ordinal) == true, null);
                else if (xml.LocalName == "default" && id is not null) declared[id] = declared[id] with { Default = SafeXml.Text(xml) };
            }
        }

        private void ReadNode()
        {
            var row = SafeXml.Line(xml);
            nodes++;
            var (id, label, parent) = (xml.GetAttribute("id"), xml.GetAttribute("label"), xml.GetAttribute("pid"));
            var fields = new FieldList();
            fields.Add("label", label);
            if (parent is not null || within.Count > 0)
            {
                nested++;
                fields.Add("within", parent ?? within.Peek());
            }
            var given = new HashSet<string>();
            var gone = false;
            if (!xml.IsEmptyElement)
            {
                var depth = xml.Depth;
                while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                {
                    SafeXml.CheckDepth(xml);
                    if (xml.NodeType != XmlNodeType.Element) continue;
                    if (xml.LocalName == "attvalue") ReadValue(ofNodes, fields, given);
                    else if (xml.LocalName == "node")
                    {
                        if (!gone) Give(row, id, label, fields, given);
                        gone = true;
                        within.Push(label ?? id ?? "");
                        ReadNode();
                        within.Pop();
                    }
                    else if (xml.LocalName == "edge") ReadEdge();
                }
            }
            if (!gone) Give(row, id, label, fields, given);
        }

        private void Give(long row, string? id, string? label, FieldList fields, HashSet<string> given)
        {
            AddDefaults(ofNodes, fields, given);
            if (string.IsNullOrEmpty(id) && string.IsNullOrEmpty(label)) sink.Skip(row, new Reason("It has no id and no name"));
            else sink.Group(new RawGroup { Row = row, Id = string.IsNullOrEmpty(id) ? null : id, Fields = fields, Lists = fields.Lists });
        }

        private void ReadEdge()
        {
            var row = SafeXml.Line(xml);
            var (from, to) = (xml.GetAttribute("source"), xml.GetAttribute("target"));
            var fields = new FieldList();
            fields.Add("weight", xml.GetAttribute("weight"));
            fields.Add("kind", xml.GetAttribute("kind"));
            fields.Add("label", xml.GetAttribute("label"));
            var given = new HashSet<string>();
            if (!xml.IsEmptyElement)
            {
                var depth = xml.Depth;
                while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                {
                    SafeXml.CheckDepth(xml);
                    if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "attvalue") ReadValue(ofEdges, fields, given);
                }
            }
            AddDefaults(ofEdges, fields, given);
            // The kind as an attribute of its own, and the label that shows it, say one thing.
            if (fields.Find(field => field.Name == "kind") is { } kind) fields.RemoveAll(field => field.Name == "label" && field.Value == kind.Value);
            if (string.IsNullOrEmpty(from) || string.IsNullOrEmpty(to)) sink.Skip(row, new Reason("It names only one end of a tie"));
            else ties.Add(row, from, to, fields);
        }

        private void ReadValue(Dictionary<string, Attribute> declared, FieldList fields, HashSet<string> given)
        {
            // GEXF 1.0 and 1.1 called it id.
            if ((xml.GetAttribute("for") ?? xml.GetAttribute("id")) is not { } id || xml.GetAttribute("value") is not { } value) return;
            // With spells an attribute has one value for each time: the first is kept.
            if (!given.Add(id)) return;
            Add(fields, declared.GetValueOrDefault(id) ?? new(id, false, null), value);
        }

        private static void AddDefaults(Dictionary<string, Attribute> declared, FieldList fields, HashSet<string> given)
        {
            foreach (var (id, attribute) in declared)
                if (attribute.Default is { Length: > 0 } value && !given.Contains(id)) Add(fields, attribute, value);
        }

        private static void Add(FieldList fields, Attribute attribute, string value)
        {
            if (attribute.IsList) fields.AddList(attribute.Title, GexfList.Split(value));
            else fields.Add(attribute.Title, value);
        }
    }
}

/// <summary>
/// Lists in GEXF: [a, "b, c"] with quotation marks and backslashes where they are needed, as Gephi writes them; older files part with |
/// or ; or a comma.
/// </summary>
internal static class GexfList
{
    public static string Join(IEnumerable<string> values) =>
        $"[{string.Join(", ", values.Select(value => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}]";

    public static IReadOnlyList<string> Split(string list)
    {
        var text = list.Trim();
        if (text is not ['[', .., ']'])
        {
            var separator = text.Contains('|') ? '|' : text.Contains(';') ? ';' : ',';
            return text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        var values = new List<string>();
        var value = new StringBuilder();
        var quote = '\0';
        var wasQuoted = false;
        for (var i = 1; i < text.Length - 1; i++)
        {
            var letter = text[i];
            if (letter == '\\' && i + 1 < text.Length - 1) value.Append(text[++i]);
            else if (quote != '\0')
            {
                if (letter == quote) quote = '\0';
                else value.Append(letter);
            }
            else if (letter is '"' or '\'' && value.ToString().Trim().Length == 0)
            {
                value.Clear();
                (quote, wasQuoted) = (letter, true);
            }
            else if (letter == ',') Take();
            else if (!wasQuoted || letter != ' ') value.Append(letter);
        }
        Take();
        return values;

        void Take()
        {
            var one = wasQuoted ? value.ToString() : value.ToString().Trim();
            if (one.Length > 0) values.Add(one);
            value.Clear();
            wasQuoted = false;
        }
    }
}
