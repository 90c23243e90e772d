using System.Globalization;
using System.Xml;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>GraphML: nodes and edges with the attributes that its keys declare, as igraph, NetworkX, Gephi and yEd write it.</summary>
/// <remarks>http://graphml.graphdrawing.org/primer/graphml-primer.html</remarks>
public sealed class GraphMlFormat : IFileFormat
{
    public string Name => "GraphML";

    public bool Recognises(ReadOnlySpan<byte> head) => SafeXml.Root(head) == "graphml";

    public void Read(Stream file, string name, IRawSink sink) => SafeXml.Read(file, xml => new Reading(xml, sink).ReadAll());

    private sealed class Key(string name, string? @default)
    {
        public string Name => name;
        public string? Default { get; set; } = @default;
    }

    private sealed class Reading(XmlReader xml, IRawSink sink)
    {
        private readonly Dictionary<(string For, string Id), Key> keys = [];
        private readonly TieWords ties = new(sink);
        private readonly SortedSet<string> undeclared = new(StringComparer.Ordinal);
        private long nodes, nested;
        private int inNodes;

        public void ReadAll()
        {
            while (xml.Read())
            {
                SafeXml.CheckDepth(xml);
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.LocalName)
                {
                    case "key": ReadKey(); break;
                    case "node": ReadNode(null); break;
                    case "edge": ReadEdge(); break;
                    case "hyperedge": ReadHyperedge(); break;
                    case "data": SafeXml.Text(xml); break;
                }
            }
            ties.Finish();
            if (undeclared.Count > 0) sink.Note(new Reason("These attributes are not declared; their ids were taken as names: {0}", string.Join(", ", undeclared)));
            if (nested > 0) sink.Note(new Reason("{0} nodes stand within another node; which one is kept under “within”", nested.ToString(CultureInfo.InvariantCulture)));
            if (nodes == 0) sink.Skip(null, new Reason("There is no group in it"));
        }

        private void ReadKey()
        {
            var (id, name) = (xml.GetAttribute("id"), xml.GetAttribute("attr.name"));
            // yEd keeps the label in what it draws, under a key without a name.
            if (xml.GetAttribute("yfiles.type") is { } drawing) name ??= drawing.EndsWith("graphics", StringComparison.Ordinal) ? "label" : "";
            var key = new Key(name ?? id ?? "", null);
            var to = xml.GetAttribute("for") ?? "all";
            if (!xml.IsEmptyElement)
            {
                var depth = xml.Depth;
                while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                {
                    SafeXml.CheckDepth(xml);
                    if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "default") key.Default = SafeXml.Text(xml);
                }
            }
            if (id is not null) keys[(to, id)] = key;
        }

        private void ReadNode(string? within)
        {
            var row = SafeXml.Line(xml);
            var id = xml.GetAttribute("id");
            nodes++;
            List<Field> fields = [];
            var given = new HashSet<string>();
            if (within is not null)
            {
                nested++;
                fields.Add("within", within);
            }
            // The node goes out before those within it, so that it is known when they name it.
            var isGiven = false;
            if (!xml.IsEmptyElement)
            {
                var depth = xml.Depth;
                while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                {
                    SafeXml.CheckDepth(xml);
                    if (xml.NodeType != XmlNodeType.Element) continue;
                    if (xml.LocalName == "data") ReadData("node", fields, given);
                    else if (xml.LocalName == "graph" && !xml.IsEmptyElement)
                    {
                        if (!isGiven) Give(row, id, fields, given);
                        isGiven = true;
                        ReadInner(Label(fields) ?? id);
                    }
                }
            }
            if (!isGiven) Give(row, id, fields, given);
        }

        private void Give(long row, string? id, List<Field> fields, HashSet<string> given)
        {
            AddDefaults("node", fields, given);
            if (string.IsNullOrEmpty(id) && Label(fields) is null) sink.Skip(row, new Reason("It has no id and no name"));
            else sink.Group(new RawGroup { Row = row, Id = string.IsNullOrEmpty(id) ? null : id, Fields = fields });
        }

        private void ReadInner(string? within)
        {
            if (++inNodes > 16) throw new UnreadableFileException(new Reason("On line {0} it is nested more than {1} levels deep", SafeXml.Line(xml).ToString(CultureInfo.InvariantCulture), "16"));
            var depth = xml.Depth;
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                SafeXml.CheckDepth(xml);
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.LocalName)
                {
                    case "node": ReadNode(within); break;
                    case "edge": ReadEdge(); break;
                    case "hyperedge": ReadHyperedge(); break;
                    case "data": SafeXml.Text(xml); break;
                }
            }
            inNodes--;
        }

        private void ReadEdge()
        {
            var row = SafeXml.Line(xml);
            var (from, to) = (xml.GetAttribute("source"), xml.GetAttribute("target"));
            var (fields, given) = (new List<Field>(), new HashSet<string>());
            ReadContent("edge", fields, given);
            if (string.IsNullOrEmpty(from) || string.IsNullOrEmpty(to)) sink.Skip(row, new Reason("It names only one end of a tie"));
            else ties.Add(row, from, to, fields);
        }

        /// <summary>A hyperedge with two ends is an edge; with more, it says that they share something, but not what.</summary>
        private void ReadHyperedge()
        {
            var row = SafeXml.Line(xml);
            var (fields, given, ends) = (new List<Field>(), new HashSet<string>(), new List<string>());
            ReadContent("hyperedge", fields, given, ends);
            if (ends.Count == 2) ties.Add(row, ends[0], ends[1], fields);
            else sink.Skip(row, new Reason("It joins {0} nodes at once (a hyperedge). Write it as ties between two, or as an event that they share", ends.Count.ToString(CultureInfo.InvariantCulture)));
        }

        private void ReadContent(string of, List<Field> fields, HashSet<string> given, List<string>? ends = null)
        {
            if (!xml.IsEmptyElement)
            {
                var depth = xml.Depth;
                while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                {
                    SafeXml.CheckDepth(xml);
                    if (xml.NodeType != XmlNodeType.Element) continue;
                    if (xml.LocalName == "data") ReadData(of, fields, given);
                    else if (xml.LocalName == "endpoint" && xml.GetAttribute("node") is { } end) ends?.Add(end);
                }
            }
            AddDefaults(of, fields, given);
        }

        private void ReadData(string of, List<Field> fields, HashSet<string> given)
        {
            var id = xml.GetAttribute("key") ?? "";
            var key = keys.GetValueOrDefault((of, id)) ?? keys.GetValueOrDefault(("all", id)) ?? keys.GetValueOrDefault(("", id));
            if (key is null && id.Length > 0 && undeclared.Count < 50) undeclared.Add(id);
            var name = key?.Name ?? id;
            var value = ReadValue();
            if (name.Length == 0) return;
            given.Add(id);
            fields.Add(name, value);
        }

        /// <summary>Plain text, or of a drawing only its label.</summary>
        private string ReadValue()
        {
            if (xml.IsEmptyElement) return "";
            var depth = xml.Depth;
            var plain = new System.Text.StringBuilder();
            string? label = null;
            var drawn = false;
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                SafeXml.CheckDepth(xml);
                if (xml.NodeType == XmlNodeType.Element)
                {
                    drawn = true;
                    if (xml.LocalName is "NodeLabel" or "EdgeLabel" && label is null) label = SafeXml.Text(xml).Trim();
                }
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) plain.Append(xml.Value);
            }
            return drawn ? label ?? "" : plain.ToString();
        }

        private void AddDefaults(string of, List<Field> fields, HashSet<string> given)
        {
            foreach (var ((to, id), key) in keys)
                if ((to == of || to == "all") && key is { Default: { Length: > 0 } value, Name.Length: > 0 } && !given.Contains(id)) fields.Add(key.Name, value);
        }

        private static string? Label(List<Field> fields) => fields.Find(field => HeadingWords.Find(field.Name).Any(found => found.Meaning == Meaning.Name))?.Value;
    }
}
