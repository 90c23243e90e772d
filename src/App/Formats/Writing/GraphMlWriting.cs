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
        var others = map.Groups.SelectMany(on => GroupHeadings.Others(on.Group)).Select(other => other.Heading).Distinct().ToList();
        var own = GroupHeadings.All.Where(one => one.Heading != GroupHeadings.Id).ToList();
        using var xml = XmlText.Open(to);
        xml.WriteStartElement("graphml", Namespace);
        for (var i = 0; i < own.Count; i++)
            Key(xml, $"d{i}", "node", own[i].Heading, Type(own[i].Heading, own[i].Kind));
        for (var i = 0; i < others.Count; i++)
            Key(xml, $"o{i}", "node", others[i], "string");
        Key(xml, "e0", "edge", "kind", "string");
        Key(xml, "e1", "edge", "weight", "double");
        Key(xml, "e2", "edge", "confirmed", "boolean");
        Key(xml, "e3", "edge", "bridge", "boolean");
        Key(xml, "e4", "edge", "through", "string");
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "G");
        xml.WriteAttributeString("edgedefault", "undirected");

        var ids = XmlText.Ids(map.Groups.Select(on => on.Group.Id));
        var places = others.Select((heading, at) => (heading, at)).ToDictionary(one => one.heading, one => one.at);
        foreach (var on in map.Groups)
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", ids[on.Group.Id]);
            for (var i = 0; i < own.Count; i++)
                if (own[i].Of(on) is { } cell) Data(xml, $"d{i}", cell is Written.YesNo yes ? (yes.Value ? "true" : "false") : GroupHeadings.Write(cell));
            foreach (var (heading, values) in GroupHeadings.Others(on.Group))
                Data(xml, $"o{places[heading]}", values.Count == 1 ? values[0] : ListValues.Join(values));
            xml.WriteEndElement();
        }
        foreach (var (tie, bridge) in map.Ties)
        {
            if (!ids.TryGetValue(tie.From, out var from) || !ids.TryGetValue(tie.To, out var end)) continue;
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("source", from);
            xml.WriteAttributeString("target", end);
            if (tie.Kind.Length > 0) Data(xml, "e0", tie.Kind);
            Data(xml, "e1", tie.Strength.ToString("R", CultureInfo.InvariantCulture));
            Data(xml, "e2", tie.Confirmed ? "true" : "false");
            Data(xml, "e3", bridge ? "true" : "false");
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
