using System.Globalization;
using System.Text.Json;
using Weft.Groups;
using Weft.Places;

namespace Weft.Formats;

/// <summary>What Wikidata and other Wikibases give: the results of a question (SPARQL 1.1, in JSON), and whole items with their statements.</summary>
internal static class Wikidata
{
    /// <summary>Statements that Weft has a place for: the property's number on Wikidata, and the heading that it stands under.</summary>
    private static readonly (string Property, string Heading)[] Statements = [("P856", "website"), ("P1813", "acronym")];

    private const string InstanceOf = "P31", Coordinates = "P625", Human = "Q5";

    public static void ReadResults(JsonElement root, IRawSink sink)
    {
        root.TryGetProperty("head", out var head);
        root.TryGetProperty("results", out var results);
        string[] headings = head.HasList("vars", out var vars) ? [.. vars.Items().Select(one => one.Text()).OfType<string>()] : [];
        sink.Headings(null, headings);
        long row = 0;
        if (!results.HasList("bindings", out var bindings)) return;
        foreach (var binding in bindings.Items())
            sink.Group(new RawGroup { Row = ++row, Fields = [.. binding.Properties().Select(one => (one.Name, Value: one.Value.Text("value"))).Where(one => one.Value is not null).Select(one => new Field(one.Name, one.Value!))] });
    }

    public static void ReadEntities(IEnumerable<JsonElement> entities, IRawSink sink)
    {
        long row = 0;
        foreach (var entity in entities)
        {
            row++;
            if (!entity.HasObject("labels", out var labels) || ByLanguage.Text(labels) is not { } name)
            {
                sink.Skip(row, new Reason("It has no name"));
                continue;
            }
            var fields = new FieldList { new("name", name) };
            if (entity.HasObject("descriptions", out var descriptions)) fields.Add("description", ByLanguage.Text(descriptions));
            if (entity.HasObject("aliases", out var aliases)) fields.Add("alias", ByLanguage.Text(aliases));
            if (Values(entity, InstanceOf).Any(value => value.Text("id") == Human)) fields.Add("type", "person");
            foreach (var (property, heading) in Statements)
                fields.Add(heading, Values(entity, property).Select(value => value.Text() ?? value.Text("text")).FirstOrDefault(text => text is not null));
            var at = Values(entity, Coordinates).FirstOrDefault(value => value.Number("latitude") is not null && value.Number("longitude") is not null);
            sink.Group(new RawGroup
            {
                Row = row,
                Id = entity.Text("id") ?? row.ToString(CultureInfo.InvariantCulture),
                Position = at.IsObject() ? new Position(at.Number("latitude")!.Value, at.Number("longitude")!.Value) : null,
                Fields = fields,
            });
        }
        if (row == 0) sink.Skip(null, new Reason("There is no group in it"));
    }

    private static IEnumerable<JsonElement> Values(JsonElement entity, string property)
    {
        if (!entity.HasObject("claims", out var claims) || !claims.HasList(property, out var statements)) yield break;
        foreach (var statement in statements.Items())
            if (statement.HasObject("mainsnak", out var said) && said.HasObject("datavalue", out var value) && value.Has("value", out var found)) yield return found;
    }
}
