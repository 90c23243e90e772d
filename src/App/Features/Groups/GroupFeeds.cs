using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Weft.Formats;
using Weft.Places;

namespace Weft.Groups;

/// <summary>The list of groups, or what a search found, in forms that other programs read. Written as it is read, however long it is.</summary>
internal static class GroupFeeds
{
    private const int FlushBytes = 32 << 10;

    private static readonly string[] Headings =
    [
        "id", "name", "place", "region", "country", "lat", "lon", "precision", "scale", "causes", "specialisms", "languages",
        "works in", "website", "description", "source", "allowed by", "last checked", "confirmed by the group",
    ];

    public static async Task Csv(HttpContext context, Shelf shelf, [FromServices] IGazetteer? gazetteer = null)
    {
        var found = await Begin(context, shelf, gazetteer, "text/csv; charset=utf-8", "groups.csv");
        // With this mark spreadsheets read the letters as they are.
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), FlushBytes, leaveOpen: true);
        writer.NewLine = "\r\n";
        await WriteRow(writer, Headings);
        foreach (var listing in found.InFull)
        {
            var source = found.Catalogue.SourceOf(listing);
            await WriteRow(writer,
                listing.Id, listing.Name, listing.Place, listing.Region, listing.Country, Number(listing.Position?.Latitude), Number(listing.Position?.Longitude),
                listing.Position is null ? null : Word(listing.Precision), listing.Scale?.ToString().ToLowerInvariant(),
                string.Join('|', listing.Causes), string.Join('|', listing.Specialisms), string.Join('|', listing.Languages), string.Join('|', listing.WorksIn),
                listing.Website, listing.Description, listing.Source, source.AllowedBy, source.CheckedOn, "no");
        }
    }

    public static async Task GeoJson(HttpContext context, Shelf shelf, [FromServices] IGazetteer? gazetteer = null)
    {
        var found = await Begin(context, shelf, gazetteer, "application/geo+json", "groups.geojson");
        var towns = new Dictionary<(string, Position), long>();
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var listing in found.InFull)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteString("id", listing.Id);
            if (listing.Position is { } at)
            {
                json.WriteStartObject("geometry");
                json.WriteString("type", "Point");
                json.WriteStartArray("coordinates");
                json.WriteNumberValue(at.Longitude);
                json.WriteNumberValue(at.Latitude);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("geometry");
            }
            json.WriteStartObject("properties");
            WriteFacts(json, listing, "name");
            if (People(listing) is > 0 and var people) json.WriteNumber("people in the town", people);
            json.WriteEndObject();
            json.WriteEndObject();
            await Flush(json, context);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);

        // By which the map that moves knows whose name a circle bears.
        long People(Listing listing)
        {
            if (listing.Position is not { } at || gazetteer is null) return 0;
            var town = new Drawing.Pin("", listing.Place, at).Name;
            if (!towns.TryGetValue((town, at), out var known)) towns[(town, at)] = known = gazetteer.PeopleOf(town, at);
            return known;
        }
    }

    public static async Task Kumu(HttpContext context, Shelf shelf, [FromServices] IGazetteer? gazetteer = null)
    {
        var found = await Begin(context, shelf, gazetteer, "application/json", "groups.kumu.json");
        var shown = found.Ids.ToHashSet(StringComparer.Ordinal);
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartArray("elements");
        foreach (var listing in found.InFull)
        {
            json.WriteStartObject();
            json.WriteString("_id", listing.Id);
            json.WriteString("type", listing.Kind.ToString());
            WriteFacts(json, listing, "label");
            json.WriteEndObject();
            await Flush(json, context);
        }
        json.WriteEndArray();
        json.WriteStartArray("connections");
        foreach (var tie in found.Catalogue.Ties.Where(tie => shown.Contains(tie.From) && shown.Contains(tie.To)))
        {
            json.WriteStartObject();
            json.WriteString("from", tie.From);
            json.WriteString("to", tie.To);
            if (tie.Kind.Length > 0) json.WriteString("type", tie.Kind);
            json.WriteString("direction", "mutual");
            json.WriteEndObject();
            await Flush(json, context);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private static async Task<Findings> Begin(HttpContext context, Shelf shelf, IGazetteer? gazetteer, string type, string file)
    {
        var found = (await shelf.Now()).Search(GroupQuery.From(context.Request.Query), gazetteer);
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename={file}";
        context.Response.Headers.CacheControl = "no-cache";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return found;
    }

    private static void WriteFacts(Utf8JsonWriter json, Listing listing, string name)
    {
        json.WriteString(name, listing.Name);
        if (listing.Description.Length > 0) json.WriteString("description", listing.Description);
        if (listing.Place.Length > 0) json.WriteString("place", listing.Place);
        if (listing.Region is { } region) json.WriteString("region", region);
        if (listing.Country is { } country) json.WriteString("country", country);
        if (listing.Position is not null) json.WriteString("precision", Word(listing.Precision));
        if (listing.Scale is { } scale) json.WriteString("scale", scale.ToString().ToLowerInvariant());
        if (listing.Website is { } website) json.WriteString("website", website);
        WriteList(json, "causes", listing.Causes);
        WriteList(json, "specialisms", listing.Specialisms);
        WriteList(json, "languages", listing.Languages);
        WriteList(json, "works in", listing.WorksIn);
        json.WriteString("source", listing.Source);
        json.WriteBoolean("confirmed by the group", false);
    }

    private static void WriteList(Utf8JsonWriter json, string name, ValueList<string> list)
    {
        if (list.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var item in list)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }

    private static async ValueTask Flush(Utf8JsonWriter json, HttpContext context)
    {
        if (json.BytesPending >= FlushBytes) await json.FlushAsync(context.RequestAborted);
    }

    private static async Task WriteRow(StreamWriter writer, params IReadOnlyList<string?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) await writer.WriteAsync(',');
            await writer.WriteAsync(Cell(cells[i] ?? ""));
        }
        await writer.WriteLineAsync();
    }

    // RFC 4180, with what a spreadsheet would take for a formula made harmless.
    private static string Cell(string text)
    {
        text = FormulaEscape.Escape(text);
        return text.AsSpan().ContainsAny(",\"\r\n") || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string? Number(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Word(Precision precision) => precision switch
    {
        Precision.Kilometre => "km",
        _ => precision.ToString().ToLowerInvariant(),
    };
}
