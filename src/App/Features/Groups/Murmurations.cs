using System.Text.Json;

namespace Weft.Groups;

/// <summary>One group as a Murmurations profile (organizations_schema-v1.0.0), which other maps can take up.</summary>
internal static class Murmurations
{
    private const int LongestTag = 100, MostTags = 100;

    public static async Task<IResult> Profile(string id, HttpContext context, Shelf shelf)
    {
        if ((await shelf.Now()).Read(id) is not { } group) return Results.NotFound();
        var here = $"{context.Request.Scheme}://{context.Request.Host}/groups/";
        return Results.Bytes(Write(group, here), "application/json");
    }

    /// <param name="here">The address of this Weft's groups, to which an id is added.</param>
    public static byte[] Write(PublishedGroup group, string here)
    {
        var listing = group.Listing;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("linked_schemas");
            json.WriteStringValue("organizations_schema-v1.0.0");
            json.WriteEndArray();
            json.WriteString("name", listing.Name);
            json.WriteString("primary_url", listing.Website ?? here + listing.Id);
            json.WriteString("unique_id", listing.Id);
            if (listing.Description.Length > 0) json.WriteString("description", listing.Description);
            WriteTags(json, listing);
            if (listing.Country is { } country) json.WriteString("country_iso_3166", country);
            if (listing.Position is { } at)
            {
                json.WriteStartObject("geolocation");
                json.WriteNumber("lat", at.Latitude);
                json.WriteNumber("lon", at.Longitude);
                json.WriteEndObject();
            }
            if (listing.Scale is { } scale) json.WriteString("geographic_scope", scale.ToString().ToLowerInvariant());
            if (listing.Website is not null) WriteUrls(json, here + listing.Id);
            WriteRelationships(json, group, here);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void WriteTags(Utf8JsonWriter json, Listing listing)
    {
        var tags = listing.Causes.Concat(listing.Specialisms).Concat(listing.Languages).Where(tag => tag.Length <= LongestTag)
            .Distinct(StringComparer.Ordinal).Take(MostTags).ToList();
        if (tags.Count == 0) return;
        json.WriteStartArray("tags");
        foreach (var tag in tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
    }

    private static void WriteUrls(Utf8JsonWriter json, string address)
    {
        json.WriteStartArray("urls");
        json.WriteStartObject();
        json.WriteString("name", "Weft");
        json.WriteString("url", address);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRelationships(Utf8JsonWriter json, PublishedGroup group, string here)
    {
        if (group.Ties.Count == 0) return;
        json.WriteStartArray("relationships");
        foreach (var other in group.Ties.Select(tie => tie.Other.Website ?? here + tie.Other.Id).Distinct(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("predicate_url", "https://schema.org/knows");
            json.WriteString("object_url", other);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
