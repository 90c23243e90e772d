using System.Globalization;
using System.Text.Json;
using Weft.Places;

namespace Weft.Formats;

/// <summary>GeoJSON (RFC 7946): collections, single features, bare geometries, and features one to a line.</summary>
internal sealed class GeoJson(IRawSink sink)
{
    public static readonly string[] Types =
        ["FeatureCollection", "Feature", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    private long row, shapes, without;
    private bool mercator;

    /// <summary>Streams the features of a collection, or of several one after another.</summary>
    public void ReadCollections(JsonStream json)
    {
        while (json.Peek() == JsonTokenType.StartObject)
        {
            json.Pass();
            while (json.Pass() is { } name)
            {
                if (name == "crs") UnderstandCrs(json.Value());
                else if (name == "features" && json.Peek() == JsonTokenType.StartArray)
                    foreach (var feature in json.List())
                        ReadItem(feature);
                else json.Skip();
            }
        }
        if (json.Peek() != JsonTokenType.None) json.Value();
        Finish();
    }

    public void ReadItems(IEnumerable<JsonElement> items)
    {
        foreach (var item in items)
        {
            if (item.HasList("features", out var features))
            {
                if (item.Has("crs", out var crs)) UnderstandCrs(crs);
                foreach (var feature in features.EnumerateArray())
                    ReadItem(feature);
            }
            else if (item.Text("type") is { } type && Types.Contains(type)) ReadItem(item);
            else if (!ReadWithin(item, 0)) ReadItem(item);
        }
        Finish();
    }

    /// <summary>Map programs keep their layers, each a collection, in a file of their own (uMap).</summary>
    private bool ReadWithin(JsonElement item, int depth)
    {
        var any = false;
        foreach (var (_, value) in item.Properties())
        {
            foreach (var inner in value.IsArray() ? value.Items() : [value])
            {
                if (!inner.IsObject()) continue;
                if (inner.Text("type") == "FeatureCollection" && inner.HasList("features", out var features))
                {
                    any = true;
                    foreach (var feature in features.Items())
                        ReadItem(feature);
                }
                else if (depth < 4) any |= ReadWithin(inner, depth + 1);
            }
        }
        return any;
    }

    private void ReadItem(JsonElement item)
    {
        row++;
        if (!item.IsObject())
        {
            sink.Skip(row, new Reason("It is not a feature"));
            return;
        }
        if (item.HasObject("crs", out var crs) && row == 1) UnderstandCrs(crs);
        var type = item.Text("type");
        var isShape = type is not null && type != "Feature" && Types.Contains(type);
        if (!isShape && type != "Feature" && !item.Has("properties") && !item.Has("geometry"))
        {
            sink.Skip(row, new Reason("It is not a feature"));
            return;
        }
        var fields = isShape ? new FieldList() : item.HasObject("properties", out var properties) ? properties.Fields() : new FieldList();
        if (!isShape)
            foreach (var (name, value) in item.Properties())
                if (name is not ("type" or "geometry" or "properties" or "id" or "bbox" or "crs")) value.AddTo(fields, name);
        var geometry = isShape ? item : item.Has("geometry", out var found) ? found : default;
        var position = Position(geometry);
        if (fields.Count == 0 && item.Text("id") is null)
        {
            sink.Skip(row, new Reason("It has a position, but nothing that says what is there"));
            return;
        }
        sink.Group(new RawGroup { Row = row, Id = item.Text("id"), Position = position, Fields = fields, Lists = fields.Lists });
    }

    private Position? Position(JsonElement geometry)
    {
        if (!geometry.IsObject()) return null;
        var middle = Geometry.Middle(geometry);
        if (middle is null)
        {
            without++;
            return null;
        }
        if (geometry.Text("type") != "Point") shapes++;
        var (x, y) = middle.Value;
        return mercator ? Geometry.FromMercator(x, y) : new Position(y, x);
    }

    /// <summary>RFC 7946 has one reference system, WGS 84; files of 2008 could name another.</summary>
    private void UnderstandCrs(JsonElement crs)
    {
        if (!crs.IsObject()) return;
        var name = crs.HasObject("properties", out var properties) ? properties.Text("name") ?? properties.Text("href") ?? properties.Text("code") : null;
        name ??= crs.Text("name");
        if (name is null) return;
        var code = name[(name.LastIndexOfAny([':', '/', '#']) + 1)..].ToUpperInvariant();
        switch (code)
        {
            // 4258, 4269 and 4283 are the continents' own frames, within a metre or two of WGS 84.
            case "CRS84" or "CRS84H" or "4326" or "4979" or "4258" or "4269" or "4283" or "WGS84" or "WGS 84":
                return;
            case "3857" or "900913" or "3785" or "102100" or "102113" when row == 0:
                mercator = true;
                return;
            default:
                throw new UnreadableFileException(new Reason("Its coordinates are not in degrees of WGS 84, but in {0}. Please save it again in WGS 84 (EPSG:4326)", name));
        }
    }

    private void Finish()
    {
        if (shapes > 0) sink.Note(new Reason("{0} shapes are not points; the middle of each was taken", shapes.ToString(CultureInfo.InvariantCulture)));
        if (without > 0) sink.Note(new Reason("{0} shapes have no usable coordinates; their groups have no position", without.ToString(CultureInfo.InvariantCulture)));
        if (row == 0) sink.Skip(null, new Reason("There is no group in it"));
    }
}
