using System.Text.Json;
using System.Text.Json.Nodes;

namespace Weft.Formats;

/// <summary>TopoJSON: shapes whose borders are kept once, as arcs, perhaps in whole numbers. It is made into the features of GeoJSON and read as these.</summary>
/// <remarks>https://github.com/topojson/topojson-specification</remarks>
internal sealed class TopoJson
{
    private const int Deepest = 8;

    private readonly double[] scale = [1, 1], translate = [0, 0];
    private readonly bool isQuantized;
    private readonly List<List<JsonNode>> arcs = [];

    private TopoJson(JsonElement root)
    {
        if (root.HasObject("transform", out var transform))
        {
            isQuantized = true;
            (scale, translate) = (Pair(transform, "scale", 1), Pair(transform, "translate", 0));
        }
        if (!root.HasList("arcs", out var all)) return;
        foreach (var arc in all.Items())
            arcs.Add(Arc(arc));
    }

    public static IEnumerable<JsonElement> Features(JsonElement root)
    {
        var topology = new TopoJson(root);
        return root.HasObject("objects", out var objects) ? objects.Properties().SelectMany(one => topology.Features(one.Value, 0, People.IsTopicOfPerson(one.Name) ? one.Name : null)) : [];
    }

    /// <param name="people">What the layer is called, where that says that it is of people.</param>
    private IEnumerable<JsonElement> Features(JsonElement shape, int depth, string? people)
    {
        if (!shape.IsObject() || depth > Deepest) return [];
        if (shape.HasList("geometries", out var within)) return within.Items().SelectMany(inner => Features(inner, depth + 1, people));
        var feature = new JsonObject { ["type"] = "Feature", ["properties"] = shape.HasObject("properties", out var properties) ? Copy(properties) : new JsonObject(), ["geometry"] = Shape(shape) };
        if (shape.Has("id", out var id)) feature["id"] = Copy(id);
        if (people is not null) feature["properties"]!["layer"] = people;
        return [JsonSerializer.SerializeToElement(feature)];
    }

    private JsonObject? Shape(JsonElement shape)
    {
        if (shape.Text("type") is not { } type) return null;
        JsonNode? coordinates = type switch
        {
            "Point" when shape.HasList("coordinates", out var point) => Point(point),
            "MultiPoint" when shape.HasList("coordinates", out var points) => List(points.Items().Select(Point)),
            "LineString" when shape.HasList("arcs", out var line) => Line(line),
            "MultiLineString" or "Polygon" when shape.HasList("arcs", out var lines) => List(lines.Items().Select(Line)),
            "MultiPolygon" when shape.HasList("arcs", out var areas) => List(areas.Items().Select(area => List(area.Items().Select(Line)))),
            _ => null,
        };
        return coordinates is null ? null : new() { ["type"] = type, ["coordinates"] = coordinates };
    }

    /// <summary>Arcs put one behind the other; ~3, which is -4, is the third from the other end.</summary>
    private JsonArray Line(JsonElement numbers)
    {
        var line = new JsonArray();
        foreach (var number in numbers.Items())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var at)) continue;
            var arc = (at < 0 ? ~at : at) is var index && index < arcs.Count ? arcs[index] : [];
            foreach (var point in at < 0 ? arc.AsEnumerable().Reverse() : arc)
                line.Add(point.DeepClone());
        }
        return line;
    }

    /// <summary>In whole numbers each point is said by how far it lies from the one before.</summary>
    private List<JsonNode> Arc(JsonElement arc)
    {
        var points = new List<JsonNode>();
        double x = 0, y = 0;
        foreach (var point in arc.Items())
        {
            if (!point.IsArray() || point.GetArrayLength() < 2 || point[0].Number() is not { } east || point[1].Number() is not { } north) continue;
            (x, y) = isQuantized ? (x + east, y + north) : (east, north);
            points.Add(new JsonArray(x * scale[0] + translate[0], y * scale[1] + translate[1]));
        }
        return points;
    }

    private JsonNode? Point(JsonElement point) =>
        point.IsArray() && point.GetArrayLength() >= 2 && point[0].Number() is { } x && point[1].Number() is { } y ? new JsonArray(x * scale[0] + translate[0], y * scale[1] + translate[1]) : null;

    private static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];

    private static JsonNode? Copy(JsonElement value) => JsonNode.Parse(value.GetRawText());

    private static double[] Pair(JsonElement transform, string name, double otherwise) =>
        transform.HasList(name, out var list) && list.GetArrayLength() >= 2 ? [list[0].Number() ?? otherwise, list[1].Number() ?? otherwise] : [otherwise, otherwise];
}
