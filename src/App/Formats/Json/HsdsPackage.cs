namespace Weft.Formats;

/// <summary>
/// The tables of Open Referral HSDS 3.0, joined by their ids: what a service, its locations, addresses, languages and terms say becomes
/// part of the organisation that stands behind them. A service or a location that no organisation owns is a group of its own.
/// </summary>
/// <remarks>https://docs.openreferral.org/en/v3.0/hsds/schema_reference.html</remarks>
public sealed class HsdsPackage
{
    private readonly Dictionary<string, List<HsdsRow>> tables = [];

    /// <summary>Whether there is anything that a group can be made of.</summary>
    public bool HasGroups => tables.ContainsKey("organizations") || tables.ContainsKey("services") || tables.ContainsKey("locations");

    /// <param name="table">"organizations", "services" ..., with or without .csv.</param>
    /// <param name="row">The row's place in its table, from 1, or its line.</param>
    public void Add(string table, long row, IReadOnlyDictionary<string, string> values)
    {
        var name = HsdsNames.Plural(table.EndsWith(".csv", StringComparison.Ordinal) ? table[..^4] : table);
        if (!tables.TryGetValue(name, out var rows)) tables[name] = rows = [];
        rows.Add(new HsdsRow(row, values));
    }

    /// <summary>Gives the groups to the sink.</summary>
    public void Write(IRawSink sink)
    {
        var owners = new HsdsOwners();
        foreach (var row in Table("organizations"))
            owners.Organization(row);
        foreach (var row in Table("locations"))
            owners.LocationOfOrganization(row);
        foreach (var row in Table("services"))
            owners.Service(row);
        foreach (var row in Table("service_at_location"))
            owners.ServiceAtLocation(row);
        foreach (var row in Table("locations"))
            owners.Location(row);
        foreach (var row in Table("programs"))
        {
            if (owners.Of(row) is not { } owner) continue;
            owners.Know("programs", row["id"], owner);
            owner.Fields.Add("programs", row["name"]);
        }
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

    private void AddReach(HsdsOwners owners)
    {
        foreach (var row in Table("contacts"))
        {
            if (owners.Of(row) is not { } owner) continue;
            owners.Know("contacts", row["id"], owner);
            owner.Fields.Add("contact name", row["name"]);
            owner.Fields.Add("contact title", row["title"]);
            owner.Fields.Add("contact email", row["email"]);
        }
        foreach (var row in Table("phones"))
            owners.Of(row)?.Fields.Add("telephone", row["number"]);
    }

    private void AddTerms(HsdsOwners owners)
    {
        var terms = new Dictionary<string, HsdsRow>();
        foreach (var row in Table("taxonomy_terms"))
            if (row["id"] is { } id) terms.TryAdd(id, row);
        foreach (var row in Table("attributes"))
            if (row["link_id"] is not null && owners.Of(row) is { } owner && row["taxonomy_term_id"] is { } term && terms.TryGetValue(term, out var found))
                owner.Fields.Add("topics", found["name"] ?? found["term"]);
    }

    private void Tell(IRawSink sink)
    {
        var left = tables.Keys.Where(name => HsdsNames.LeftOut.Contains(name)).Order(StringComparer.Ordinal).ToList();
        if (left.Count > 0) sink.Note(new Reason("These tables say nothing about groups that a map could show, and were left out: {0}", string.Join(", ", left)));
    }

    private List<HsdsRow> Table(string name) => tables.GetValueOrDefault(name) ?? [];
}
