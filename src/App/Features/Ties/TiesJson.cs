using System.Text.Json;

namespace Weft.Ties;

/// <summary>The public ties for the script that lets a reader move around in them.</summary>
internal static class TiesJson
{
    public static async Task Write(HttpContext context, PublicGraph graph)
    {
        var shown = await graph.Now();
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartArray("groups");
        for (var i = 0; i < shown.Groups.Count; i++)
        {
            var group = shown.Groups[i];
            json.WriteStartObject();
            json.WriteString("id", group.Id);
            json.WriteString("name", group.Name);
            json.WriteNumber("x", Math.Round(shown.Positions[i].X, 2));
            json.WriteNumber("y", Math.Round(shown.Positions[i].Y, 2));
            json.WriteNumber("ties", shown.TiesOf(group.Id).Count());
            json.WriteString("page", $"{context.Request.PathBase}/groups/{group.Id}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("ties");
        foreach (var tie in shown.Ties)
        {
            json.WriteStartObject();
            json.WriteString("from", tie.From);
            json.WriteString("to", tie.To);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
