using System.Text.Json;
using Weft.Places;

namespace Weft.Formats;

/// <summary>
/// Murmurations profiles of organisations (organizations_schema 1.0 and its relatives): one, a list, or what an index answers. Profiles of
/// people are left out.
/// </summary>
internal sealed class Murmurations(IRawSink sink)
{
    private static readonly string[] PeopleSchemas = ["people", "person", "small_social_graph"];

    private long row;

    public void ReadWhole(JsonElement root)
    {
        // An index answers with its results under "data"; an aggregator's node file has "nodes".
        if (!root.Has("linked_schemas") && (root.HasList("data", out var list) || root.HasList("nodes", out list))) ReadAll(list.Items());
        else ReadAll([root]);
    }

    public void ReadAll(IEnumerable<JsonElement> profiles)
    {
        foreach (var profile in profiles)
            Read(profile);
        if (row == 0) sink.Skip(null, new Reason("There is no group in it"));
    }

    private void Read(JsonElement profile)
    {
        row++;
        if (profile.HasObject("profile_data", out var inner)) profile = inner;
        if (profile.Has("linked_schemas", out var schemas)
            && schemas.Items().Any(schema => schema.Text() is { } text && PeopleSchemas.Any(people => text.Contains(people, StringComparison.Ordinal))))
        {
            sink.Skip(row, new Reason("It is the profile of a person; Weft lists groups"));
            return;
        }
        if (schemas.Items().Any() && schemas.Items().All(schema => schema.Text()?.StartsWith("offers_wants", StringComparison.Ordinal) == true))
        {
            sink.Skip(row, new Reason("It is a single offer or request, not a group"));
            return;
        }
        var id = profile.Text("primary_url") is { } url ? Address(url) : profile.Text("unique_id") ?? profile.Text("profile_url");
        if (profile.Text("name") is null && profile.Text("title") is null && id is null)
        {
            sink.Skip(row, new Reason("It has no name"));
            return;
        }
        var fields = profile.Fields("linked_schemas", "geolocation", "latitude", "longitude", "relationships", "connections", "nickname", "urls",
            "unique_id", "images", "knows_language");
        fields.Add("also known as", profile.Text("nickname"));
        foreach (var language in profile.Has("knows_language", out var languages) ? languages.Items() : [])
            fields.Add("languages", language.Text());
        foreach (var other in profile.Has("urls", out var urls) ? urls.Items() : [])
            fields.Add(other.Text("name") is { } name ? $"other url {name}" : "other url", other.Text("url"));
        sink.Group(new RawGroup { Row = row, Id = id, Position = Position(profile), Fields = fields, Lists = fields.Lists });
        if (id is null) return;
        foreach (var tie in profile.Has("relationships", out var relationships) ? relationships.Items() : [])
            Tie(id, tie.Text("object_url"), tie.Text("predicate_url"));
        foreach (var tie in profile.Has("connections", out var connections) ? connections.Items() : [])
            Tie(tie.Text("subject_url") is { } subject ? Address(subject) : id, tie.Text("object_url"),
                tie.Has("relationships", out var kinds) ? kinds.Items().FirstOrDefault().Text("type") : null);
    }

    private void Tie(string from, string? to, string? kind)
    {
        if (to is null) sink.Skip(row, new Reason("It names only one end of a tie"));
        else sink.Tie(new RawTie(from, Address(to)) { Row = row, Kind = kind is null ? "" : LastWord(kind) });
    }

    private static Position? Position(JsonElement profile)
    {
        var place = profile.HasObject("geolocation", out var found) ? found : profile;
        var latitude = place.Number("lat") ?? place.Number("latitude");
        var longitude = place.Number("lon") ?? place.Number("lng") ?? place.Number("longitude");
        return latitude is { } north && longitude is { } east ? new Position(north, east) : null;
    }

    /// <summary>https://www.group.org/ and group.org are one address, as the index has it.</summary>
    private static string Address(string url)
    {
        var address = url.Trim();
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) address = address[(scheme + 3)..];
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) address = address[4..];
        return address.TrimEnd('/').ToLowerInvariant();
    }

    /// <summary>https://schema.org/member says "member".</summary>
    private static string LastWord(string predicate) => predicate.TrimEnd('/') is var text ? text[(text.LastIndexOfAny(['/', '#']) + 1)..] : "";
}
