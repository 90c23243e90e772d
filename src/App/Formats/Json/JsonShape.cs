using System.Text.Json;

namespace Weft.Formats;

/// <summary>What a JSON file is about.</summary>
internal enum JsonKind { List, GeoJson, TopoJson, Sparql, Wikibase, Kumu, Murmurations, Hsds, Purpose, Weft }

/// <summary>The names that stand at the outer levels of a JSON text, by which its kind is known; the text may be cut off.</summary>
internal sealed class JsonShape
{
    private const int Levels = 5;
    private static readonly string[] HsdsNames =
    [
        "alternate_name", "parent_organization_id", "organization_identifiers", "tax_status", "tax_id", "legal_status", "year_incorporated", "year_inc",
        "location_type", "service_at_locations", "interpretation_services", "application_process", "eligibility_description", "service_areas", "cost_options",
        "required_documents", "organization_id", "assurer_email", "taxonomy_terms", "additional_websites", "taxonomy", "taxonomy_detail", "term_uri",
    ];

    /// <summary>What stands in the services and locations of an organisation.</summary>
    private static readonly string[] HsdsNested =
    [
        "locations[] location_type", "locations[] addresses", "locations[] physical_addresses", "locations[]addresses[] state_province", "locations[]physical_addresses[] state_province",
        "services[] name", "services[] status", "services[] organization_id", "services[] service_at_locations", "service_at_locations[] location", "service_at_locations[] location_id",
        "services[] eligibility_description", "services[] phones", "locations[] phones",
    ];

    /// <summary>"features[] geometry": the path, with [] for any item of a list, a space, and a name found there.</summary>
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> types = [];

    public static JsonShape Of(ReadOnlySpan<byte> text)
    {
        var shape = new JsonShape();
        try
        {
            shape.Read(text);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // What was seen up to there is enough to say what it is; the reader will say where it is broken.
        }
        return shape;
    }

    public bool IsList { get; private set; }
    public bool HasFeatures => Has("features");

    public JsonKind Kind =>
        Has("format") && types.Contains(" weft-map") || (Has("groups") && Has("ties")) ? JsonKind.Weft
        : types.Contains(" Topology") ? JsonKind.TopoJson
        : Has("head") && names.Contains("results. bindings") ? JsonKind.Sparql
        : names.Any(name => name.EndsWith(" labels", StringComparison.Ordinal)) && names.Any(name => name.EndsWith(" claims", StringComparison.Ordinal)) ? JsonKind.Wikibase
        : IsGeoJson || types.Any(type => type.EndsWith(" FeatureCollection", StringComparison.Ordinal)) ? JsonKind.GeoJson
        : Has("elements") && (Has("connections") || Has("maps") || Has("attributeRelevance") || names.Contains("elements[] label") || names.Contains("elements[] attributes")) ? JsonKind.Kumu
        : AnyPlace("linked_schemas") || names.Contains("data[] profile_url") || names.Contains("[] profile_url") ? JsonKind.Murmurations
        : IsHsds ? JsonKind.Hsds
        : Has("wants") || (names.Contains("[] what") && names.Contains("[] name")) ? JsonKind.Purpose
        : JsonKind.List;

    private bool IsGeoJson =>
        GeoJson.Types.Any(type => types.Contains($" {type}") || types.Contains($"[] {type}"))
        || types.Contains("features[] Feature") || names.Contains("features[] geometry");

    private bool IsHsds
    {
        get
        {
            if (names.Any(name => name is " organizations.csv" or " services.csv" or " locations.csv")) return true;
            foreach (var place in new[] { " ", "[] ", "contents[] ", "content[] " })
                if (HsdsNames.Count(name => names.Contains(place + name)) + HsdsNested.Count(name => names.Contains(place.TrimEnd() + name)) >= 2
                    || IsTaxonomy(place) || (names.Contains(place + "service") && names.Contains(place + "location"))) return true;
            return false;
        }
    }

    /// <summary>A list of terms, by all that HSDS says of it: nobody else versions a name.</summary>
    private bool IsTaxonomy(string place) =>
        names.Contains(place + "uri") && names.Contains(place + "version") && names.Contains(place + "name")
        && names.Count(name => name.StartsWith(place, StringComparison.Ordinal) && name.LastIndexOf(' ') == place.Length - 1) <= 6;

    private bool Has(string name) => names.Contains(" " + name);

    private bool AnyPlace(string name) => Has(name) || names.Contains("[] " + name) || names.Contains("data[] " + name) || names.Contains("nodes[] " + name);

    private void Read(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            AllowMultipleValues = true,
            MaxDepth = JsonStream.Deepest,
        }));
        var path = new List<string>();
        string? property = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    property = JsonLetters.Of(ref reader);
                    if (path.Count <= Levels && names.Count < 10_000) names.Add($"{string.Concat(path)} {property}");
                    continue;
                case JsonTokenType.StartArray:
                    if (path.Count == 0) IsList = true;
                    path.Add(property is null ? "[]" : $"{property}[]");
                    break;
                case JsonTokenType.StartObject:
                    path.Add(property is null ? "" : property + ".");
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    path.RemoveAt(path.Count - 1);
                    break;
                case JsonTokenType.String when property is "type" or "format" && reader.ValueSpan.Length < 40 && path.Count <= Levels && types.Count < 10_000:
                    types.Add($"{string.Concat(path)} {JsonLetters.Of(ref reader)}");
                    break;
            }
            property = null;
        }
    }
}
