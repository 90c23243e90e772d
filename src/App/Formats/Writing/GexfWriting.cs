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
        var own = GroupHeadings.All.Where(one => one.Heading is not (GroupHeadings.Id or GroupHeadings.Name)).ToList();
        var others = map.Groups.SelectMany(on => GroupHeadings.Others(on.Group)).Select(other => other.Heading).Distinct().ToList();
        using var xml = XmlText.Open(to);
        xml.WriteStartElement("gexf", Namespace);
        xml.WriteAttributeString("version", "1.3");
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("defaultedgetype", "undirected");
        xml.WriteAttributeString("mode", "static");
        xml.WriteStartElement("attributes", Namespace);
        xml.WriteAttributeString("class", "node");
        for (var i = 0; i < own.Count; i++)
            Attribute(xml, $"d{i}", own[i].Heading, Type(own[i].Heading, own[i].Kind));
        for (var i = 0; i < others.Count; i++)
            Attribute(xml, $"o{i}", others[i], "liststring");
        xml.WriteEndElement();
        xml.WriteStartElement("attributes", Namespace);
        xml.WriteAttributeString("class", "edge");
        Attribute(xml, "e0", "kind", "string");
        Attribute(xml, "e1", "confirmed", "boolean");
        Attribute(xml, "e2", "bridge", "boolean");
        Attribute(xml, "e3", "through", "liststring");
        xml.WriteEndElement();
        var ids = XmlText.Ids(map.Groups.Select(on => on.Group.Id));
        WriteNodes(map, own, others, ids, xml);
        WriteEdges(map, ids, xml);
        xml.WriteEndDocument();
    }

    private static void WriteNodes(CoalitionMap map, List<(string Heading, WrittenKind Kind, Func<GroupOnMap, Written?> Of)> own, List<string> others, Dictionary<string, string> ids, XmlWriter xml)
    {
        var places = others.Select((heading, at) => (heading, at)).ToDictionary(one => one.heading, one => one.at);
        xml.WriteStartElement("nodes", Namespace);
        foreach (var on in map.Groups)
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", ids[on.Group.Id]);
            xml.WriteAttributeString("label", XmlText.Legal(on.Group.Name));
            xml.WriteStartElement("attvalues", Namespace);
            for (var i = 0; i < own.Count; i++)
                if (own[i].Of(on) is { } cell) Value(xml, $"d{i}", cell switch { Written.Many many => GexfList.Join(many.Values), Written.YesNo yes => yes.Value ? "true" : "false", _ => GroupHeadings.Write(cell) });
            foreach (var (heading, values) in GroupHeadings.Others(on.Group))
                Value(xml, $"o{places[heading]}", GexfList.Join(values));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteEdges(CoalitionMap map, Dictionary<string, string> ids, XmlWriter xml)
    {
        xml.WriteStartElement("edges", Namespace);
        var number = 0;
        foreach (var (tie, bridge) in map.Ties)
        {
            if (!ids.TryGetValue(tie.From, out var from) || !ids.TryGetValue(tie.To, out var end)) continue;
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("id", (number++).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("source", from);
            xml.WriteAttributeString("target", end);
            xml.WriteAttributeString("weight", tie.Strength.ToString("R", CultureInfo.InvariantCulture));
            if (tie.Kind.Length > 0) xml.WriteAttributeString("label", XmlText.Legal(tie.Kind));
            xml.WriteStartElement("attvalues", Namespace);
            if (tie.Kind.Length > 0) Value(xml, "e0", tie.Kind);
            Value(xml, "e1", tie.Confirmed ? "true" : "false");
            Value(xml, "e2", bridge ? "true" : "false");
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
