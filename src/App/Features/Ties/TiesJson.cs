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
        var places = shown.Map.Knots.ToDictionary(knot => knot.Id);
        foreach (var group in shown.Groups)
        {
            json.WriteStartObject();
            json.WriteString("id", group.Id);
            json.WriteString("name", group.Name);
            json.WriteNumber("x", Math.Round(places[group.Id].X, 1));
            json.WriteNumber("y", Math.Round(places[group.Id].Y, 1));
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
