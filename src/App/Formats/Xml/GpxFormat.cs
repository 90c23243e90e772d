using System.Xml;
using Weft.Places;

namespace Weft.Formats;

/// <summary>Places that a telephone or a map program marked (GPX 1.0 and 1.1): every waypoint with a name is a group. Tracks and routes hold none.</summary>
public sealed class GpxFormat : IFileFormat
{
    public string Name => "GPX";

    public bool Recognises(ReadOnlySpan<byte> head) => SafeXml.Root(head) == "gpx";

    public void Read(Stream file, string name, IRawSink sink) => SafeXml.Read(file, xml =>
    {
        var any = false;
        while (xml.Read())
        {
            SafeXml.CheckDepth(xml);
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "wpt") continue;
            any = true;
            ReadWaypoint(xml, sink);
        }
        if (!any) sink.Skip(null, new Reason("It has tracks or routes and no marked places, so there is no group in it"));
    });

    private static void ReadWaypoint(XmlReader xml, IRawSink sink)
    {
        var row = SafeXml.Line(xml);
        Position? position = Values.Number(xml.GetAttribute("lat") ?? "") is { } latitude && Values.Number(xml.GetAttribute("lon") ?? "") is { } longitude ? new(latitude, longitude) : null;
        var fields = new FieldList();
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            SafeXml.CheckDepth(xml);
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "name": fields.Add("name", SafeXml.Text(xml)); break;
                case "desc" or "cmt": fields.Add("description", SafeXml.Text(xml)); break;
                case "type" or "Category": fields.Add("category", SafeXml.Text(xml)); break;
                case "url": fields.Add("website", SafeXml.Text(xml)); break;
                case "link": fields.Add("website", xml.GetAttribute("href")); break;
                case "PhoneNumber": fields.Add("telephone", SafeXml.Text(xml)); break;
                case "StreetAddress": fields.Add("address", SafeXml.Text(xml)); break;
                case "City" or "State" or "Country" or "PostalCode": fields.Add(xml.LocalName, SafeXml.Text(xml)); break;
            }
        }
        if (!fields.Exists(field => field.Name == "name")) sink.Skip(row, new Reason("It has no name"));
        else sink.Group(new RawGroup { Row = row, Position = position, Fields = fields, Lists = fields.Lists });
    }
}
