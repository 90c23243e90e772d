namespace Weft.Formats;

/// <summary>A row of an HSDS table.</summary>
internal sealed class HsdsRow(long number, IReadOnlyDictionary<string, string> values)
{
    public long Number => number;
    public IReadOnlyDictionary<string, string> Values => values;
    public string? this[string column] => values.TryGetValue(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>Which group stands behind each id.</summary>
internal sealed class HsdsOwners
{
    private static readonly string[] Links = ["organization_id", "service_id", "service_at_location_id", "location_id", "program_id", "contact_id", "link_id"];
    private static readonly string[] Understood = ["id", "organization_id", "program_id", "latitude", "longitude"];

    private static readonly HashSet<string> Many = ["services", "languages", "topics", "works in", "areas served", "programs"];

    private readonly List<HsdsOwner> all = [];
    private readonly Dictionary<string, HsdsOwner> byId = [];
    private readonly Dictionary<string, List<HsdsOwner>> byLocation = [];

    public HsdsOwner? Known(string id) => byId.GetValueOrDefault(id);
    public void Know(string id, HsdsOwner owner) => byId.TryAdd(id, owner);

    public HsdsOwner? Of(HsdsRow row)
    {
        foreach (var link in Links)
            if (row[link] is { } id && byId.TryGetValue(id, out var owner)) return owner;
        return null;
    }

    public void Organization(HsdsRow row)
    {
        if (row["id"] is { } id && byId.ContainsKey(id)) return;
        Describe(New(row), row, "");
    }

    public void Service(HsdsRow row)
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

    public void ServiceAtLocation(HsdsRow row)
    {
        if (row["service_id"] is not { } service || !byId.TryGetValue(service, out var owner)) return;
        if (row["id"] is { } id) byId.TryAdd(id, owner);
        if (row["location_id"] is not { } location) return;
        if (!byLocation.TryGetValue(location, out var owners)) byLocation[location] = owners = [];
        if (!owners.Contains(owner)) owners.Add(owner);
    }

    public void Location(HsdsRow row)
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

    private HsdsOwner New(HsdsRow row)
    {
        var owner = new HsdsOwner(row["id"], row.Number);
        all.Add(owner);
        if (owner.Id is { } id) byId[id] = owner;
        return owner;
    }

    private static void Describe(HsdsOwner owner, HsdsRow row, string before)
    {
        foreach (var (column, value) in row.Values)
            if (!Understood.Contains(column) && !string.IsNullOrWhiteSpace(value)) owner.Fields.Add(new(before + column.Replace('_', ' '), value.Trim()));
    }
}
