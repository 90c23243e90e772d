using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// The tables of Open Referral HSDS 3.0, joined by their ids: what a service, its locations, addresses, languages and terms say becomes
/// part of the organisation that stands behind them. A service or a location that no organisation owns is a group of its own.
/// </summary>
/// <remarks>https://docs.openreferral.org/en/v3.0/hsds/schema_reference.html</remarks>
public sealed class HsdsPackage
{
    /// <summary>Times, prices, papers and the history of changes: nothing that a map of groups could show.</summary>
    private static readonly string[] LeftOut =
        ["schedules", "cost_options", "required_documents", "metadata", "meta_table_descriptions", "taxonomies", "accessibility", "organization_identifiers", "service_capacities", "units",
            "service_taxonomies", "eligibility", "payments_accepted"];

    private static readonly string[] Known =
    [
        "organizations", "services", "locations", "service_at_location", "addresses", "phones", "contacts", "languages", "service_areas", "programs", "funding", "attributes",
        "taxonomy_terms", "urls", .. LeftOut,
    ];

    private readonly Dictionary<string, List<Row>> tables = [];

    /// <summary>The HSDS table that a file of this name and these headings is; null if it is none.</summary>
    public static string? TableOf(string fileName, IReadOnlyCollection<string> headings)
    {
        var name = TableName(fileName);
        if (!headings.Contains("id") || !Known.Contains(name)) return null;
        return name switch
        {
            "organizations" => Any("legal_status", "tax_status", "tax_id", "year_incorporated", "parent_organization_id", "alternate_name", "uri"),
            "services" => Any("organization_id", "program_id", "interpretation_services", "application_process", "eligibility_description", "alternate_name"),
            "locations" => Any("location_type", "organization_id", "transportation", "alternate_name"),
            "taxonomy_terms" => Any("taxonomy", "taxonomy_id", "parent_id", "code"),
            "attributes" => Any("link_id", "taxonomy_term_id"),
            "taxonomies" => Any("term", "parent_id") is null ? Any("uri", "version") : "taxonomy_terms",
            "meta_table_descriptions" => Any("character_set", "language"),
            "metadata" => Any("resource_id"),
            _ => headings.Any(heading => heading.EndsWith("_id", StringComparison.Ordinal)) ? name : null,
        };

        string? Any(params ReadOnlySpan<string> columns)
        {
            foreach (var column in columns)
                if (headings.Contains(column)) return name;
            return null;
        }
    }

    /// <summary>Whether a file is named like a table of HSDS; what stands in it decides.</summary>
    public static bool IsTableName(string fileName) => Known.Contains(TableName(fileName));

    private static string TableName(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        return Plural((name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name).ToLowerInvariant());
    }

    /// <summary>Whether there is anything that a group can be made of.</summary>
    public bool HasGroups => tables.ContainsKey("organizations") || tables.ContainsKey("services") || tables.ContainsKey("locations");

    /// <param name="table">"organizations", "services" ..., with or without .csv.</param>
    /// <param name="row">The row's place in its table, from 1, or its line.</param>
    public void Add(string table, long row, IReadOnlyDictionary<string, string> values)
    {
        var name = Plural(table.EndsWith(".csv", StringComparison.Ordinal) ? table[..^4] : table);
        if (!tables.TryGetValue(name, out var rows)) tables[name] = rows = [];
        rows.Add(new Row(row, values));
    }

    /// <summary>Gives the groups to the sink.</summary>
    public void Write(IRawSink sink)
    {
        var owners = new Owners();
        foreach (var row in Table("organizations"))
            owners.Organization(row);
        foreach (var row in Table("services"))
            owners.Service(row);
        foreach (var row in Table("service_at_location"))
            owners.ServiceAtLocation(row);
        foreach (var row in Table("locations"))
            owners.Location(row);
        foreach (var row in Table("programs"))
            if (owners.Of(row) is { } owner) owner.Fields.Add("programs", row["name"]);
        foreach (var row in Table("addresses"))
            owners.Of(row)?.Address(row);
        foreach (var row in Table("service_areas"))
            owners.Of(row)?.Fields.Add("areas served", row["name"] ?? row["extent"] ?? row["description"]);
        foreach (var row in Table("languages"))
            if (row["phone_id"] is null || row["service_id"] is not null || row["location_id"] is not null) owners.Of(row)?.Fields.Add("languages", row["name"] ?? row["code"] ?? row["language"]);
        AddReach(owners);
        AddTerms(owners);
        foreach (var row in Table("funding"))
            owners.Of(row)?.Fields.Add("funding source", row["source"]);
        foreach (var row in Table("urls"))
            owners.Of(row)?.Fields.Add("other url", row["url"]);
        owners.Write(sink);
        Tell(sink);
    }

    private void AddReach(Owners owners)
    {
        foreach (var row in Table("contacts"))
        {
            if (owners.Of(row) is not { } owner) continue;
            if (row["id"] is { } id) owners.Know(id, owner);
            owner.Fields.Add("contact name", row["name"]);
            owner.Fields.Add("contact title", row["title"]);
            owner.Fields.Add("contact email", row["email"]);
        }
        foreach (var row in Table("phones"))
            owners.Of(row)?.Fields.Add("telephone", row["number"]);
    }

    private void AddTerms(Owners owners)
    {
        var terms = new Dictionary<string, Row>();
        foreach (var row in Table("taxonomy_terms"))
            if (row["id"] is { } id) terms.TryAdd(id, row);
        foreach (var row in Table("attributes"))
            if (row["link_id"] is { } link && owners.Known(link) is { } owner && row["taxonomy_term_id"] is { } term && terms.TryGetValue(term, out var found))
                owner.Fields.Add("topics", found["name"] ?? found["term"]);
    }

    private void Tell(IRawSink sink)
    {
        var left = tables.Keys.Where(name => LeftOut.Contains(name)).Order(StringComparer.Ordinal).ToList();
        if (left.Count > 0) sink.Note(new Reason("These tables say nothing of groups that a map could show, and were left out: {0}", string.Join(", ", left)));
    }

    private List<Row> Table(string name) => tables.GetValueOrDefault(name) ?? [];

    private static string Plural(string name) => name switch
    {
        "organization" => "organizations",
        "service" => "services",
        "location" => "locations",
        "address" or "physical_addresses" or "postal_addresses" => "addresses",
        "phone" => "phones",
        "contact" => "contacts",
        "language" => "languages",
        "program" => "programs",
        "attribute" => "attributes",
        "schedule" => "schedules",
        "taxonomy_term" => "taxonomy_terms",
        "taxonomy" => "taxonomies",
        "service_taxonomy" or "services_taxonomy" => "service_taxonomies",
        "service_at_locations" or "services_at_location" => "service_at_location",
        "service_area" => "service_areas",
        "additional_urls" or "additional_websites" => "urls",
        _ => name,
    };

    private sealed class Row(long number, IReadOnlyDictionary<string, string> values)
    {
        public long Number => number;
        public IReadOnlyDictionary<string, string> Values => values;
        public string? this[string column] => values.TryGetValue(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }

    /// <summary>A group in the making.</summary>
    private sealed class Owner(string? id, long row)
    {
        private bool placed;
        private string? first;

        public string? Id => id;
        public long Row => row;
        public List<Field> Fields { get; } = [];

        public void Location(Row location)
        {
            if (!placed && location["latitude"] is { } latitude && location["longitude"] is { } longitude)
            {
                placed = true;
                Fields.Add("latitude", latitude);
                Fields.Add("longitude", longitude);
            }
            Fields.Add("venue", location["name"]);
        }

        /// <summary>The first address says where the group is; others where it works too.</summary>
        public void Address(Row address)
        {
            var (city, region, country) = (address["city"], address["state_province"] ?? address["region"], address["country"]);
            var place = string.Join(", ", new[] { city, region, country }.OfType<string>());
            if (first is not null)
            {
                if (place.Length > 0 && place != first) Fields.Add("works in", place);
                return;
            }
            first = place;
            Fields.Add("address", address["address_1"]);
            Fields.Add("neighbourhood", address["address_2"]);
            Fields.Add("city", city);
            Fields.Add("state", region);
            Fields.Add("postal code", address["postal_code"]);
            Fields.Add("country", country);
            Fields.Add("attention", address["attention"]);
        }
    }

    /// <summary>Which group stands behind each id.</summary>
    private sealed class Owners
    {
        private static readonly string[] Links = ["organization_id", "service_id", "service_at_location_id", "location_id", "program_id", "contact_id", "link_id"];
        private static readonly string[] Understood = ["id", "organization_id", "program_id", "latitude", "longitude"];

        private static readonly HashSet<string> Many = ["services", "languages", "topics", "works in", "areas served", "programs"];

        private readonly List<Owner> all = [];
        private readonly Dictionary<string, Owner> byId = [];
        private readonly Dictionary<string, List<Owner>> byLocation = [];

        public Owner? Known(string id) => byId.GetValueOrDefault(id);
        public void Know(string id, Owner owner) => byId.TryAdd(id, owner);

        public Owner? Of(Row row)
        {
            foreach (var link in Links)
                if (row[link] is { } id && byId.TryGetValue(id, out var owner)) return owner;
            return null;
        }

        public void Organization(Row row)
        {
            if (row["id"] is { } id && byId.ContainsKey(id)) return;
            Describe(New(row), row, "");
        }

        public void Service(Row row)
        {
            var owner = row["organization_id"] is { } organization ? byId.GetValueOrDefault(organization) : null;
            if (owner is null) Describe(owner = New(row), row, "");
            else
            {
                if (row["id"] is { } id && !byId.TryAdd(id, owner)) return;
                owner.Fields.Add("services", row["name"]);
                owner.Fields.Add("service description", row["description"]);
                owner.Fields.Add("service url", row["url"]);
                owner.Fields.Add("service email", row["email"]);
                owner.Fields.Add("service eligibility", row["eligibility_description"]);
            }
        }

        public void ServiceAtLocation(Row row)
        {
            if (row["service_id"] is not { } service || !byId.TryGetValue(service, out var owner)) return;
            if (row["id"] is { } id) byId.TryAdd(id, owner);
            if (row["location_id"] is not { } location) return;
            if (!byLocation.TryGetValue(location, out var owners)) byLocation[location] = owners = [];
            if (!owners.Contains(owner)) owners.Add(owner);
        }

        public void Location(Row row)
        {
            var owners = row["id"] is { } location && byLocation.TryGetValue(location, out var found) ? found : [];
            if (row["organization_id"] is { } organization && byId.TryGetValue(organization, out var direct) && !owners.Contains(direct)) owners = [.. owners, direct];
            if (owners.Count == 0)
            {
                if (row["id"] is { } known && byId.ContainsKey(known)) return;
                var alone = New(row);
                Describe(alone, row, "");
                alone.Fields.Add("latitude", row["latitude"]);
                alone.Fields.Add("longitude", row["longitude"]);
                return;
            }
            if (row["id"] is { } id) byId.TryAdd(id, owners[0]);
            foreach (var owner in owners)
                owner.Location(row);
        }

        public void Write(IRawSink sink)
        {
            foreach (var owner in all)
            {
                if (owner.Fields.Exists(field => field.Name == "name")) sink.Group(new RawGroup { Row = owner.Row, Id = owner.Id, Fields = [.. owner.Fields.Distinct()], Lists = Many });
                else sink.Skip(owner.Row, new Reason("It has no name"));
            }
        }

        private Owner New(Row row)
        {
            var owner = new Owner(row["id"], row.Number);
            all.Add(owner);
            if (owner.Id is { } id) byId[id] = owner;
            return owner;
        }

        private static void Describe(Owner owner, Row row, string before)
        {
            foreach (var (column, value) in row.Values)
                if (!Understood.Contains(column) && !string.IsNullOrWhiteSpace(value)) owner.Fields.Add(new(before + column.Replace('_', ' '), value.Trim()));
        }
    }
}
