using System.Text.Json;
using Weft.Map;

namespace Weft.Formats;

/// <summary>groups.geojson (RFC 7946): a point for each group, null where its place is not known. Nothing private.</summary>
public static class GeoJsonWriting
{
    public static void Write(CoalitionMap map, Stream to)
    {
        using var writer = JsonWriting.Open(to);
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var on in map.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            writer.WriteString("id", JsonLetters.Whole(on.Group.Id));
            if (on.Group.Place?.Position is { } position)
            {
                writer.WriteStartObject("geometry");
                writer.WriteString("type", "Point");
                writer.WriteStartArray("coordinates");
                writer.WriteNumberValue(position.Longitude);
                writer.WriteNumberValue(position.Latitude);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            else writer.WriteNull("geometry");
            writer.WriteStartObject("properties");
            JsonWriting.Attributes(writer, on, GroupHeadings.Id, GroupHeadings.Latitude, GroupHeadings.Longitude);
            writer.WriteEndObject();
            writer.WriteEndObject();
            if (writer.BytesPending > 64 * 1024) writer.Flush();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

/// <summary>kumu.json: the form that Kumu imports, elements and connections with labels. Nothing private.</summary>
/// <remarks>https://docs.kumu.io/guides/import/blueprints</remarks>
public static class KumuWriting
{
    public static void Write(CoalitionMap map, Stream to)
    {
        var named = map.Groups.GroupBy(on => on.Group.Id).ToDictionary(same => same.Key, same => same.First().Group.Name);
        // Ends are named by their label, as people do, unless two groups have it.
        var unique = map.Groups.GroupBy(on => on.Group.Name.Trim(), StringComparer.OrdinalIgnoreCase).Where(same => same.Count() == 1 && !named.ContainsKey(same.Key)).Select(same => same.First().Group.Id).ToHashSet();
        using var writer = JsonWriting.Open(to);
        writer.WriteStartObject();
        writer.WriteStartArray("elements");
        foreach (var on in map.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("id", JsonLetters.Whole(on.Group.Id));
            writer.WriteString("label", JsonLetters.Whole(on.Group.Name));
            writer.WriteString("type", on.Group.Kind.ToString());
            JsonWriting.Attributes(writer, on, GroupHeadings.Id, GroupHeadings.Name, "kind");
            writer.WriteEndObject();
            if (writer.BytesPending > 64 * 1024) writer.Flush();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("connections");
        foreach (var (tie, bridge) in map.Ties)
        {
            writer.WriteStartObject();
            writer.WriteString("from", JsonLetters.Whole(unique.Contains(tie.From) ? named[tie.From] : tie.From));
            writer.WriteString("to", JsonLetters.Whole(unique.Contains(tie.To) ? named[tie.To] : tie.To));
            writer.WriteString("direction", "undirected");
            if (tie.Kind.Length > 0) writer.WriteString("type", JsonLetters.Whole(tie.Kind));
            writer.WriteNumber("strength", tie.Strength);
            writer.WriteString("confirmed", tie.Confirmed ? "yes" : "no");
            writer.WriteString("bridge", bridge ? "yes" : "no");
            if (tie.Through.Count > 0) JsonWriting.List(writer, "through", tie.Through);
            writer.WriteEndObject();
            if (writer.BytesPending > 64 * 1024) writer.Flush();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

internal static class JsonWriting
{
    public static Utf8JsonWriter Open(Stream to) =>
        new(to, new JsonWriterOptions { Encoder = MapJson.Options.Encoder, Indented = true, IndentSize = 1, NewLine = "\n" });

    public static void Attributes(Utf8JsonWriter writer, GroupOnMap on, params ReadOnlySpan<string> but)
    {
        foreach (var (heading, _, of) in GroupHeadings.All)
        {
            if (but.Contains(heading) || of(on) is not { } cell) continue;
            switch (cell)
            {
                case Written.Number number: writer.WriteNumber(heading, number.Value); break;
                case Written.YesNo yes: writer.WriteBoolean(heading, yes.Value); break;
                case Written.Many many: List(writer, heading, many.Values); break;
                case Written.Text text: writer.WriteString(heading, JsonLetters.Whole(text.Value)); break;
            }
        }
        foreach (var (heading, values) in GroupHeadings.Others(on.Group))
        {
            if (values.Count == 1) writer.WriteString(JsonLetters.Whole(heading), JsonLetters.Whole(values[0]));
            else List(writer, heading, values);
        }
    }

    public static void List(Utf8JsonWriter writer, string heading, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(JsonLetters.Whole(heading));
        foreach (var value in values)
            writer.WriteStringValue(JsonLetters.Whole(value));
        writer.WriteEndArray();
    }
}
