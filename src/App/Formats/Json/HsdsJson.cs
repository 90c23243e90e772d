using System.Globalization;
using System.Text.Json;

namespace Weft.Formats;

/// <summary>
/// HSDS as JSON: organisations, services and locations with others nested in them, pages of them, or the tables of a package in one
/// object. Nesting is taken apart into the tables, whose ids then join it again.
/// </summary>
internal static class HsdsJson
{
    private const int Deepest = 8;

    public static void ReadWhole(JsonElement root, IRawSink sink)
    {
        // Open Referral UK pages say "content".
        if (root.HasList("contents", out var contents) || root.HasList("content", out contents)) ReadAll(contents.Items(), sink);
        else if (root.Properties().Any(property => property.Name.EndsWith(".csv", StringComparison.Ordinal))) ReadTables(root, sink);
        else ReadAll([root], sink);
    }

    public static void ReadAll(IEnumerable<JsonElement> items, IRawSink sink)
    {
        var apart = new TakingApart();
        long row = 0;
        foreach (var item in items)
        {
            row++;
            if (item.IsObject()) apart.Take(item, TableOf(item), row, [], 0);
            else sink.Skip(row, new Reason("It is not an organisation, service or location"));
        }
        Write(apart.Package, sink);
    }

    private static void ReadTables(JsonElement root, IRawSink sink)
    {
        var apart = new TakingApart();
        foreach (var (name, rows) in root.Properties())
        {
            long row = 0;
            foreach (var item in rows.Items())
                if (item.IsObject()) apart.Take(item, name, ++row, [], 0);
        }
        Write(apart.Package, sink);
    }

    private static void Write(HsdsPackage package, IRawSink sink)
    {
        if (package.HasGroups) package.Write(sink);
        else sink.Skip(null, new Reason("There is no organisation, service or location in it"));
    }

    private static string TableOf(JsonElement item) =>
        item.Has("location_type") || (item.Has("latitude") && item.Has("longitude") && !item.Has("services")) || (item.Has("addresses") && item.Has("transportation")) ? "locations"
        : item.Has("service") && item.Has("location") || item.Has("service_id") && item.Has("location_id") ? "service_at_location"
        : item.Has("organization_id") || item.Has("organization") || item.Has("interpretation_services") || item.Has("application_process") || item.Has("service_areas") ? "services"
        : item.Has("uri") && item.Has("version") && !item.Has("website") && !item.Has("locations") ? "taxonomies"
        : item.Has("taxonomy") || item.Has("taxonomy_detail") ? "taxonomy_terms"
        : "organizations";

    private sealed class TakingApart
    {
        private int made;

        public HsdsPackage Package { get; } = new();

        /// <param name="parents">Ids of the things that it is nested in, under the columns that name them.</param>
        /// <returns>Its id, made up where it has none.</returns>
        public string Take(JsonElement item, string table, long row, IReadOnlyList<KeyValuePair<string, string>> parents, int depth)
        {
            var values = new Dictionary<string, string>();
            foreach (var (name, value) in item.Properties())
                if (value.Text() is { } text) values[name] = text;
            if (!values.TryGetValue("id", out var id)) values["id"] = id = $"#{(++made).ToString(CultureInfo.InvariantCulture)}";
            foreach (var (column, parent) in parents)
                values.TryAdd(column, parent);
            if (depth < Deepest) TakeInner(item, table, row, id, values, parents, depth + 1);
            Package.Add(table, row, values);
            return id;
        }

        private void TakeInner(JsonElement item, string table, long row, string id, Dictionary<string, string> values, IReadOnlyList<KeyValuePair<string, string>> parents, int depth)
        {
            // What a service or a location of its own hangs under is said by its own ids; details belong to what is nearest.
            var self = LinkTo(table) is { } link ? [new(link, id)] : parents;
            foreach (var (name, value) in item.Properties())
            {
                if (value.IsObject() && One(name) is { } one) values[one.Column] = Take(value, one.Table, row, [], depth);
                else if (name == "attributes") TakeAttributes(value, row, id, depth);
                else
                    foreach (var inner in value.Items())
                        if (inner.IsObject()) Take(inner, name, row, name is "addresses" or "locations" ? [.. self, .. parents] : self, depth);
            }
        }

        private void TakeAttributes(JsonElement attributes, long row, string id, int depth)
        {
            foreach (var attribute in attributes.Items())
            {
                if (!attribute.IsObject()) continue;
                var values = new Dictionary<string, string> { ["link_id"] = attribute.Text("link_id") is { } link && link == id ? link : id };
                if (attribute.HasObject("taxonomy_term", out var term)) values["taxonomy_term_id"] = Take(term, "taxonomy_terms", row, [], depth);
                else if (attribute.Text("taxonomy_term_id") is { } known) values["taxonomy_term_id"] = known;
                Package.Add("attributes", row, values);
            }
        }

        private static (string Table, string Column)? One(string name) => name switch
        {
            "organization" => ("organizations", "organization_id"),
            "service" => ("services", "service_id"),
            "location" => ("locations", "location_id"),
            "program" => ("programs", "program_id"),
            _ => null,
        };

        private static string? LinkTo(string table) => table switch
        {
            "organizations" or "organizations.csv" => "organization_id",
            "services" or "services.csv" => "service_id",
            "locations" or "locations.csv" => "location_id",
            "service_at_location" or "service_at_locations" => "service_at_location_id",
            "contacts" => "contact_id",
            "phones" => "phone_id",
            _ => null,
        };
    }
}
