using System.Globalization;
using System.Xml;
using Weft.Map;

namespace Weft.Formats;

/// <summary>graph.graphml: groups and ties with typed attributes, without anything private. igraph, NetworkX, Gephi and yEd read it.</summary>
public static class GraphMlWriting
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    public static void Write(CoalitionMap map, Stream to)
    {
        var content = new GraphContent(map, GroupHeadings.Id);
        using var xml = XmlText.Open(to);
        xml.WriteStartElement("graphml", Namespace);
        foreach (var (key, heading, kind) in content.Own)
            Key(xml, key, "node", heading, Type(heading, kind));
        foreach (var (key, heading) in content.Others)
            Key(xml, key, "node", heading, "string");
        Key(xml, "e0", "edge", "kind", "string");
        Key(xml, "e1", "edge", "weight", "double");
        Key(xml, "e2", "edge", "confirmed", "boolean");
        Key(xml, "e3", "edge", "bridge", "boolean");
        Key(xml, "e4", "edge", "through", "string");
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "G");
        xml.WriteAttributeString("edgedefault", "undirected");
        foreach (var on in map.Groups)
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", content.IdOf(on));
            foreach (var (key, cell) in content.OwnOf(on))
                Data(xml, key, cell is Written.YesNo yes ? GraphContent.Word(yes.Value) : GroupHeadings.Write(cell));
            foreach (var (key, values) in content.OthersOf(on))
                Data(xml, key, values.Count == 1 ? values[0] : ListValues.Join(values));
            xml.WriteEndElement();
        }
        foreach (var (from, end, tie, bridge) in content.Edges())
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("source", from);
            xml.WriteAttributeString("target", end);
            if (tie.Kind.Length > 0) Data(xml, "e0", tie.Kind);
            Data(xml, "e1", tie.Strength.ToString("R", CultureInfo.InvariantCulture));
            Data(xml, "e2", GraphContent.Word(tie.Confirmed));
            Data(xml, "e3", GraphContent.Word(bridge));
            if (tie.Through.Count > 0) Data(xml, "e4", ListValues.Join(tie.Through));
            xml.WriteEndElement();
        }
        xml.WriteEndDocument();
    }

    private static string Type(string heading, WrittenKind kind) => kind switch
    {
        WrittenKind.Number => heading is "map community" or "degree" ? "int" : "double",
        WrittenKind.YesNo => "boolean",
        _ => "string",
    };

    private static void Key(XmlWriter xml, string id, string of, string name, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", XmlText.Legal(name));
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(XmlText.Legal(value));
        xml.WriteEndElement();
    }
}
