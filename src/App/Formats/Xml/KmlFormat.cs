using System.IO.Compression;
using System.Xml;
using Weft.Places;

namespace Weft.Formats;

/// <summary>Drawn maps, as Google My Maps and many others give them (OGC KML 2.2), also packed (KMZ). Every placemark is a group; the folder that it lies in says what it works on.</summary>
public sealed class KmlFormat : IFileFormat
{
    public string Name => "KML";

    public bool Recognises(ReadOnlySpan<byte> head) => IsPacked(head) || SafeXml.Root(head) is "kml" or "Placemark";

    private static bool IsPacked(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8) && head.IndexOf(".kml"u8) >= 0 && head.IndexOf("xl/"u8) < 0;

    public void Read(Stream file, string name, IRawSink sink)
    {
        var stream = PeekStream.Over(file);
        if (!IsPacked(stream.Peek()))
        {
            SafeXml.Read(stream, xml => new Reading(xml, sink).ReadAll());
            return;
        }
        using var packed = Archive.Check(stream);
        using var archive = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true);
        var map = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase))
            ?? throw new UnreadableFileException(new Reason("It is a packed map (KMZ) with no map in it"));
        using var inner = map.Open();
        SafeXml.Read(inner, xml => new Reading(xml, sink).ReadAll());
    }

    private sealed class Reading(XmlReader xml, IRawSink sink)
    {
        private readonly List<(int Depth, string Name)> folders = [];
        private long groups, areas;
        private bool isElsewhere;

        public void ReadAll()
        {
            while (xml.Read())
            {
                SafeXml.CheckDepth(xml);
                if (xml.NodeType == XmlNodeType.EndElement) folders.RemoveAll(folder => folder.Depth >= xml.Depth);
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.LocalName)
                {
                    case "Folder" when !xml.IsEmptyElement: folders.Add((xml.Depth, "")); break;
                    // What a folder is called stands right within it.
                    case "name" when folders is [.., var (depth, _)] && xml.Depth == depth + 1: folders[^1] = (depth, SafeXml.Text(xml).Trim()); break;
                    case "NetworkLink": isElsewhere = true; break;
                    case "Placemark": ReadPlacemark(); break;
                }
            }
            if (groups == 0 && isElsewhere)
                throw new UnreadableFileException(new Reason("It only links to a map on the internet. Export it again as KML, and do not tick “Keep data up to date”"));
            if (areas > 0) sink.Note(new Reason("{0} were drawn as areas; the middle of each was taken", areas.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        private void ReadPlacemark()
        {
            groups++;
            var row = SafeXml.Line(xml);
            var fields = new FieldList();
            foreach (var (_, folder) in folders) fields.Add("category", folder);
            List<Position> corners = [];
            bool isLine = false, hasPlace = false;
            var depth = xml.Depth;
            while (!xml.IsEmptyElement && xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                SafeXml.CheckDepth(xml);
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.LocalName)
                {
                    case "name" or "description" or "address": fields.Add(xml.LocalName, SafeXml.Text(xml)); break;
                    case "LineString": isLine = true; break;
                    case "Point" or "Polygon": hasPlace = true; break;
                    case "phoneNumber": fields.Add("telephone", SafeXml.Text(xml)); break;
                    case "Data" or "SimpleData" when xml.GetAttribute("name") is { Length: > 0 } heading: fields.Add(heading, SafeXml.Text(xml)); break;
                    case "coordinates": corners.AddRange(Corners(SafeXml.Text(xml))); break;
                    case "coord": corners.AddRange(Corners(SafeXml.Text(xml).Trim().Replace(' ', ','))); break;
                }
            }
            if (isLine && !hasPlace)
            {
                sink.Skip(row, new Reason("It is a line on the map, and groups are places"));
                return;
            }
            if (corners.Count > 1) areas++;
            if (!fields.Exists(field => field.Name == "name")) sink.Skip(row, new Reason("It has no name"));
            else sink.Group(new RawGroup { Row = row, Position = Middle(corners), Fields = fields, Lists = fields.Lists });
        }

        /// <summary>East, north and perhaps height, with commas between; blanks between corners.</summary>
        private static IEnumerable<Position> Corners(string text)
        {
            foreach (var corner in text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
                if (corner.Split(',') is [var east, var north, ..] && Values.Number(east) is { } longitude && Values.Number(north) is { } latitude) yield return new(latitude, longitude);
        }

        /// <summary>Between the outermost corners.</summary>
        private static Position? Middle(List<Position> corners) => corners.Count == 0 ? null : new(
            (corners.Min(corner => corner.Latitude) + corners.Max(corner => corner.Latitude)) / 2,
            (corners.Min(corner => corner.Longitude) + corners.Max(corner => corner.Longitude)) / 2);
    }
}
