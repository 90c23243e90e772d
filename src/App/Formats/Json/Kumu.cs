using System.Globalization;
using System.Text.Json;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// Kumu: both the form that it imports ({elements, connections} with labels) and the whole projects that it exports, whose values stand
/// in "attributes". Maps, perspectives and loops say how things are drawn; only loops are told, for people name them.
/// </summary>
internal sealed class Kumu(IRawSink sink)
{
    private readonly TieWords ties = new(sink);
    private readonly HashSet<string> hidden = new(StringComparer.OrdinalIgnoreCase);

    public void Read(JsonElement root)
    {
        foreach (var attribute in root.Has("attributes", out var attributes) ? attributes.Items() : [])
            if (attribute.Text("private") == "true" && attribute.Text("name") is { } name) hidden.Add(name);
        var row = 0L;
        foreach (var element in root.Has("elements", out var elements) ? elements.Items() : [])
            ReadElement(++row, element);
        row = 0;
        foreach (var connection in root.Has("connections", out var connections) ? connections.Items() : [])
            ReadConnection(++row, connection);
        ties.Finish();
        if (root.HasList("loops", out var loops) && loops.GetArrayLength() is var count and > 0)
            sink.Note(new Reason("{0} loops were left out: they say how to read ties, not who is tied", count.ToString(CultureInfo.InvariantCulture)));
        if (row == 0 && (!root.HasList("elements", out var all) || all.GetArrayLength() == 0)) sink.Skip(null, new Reason("There is no group in it"));
    }

    private void ReadElement(long row, JsonElement element)
    {
        if (!element.IsObject())
        {
            sink.Skip(row, new Reason("It is not an element"));
            return;
        }
        var fields = Attributes(element, "_id", "id", "position", "pinned");
        if (element.Text("label") is null && Label(fields) is null)
        {
            sink.Skip(row, new Reason("It has no name"));
            return;
        }
        sink.Group(new RawGroup { Row = row, Id = Id(element), Fields = fields, Lists = fields.Lists });
    }

    private void ReadConnection(long row, JsonElement connection)
    {
        if (End(connection, "from") is not { } from || End(connection, "to") is not { } to)
        {
            sink.Skip(row, new Reason("It names only one end of a tie"));
            return;
        }
        if (connection.Text("reversed") == "true") (from, to) = (to, from);
        ties.Add(row, from, to, Attributes(connection, "_id", "id", "from", "to", "direction", "reversed", "delayed", "curvature", "position"));
    }

    /// <summary>What stands in "attributes" and beside it, as one.</summary>
    private FieldList Attributes(JsonElement item, params ReadOnlySpan<string> but)
    {
        var fields = item.Fields([.. but, "attributes"]);
        if (item.HasObject("attributes", out var attributes))
        {
            var inner = attributes.Fields("direction");
            fields.AddRange(inner);
            fields.Lists.UnionWith(inner.Lists);
        }
        for (var i = 0; i < fields.Count; i++)
        {
            // An export writes all names in lower case.
            if (hidden.Contains(fields[i].Name)) fields[i] = fields[i] with { Name = GroupHeadings.Private + fields[i].Name };
        }
        return fields;
    }

    private static string? Label(List<Field> fields) => fields.Find(field => field.Name is "label" or "Label" or "name" or "Name")?.Value;

    private static string? Id(JsonElement item) => item.Text("_id") ?? item.Text("id");

    private static string? End(JsonElement connection, string end) =>
        connection.Has(end, out var found) ? found.Text() ?? Id(found) ?? found.Text("label")
        : connection.HasObject("attributes", out var attributes) ? attributes.Text(end) : null;
}
