using System.Globalization;
using System.Xml;
using Weft.Map;

namespace Weft.Formats;

/// <summary>graph.gexf, version 1.3: groups and ties for Gephi, without anything private.</summary>
public static class GexfWriting
{
    private const string Namespace = "http://gexf.net/1.3";

    public static void Write(CoalitionMap map, Stream to)
    {
        var content = new GraphContent(map, GroupHeadings.Id, GroupHeadings.Name);
        using var xml = XmlText.Open(to);
        xml.WriteStartElement("gexf", Namespace);
        xml.WriteAttributeString("version", "1.3");
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("defaultedgetype", "undirected");
        xml.WriteAttributeString("mode", "static");
        xml.WriteStartElement("attributes", Namespace);
        xml.WriteAttributeString("class", "node");
        foreach (var (key, heading, kind) in content.Own)
            Attribute(xml, key, heading, Type(heading, kind));
        foreach (var (key, heading) in content.Others)
            Attribute(xml, key, heading, "liststring");
        xml.WriteEndElement();
        xml.WriteStartElement("attributes", Namespace);
        xml.WriteAttributeString("class", "edge");
        Attribute(xml, "e0", "kind", "string");
        Attribute(xml, "e1", "confirmed", "boolean");
        Attribute(xml, "e2", "bridge", "boolean");
        Attribute(xml, "e3", "through", "liststring");
        xml.WriteEndElement();
        WriteNodes(map, content, xml);
        WriteEdges(content, xml);
        xml.WriteEndDocument();
    }

    private static void WriteNodes(CoalitionMap map, GraphContent content, XmlWriter xml)
    {
        xml.WriteStartElement("nodes", Namespace);
        foreach (var on in map.Groups)
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", content.IdOf(on));
            xml.WriteAttributeString("label", XmlText.Legal(on.Group.Name));
            xml.WriteStartElement("attvalues", Namespace);
            foreach (var (key, cell) in content.OwnOf(on))
                Value(xml, key, cell switch { Written.Many many => GexfList.Join(many.Values), Written.YesNo yes => GraphContent.Word(yes.Value), _ => GroupHeadings.Write(cell) });
            foreach (var (key, values) in content.OthersOf(on))
                Value(xml, key, GexfList.Join(values));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteEdges(GraphContent content, XmlWriter xml)
    {
        xml.WriteStartElement("edges", Namespace);
        var number = 0;
        foreach (var (from, end, tie, bridge) in content.Edges())
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("id", (number++).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("source", from);
            xml.WriteAttributeString("target", end);
            xml.WriteAttributeString("weight", tie.Strength.ToString("R", CultureInfo.InvariantCulture));
            if (tie.Kind.Length > 0) xml.WriteAttributeString("label", XmlText.Legal(tie.Kind));
            xml.WriteStartElement("attvalues", Namespace);
            if (tie.Kind.Length > 0) Value(xml, "e0", tie.Kind);
            Value(xml, "e1", GraphContent.Word(tie.Confirmed));
            Value(xml, "e2", GraphContent.Word(bridge));
            if (tie.Through.Count > 0) Value(xml, "e3", GexfList.Join(tie.Through));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Type(string heading, WrittenKind kind) => kind switch
    {
        WrittenKind.Number => heading is "map community" or "degree" ? "integer" : "double",
        WrittenKind.YesNo => "boolean",
        WrittenKind.Many => "liststring",
        _ => "string",
    };

    private static void Attribute(XmlWriter xml, string id, string title, string type)
    {
        xml.WriteStartElement("attribute", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("title", XmlText.Legal(title));
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string of, string value)
    {
        xml.WriteStartElement("attvalue", Namespace);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("value", XmlText.Legal(value));
        xml.WriteEndElement();
    }
}
