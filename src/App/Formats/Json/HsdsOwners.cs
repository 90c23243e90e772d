namespace Weft.Formats;

/// <summary>A row of an HSDS table.</summary>
internal sealed class HsdsRow(long number, IReadOnlyDictionary<string, string> values)
{
    public long Number => number;
    public IReadOnlyDictionary<string, string> Values => values;
    public string? this[string column] => values.TryGetValue(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>Which group stands behind each id. Each table numbers its own rows: the same id in two tables is two things.</summary>
internal sealed class HsdsOwners
{
    private const string Organizations = "organizations", Services = "services", AtLocations = "service_at_location", Locations = "locations";

    /// <summary>Columns that name a row of another table, the nearest to a group first.</summary>
    private static readonly (string Column, string Table)[] Links =
        [("organization_id", Organizations), ("service_id", Services), ("service_at_location_id", AtLocations), ("location_id", Locations), ("program_id", "programs"), ("contact_id", "contacts")];

    private static readonly string[] Understood = ["id", "organization_id", "program_id", "latitude", "longitude"];

    private static readonly HashSet<string> Many = ["services", "languages", "topics", "works in", "areas served", "programs"];

    private readonly List<HsdsOwner> all = [];
    private readonly Dictionary<(string Table, string Id), HsdsOwner> byId = [];
    private readonly Dictionary<string, List<HsdsOwner>> byLocation = [];

    public void Know(string table, string? id, HsdsOwner owner)
    {
        if (id is not null) byId.TryAdd((table, id), owner);
    }

    public HsdsOwner? Of(HsdsRow row)
    {
        foreach (var (column, table) in Links)
            if (Known(table, row[column]) is { } owner) return owner;
        // It names a row of whichever table has such an id.
        return row["link_id"] is { } link ? Links.Select(one => Known(one.Table, link)).FirstOrDefault(owner => owner is not null) : null;
    }

    private HsdsOwner? Known(string table, string? id) => id is null ? null : byId.GetValueOrDefault((table, id));

    public void Organization(HsdsRow row)
    {
        if (Known(Organizations, row["id"]) is not null) return;
        Describe(New(row, Organizations), row, "");
    }

    /// <summary>Before services, which may name a location alone.</summary>
    public void LocationOfOrganization(HsdsRow row)
    {
        if (Known(Organizations, row["organization_id"]) is { } owner) Know(Locations, row["id"], owner);
    }

    public void Service(HsdsRow row)
    {
        if ((Known(Organizations, row["organization_id"]) ?? Known(Locations, row["location_id"])) is not { } owner)
        {
            Describe(New(row, Services), row, "");
            return;
        }
        if (Known(Services, row["id"]) is not null) return;
        Know(Services, row["id"], owner);
        owner.Fields.Add("services", row["name"]);
        owner.Fields.Add("service description", row["description"]);
        owner.Fields.Add("service url", row["url"]);
        owner.Fields.Add("service email", row["email"]);
        owner.Fields.Add("service eligibility", row["eligibility_description"]);
    }

    public void ServiceAtLocation(HsdsRow row)
    {
        if (Known(Services, row["service_id"]) is not { } owner) return;
        Know(AtLocations, row["id"], owner);
        if (row["location_id"] is not { } location) return;
        if (!byLocation.TryGetValue(location, out var owners)) byLocation[location] = owners = [];
        if (!owners.Contains(owner)) owners.Add(owner);
    }

    public void Location(HsdsRow row)
    {
        var owners = row["id"] is { } location && byLocation.TryGetValue(location, out var found) ? found : [];
        if (Known(Organizations, row["organization_id"]) is { } direct && !owners.Contains(direct)) owners = [.. owners, direct];
        if (owners.Count == 0)
        {
            if (Known(Locations, row["id"]) is not null) return;
            var alone = New(row, Locations);
            Describe(alone, row, "");
            alone.Fields.Add("latitude", row["latitude"]);
            alone.Fields.Add("longitude", row["longitude"]);
            return;
        }
        Know(Locations, row["id"], owners[0]);
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

    private HsdsOwner New(HsdsRow row, string table)
    {
        var owner = new HsdsOwner(row["id"], row.Number);
        all.Add(owner);
        if (owner.Id is { } id) byId[(table, id)] = owner;
        return owner;
    }

    private static void Describe(HsdsOwner owner, HsdsRow row, string before)
    {
        foreach (var (column, value) in row.Values)
            if (!Understood.Contains(column) && !string.IsNullOrWhiteSpace(value)) owner.Fields.Add(new(before + column.Replace('_', ' '), value.Trim()));
    }
}
