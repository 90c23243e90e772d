using System.Globalization;
using System.Text.Json;

namespace Weft.Formats;

/// <summary>Reads a JSON file of any kind. Lists stream; only what must be seen as a whole is held as a whole.</summary>
internal static class JsonReading
{
    /// <summary>Bytes of a list that may be held to search it for groups.</summary>
    private const long LargestSearch = 256 << 20;

    public static void Read(Stream file, IRawSink sink)
    {
        try
        {
            using var json = new JsonStream(file);
            ReadAll(json, sink);
        }
        catch (JsonException error)
        {
            throw new UnreadableFileException(Broken(error));
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableFileException(new Reason("A name in it has half a character (\\u with only one part of a pair). Please save it again as UTF-8"));
        }
    }

    private static void ReadAll(JsonStream json, IRawSink sink)
    {
        var shape = JsonShape.Of(json.Ahead);
        switch (json.Peek())
        {
            case JsonTokenType.StartArray:
                ReadItems(shape.Kind, json.List(), sink);
                break;
            case JsonTokenType.StartObject when shape.Kind == JsonKind.GeoJson && shape.HasFeatures:
                new GeoJson(sink).ReadCollections(json);
                break;
            case JsonTokenType.StartObject:
                var first = json.Value();
                if (json.Peek() == JsonTokenType.None) ReadWhole(first, shape.Kind, sink);
                else ReadItems(shape.Kind, Rest(first, json), sink);
                break;
            case JsonTokenType.None:
                throw new UnreadableFileException(new Reason("It is empty"));
            default:
                throw NoGroups();
        }
    }

    /// <summary>Newline-delimited JSON: one value after another, with nothing round them.</summary>
    private static IEnumerable<JsonElement> Rest(JsonElement first, JsonStream json)
    {
        yield return first;
        while (json.Peek() != JsonTokenType.None)
            yield return json.Value();
    }

    private static void ReadItems(JsonKind kind, IEnumerable<JsonElement> items, IRawSink sink)
    {
        switch (kind)
        {
            case JsonKind.GeoJson: new GeoJson(sink).ReadItems(items); break;
            case JsonKind.Murmurations: new Murmurations(sink).ReadAll(items); break;
            case JsonKind.Hsds: HsdsJson.ReadAll(items, sink); break;
            case JsonKind.Wikibase: Wikidata.ReadEntities(items, sink); break;
            case JsonKind.Purpose: PurposeJson.ReadWants(items, sink); break;
            default: ReadList(items, sink); break;
        }
    }

    private static void ReadWhole(JsonElement root, JsonKind kind, IRawSink sink)
    {
        // The first 64 KB may not have shown it.
        if (kind == JsonKind.List) kind = JsonShape.Of(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(root)).Kind;
        if (kind is not (JsonKind.Weft or JsonKind.GeoJson) && IsSchema(root))
            throw new UnreadableFileException(new Reason("It is a JSON schema: it describes a form and has no groups"));
        if (kind == JsonKind.List && root.HasList("resources", out var resources) && resources.Items().Any(one => one.Has("path") && (one.Has("schema") || one.Has("name"))))
            throw new UnreadableFileException(new Reason("It describes the tables of a data package and has no groups. Use the tables that it names"));
        switch (kind)
        {
            case JsonKind.Weft: WeftJson.Read(root, sink); break;
            case JsonKind.GeoJson: new GeoJson(sink).ReadItems([root]); break;
            case JsonKind.TopoJson: new GeoJson(sink).ReadItems(TopoJson.Features(root)); break;
            case JsonKind.Sparql: Wikidata.ReadResults(root, sink); break;
            case JsonKind.Wikibase: Wikidata.ReadEntities(root.HasObject("entities", out var entities) ? entities.Properties().Select(one => one.Value) : [root], sink); break;
            case JsonKind.Kumu: new Kumu(sink).Read(root); break;
            case JsonKind.Murmurations: new Murmurations(sink).ReadWhole(root); break;
            case JsonKind.Hsds: HsdsJson.ReadWhole(root, sink); break;
            case JsonKind.Purpose: PurposeJson.ReadWhole(root, sink); break;
            default: new NamedLists(sink).Read([root], isList: false); break;
        }
    }

    private static void ReadList(IEnumerable<JsonElement> items, IRawSink sink)
    {
        var all = new List<JsonElement>();
        long size = 0;
        foreach (var item in items)
        {
            size += System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(item).Length + 100;
            if (size > LargestSearch) throw new UnreadableFileException(new Reason("It is longer than {0} MB. Please split it", "256"));
            all.Add(item);
        }
        new NamedLists(sink).Read(all, isList: true);
    }

    /// <summary>JSON Schema and OpenAPI: a description of files, given by mistake.</summary>
    private static bool IsSchema(JsonElement root) =>
        root.Has("openapi") || root.HasObject("properties", out _) && (root.Has("$schema") || root.Has("$id") || root.Has("type"))
        || root.Text("type") is "object" or "array" or "string" or "number" or "integer" or "boolean" && (root.Has("title") || root.Has("description") || root.Has("metadata"));

    public static UnreadableFileException NoGroups() =>
        new(new Reason("It is JSON, but it has no list of things with a name"));

    private static Reason Broken(JsonException error)
    {
        var line = ((error.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
        var column = ((error.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
        if (error.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            return new Reason("On line {0} it is nested more than {1} levels deep", line, JsonStream.Deepest.ToString(CultureInfo.InvariantCulture));
        if (error.Message.Contains("Expected depth to be zero", StringComparison.Ordinal) || error.Message.Contains("end of data", StringComparison.Ordinal)
            || error.Message.Contains("reached end", StringComparison.Ordinal))
            return new Reason("It breaks off on line {0}. Perhaps it was not copied completely", line);
        return new Reason("It is broken JSON: the error is on line {0}, column {1}", line, column);
    }
}
