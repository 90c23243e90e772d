using Weft.Groups;

namespace Weft.Formats;

/// <summary>Makes a group from a row, by the plan of its table.</summary>
/// <param name="people">Takes the ids and names of rows that are people.</param>
/// <param name="tell">Takes what became of a cell that says something else than its heading asks for.</param>
internal sealed class GroupReading(TablePlan plan, PlaceReading places, int table, bool isTable, HashSet<string> people, Action<Reason> tell)
{
    private const int LongestName = 500;

    private const int MostListsKept = 20_000;

    private readonly Dictionary<(ColumnPlan Column, string Cell), ValueList<string>> lists = [];
    private readonly List<(ColumnPlan Column, string Cell)>[] cells = [.. Enumerable.Range(0, Meaning.WorksIn - Meaning.Causes + 1).Select(_ => new List<(ColumnPlan, string)>())];
    private readonly List<Field> others = [], privates = [];
    private readonly List<(Meaning Meaning, string Event)> shared = [];
    private readonly List<Mention> mentions = [];

    /// <summary>Events and networks that the last row named.</summary>
    public IReadOnlyList<(Meaning Meaning, string Event)> Shared => shared;

    /// <summary>Null, with the reason, where the row has no name.</summary>
    public (Draft? Draft, Reason? Refusal) Read(RawGroup row)
    {
        Clear();
        string? name = null, id = row.Id, acronym = null, description = null, website = null;
        Scale? scale = null;
        Capacity? capacity = null;
        NodaTime.LocalDate? resting = null;
        bool? member = null;
        GroupKind? kind = null;
        bool isPerson = false, notPublic = false;
        var parts = new PlaceParts();
        foreach (var field in row.Fields)
        {
            var text = field.Value.Trim();
            if (text.Length == 0) continue;
            var column = plan.Column(field.Name);
            isPerson |= column.SaysPerson(text);
            notPublic |= column.RefusesToBePublic(text);
            var kept = true;
            switch (column.Meaning)
            {
                case Meaning.Id when row.Id is null || row.Id == text: id ??= text; break;
                case Meaning.Name when name is null && Values.SiteOf(text) is { } site:
                    (name, website) = (site, website ?? text);
                    break;
                case Meaning.Name when name is null: name = Lines(PlainText.Of(text), between: " "); break;
                case Meaning.Acronym: acronym ??= text; kept = false; break;
                case Meaning.Description: description = description is null ? PlainText.Of(text) : description + "\n\n" + PlainText.Of(text); break;
                case Meaning.Website when website is null && Values.IsWebAddress(text): website = text; break;
                case Meaning.Place: parts.Place ??= OneLine(text); break;
                case Meaning.Address:
                    parts.Address ??= text;
                    privates.Add(field);
                    break;
                case Meaning.Neighbourhood: parts.Neighbourhood ??= OneLine(text); break;
                case Meaning.City: parts.City ??= OneLine(text); break;
                case Meaning.Region: parts.Region ??= OneLine(text); break;
                case Meaning.Postcode:
                    parts.Postcode ??= OneLine(text);
                    privates.Add(field);
                    break;
                case Meaning.Country: parts.Country ??= OneLine(text); break;
                case Meaning.Latitude when row.Position is null: parts.Latitude ??= text; break;
                case Meaning.Longitude when row.Position is null: parts.Longitude ??= text; break;
                case Meaning.Coordinates when row.Position is null: parts.Coordinates ??= text; break;
                case Meaning.Precision: parts.Precision ??= text; break;
                case Meaning.PlaceSource: parts.Source ??= text; break;
                case Meaning.Scale when Values.Scale(text) is { } found: scale ??= found; break;
                case Meaning.Member when Values.YesOrNo(text) is { } found: member ??= found; break;
                case Meaning.Capacity when Values.Capacity(text) is { } found: capacity ??= found; break;
                case Meaning.RestingUntil when Values.Date(text, column.MonthFirst) is { } found: resting ??= found; break;
                case Meaning.Kind when Values.Kind(text) is { } found:
                    kind ??= found;
                    kept = Folding.Fold(text) is "group" or "event" or "network";
                    break;
                case Meaning.Member:
                    tell(new Reason("Row {0}: “{1}” under “{2}” is neither yes nor no; it was kept as it is", Number(row.Row), text, field.Name));
                    kept = false;
                    break;
                case Meaning.Private: privates.Add(WithoutMark(field)); break;
                case Meaning.Ties: mentions.Add(new(field.Name, text)); break;
                case Meaning.Event or Meaning.Network:
                    if (!AddShared(row.Row, column, text)) privates.Add(field);
                    break;
                case >= Meaning.Causes and <= Meaning.WorksIn:
                    if (column.Said(text) is { } said) cells[column.Meaning - Meaning.Causes].Add((column, said));
                    break;
                default: kept = false; break;
            }
            if (!kept) (IsReach(text) ? privates : others).Add(field.Value.Length == text.Length ? field : field with { Value = text });
        }
        if (isPerson)
        {
            if (id is not null) people.Add(id);
            if (name is not null) people.Add(Folding.Fold(name));
            return (null, new Reason("It is a person; Weft lists groups"));
        }
        // Whoever has no name but an address is called by their site.
        if (name is null && !(isTable && plan.Has(Meaning.Name)) && (website ?? id) is { } address && Values.SiteOf(address) is { } called) (name, website) = (called, address);
        if (Refuse(ref name, id, row.Fields.Count(field => !string.IsNullOrWhiteSpace(field.Value)) == 1) is { } refusal) return (null, refusal);
        // The heading may be private, and then stands in few of the files that are written: what was refused has to come along in all.
        if (notPublic && !others.Exists(field => plan.Column(field.Name).RefusesToBePublic(field.Value))) others.Add(new(Consent.Heading, "yes"));
        var nameIsId = name is null;
        var (place, toFind) = places.Read(parts, row.Position);
        // Without a gazetteer a country's name has no code; it must not get lost.
        if (parts.Country is not null && place?.Country is null && place?.Name != parts.Country) others.Add(new(plan.Heading(Meaning.Country)!, parts.Country));
        return (new Draft(new Group
        {
            Id = "",
            Name = name ?? id!,
            Kind = kind ?? GroupKind.Group,
            Place = place,
            Description = description ?? "",
            Website = website,
            Scale = scale,
            Member = member ?? false,
            NotPublic = notPublic,
            Capacity = capacity ?? Capacity.Open,
            RestingUntil = resting,
            Causes = List(Meaning.Causes),
            Specialisms = List(Meaning.Specialisms),
            Skills = List(Meaning.Skills),
            Resources = List(Meaning.Resources),
            Values = List(Meaning.Values),
            Communities = List(Meaning.Communities),
            Languages = List(Meaning.Languages),
            Strategies = List(Meaning.Strategies),
            Opposes = List(Meaning.Opposes),
            Needs = List(Meaning.Needs),
            WorksIn = WithoutPeople(List(Meaning.WorksIn)),
            Private = [.. privates],
            Others = [.. others],
        }, table)
        {
            Row = row.Row,
            SourceId = id,
            Acronym = acronym,
            PlaceWords = toFind,
            NameIsId = nameIsId,
            MemberSaid = member is not null,
            Mentions = mentions.Count > 0 ? [.. mentions] : null,
        }, null);
    }

    private Reason? Refuse(ref string? name, string? id, bool isAlone)
    {
        if (name is null && (id is null || (isTable && plan.Has(Meaning.Name)))) return new Reason("It has no name");
        if (name is not null && Folding.Fold(name).Length == 0 && !name.Any(char.IsLetterOrDigit)) return new Reason("Its name, “{0}”, has no letters", name);
        if (name is not null && NoNames.IsDefault(name)) return new Reason("“{0}” is what the program called it, and no name", name);
        if (isTable && name is not null && NoNames.Of(name, isAlone) is { } none) return none;
        if (name is { Length: > LongestName }) return new Reason("Its name is longer than {0} letters", "500");
        return null;
    }

    /// <returns>False where something in the cell is an answer or a sentence: it may name people, so the whole cell is private.</returns>
    private bool AddShared(long? row, ColumnPlan column, string text)
    {
        var all = true;
        foreach (var value in column.Values(text))
        {
            if (NoNames.IsSaid(value)) all = false;
            else shared.Add((column.Meaning, value));
        }
        if (!all) tell(new Reason("Row {0}: the text under “{1}” is an answer or a sentence; it was kept private", Number(row), column.Heading));
        return all;
    }

    private static string Number(long? row) => row?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–";

    private void Clear()
    {
        foreach (var list in cells)
            list.Clear();
        others.Clear();
        privates.Clear();
        shared.Clear();
        mentions.Clear();
    }

    private ValueList<string> List(Meaning meaning)
    {
        var of = cells[meaning - Meaning.Causes];
        if (of.Count == 0) return [];
        if (of.Count > 1) return Distinct(of.SelectMany(one => one.Column.Values(one.Cell)));
        // The same few lists stand in many rows.
        if (lists.TryGetValue(of[0], out var known)) return known;
        if (lists.Count >= MostListsKept) lists.Clear();
        return lists[of[0]] = Distinct(of[0].Column.Values(of[0].Cell));
    }

    /// <summary>Among the places where a group works people write who works there.</summary>
    private ValueList<string> WithoutPeople(ValueList<string> worksIn)
    {
        var people = worksIn.Where(value => NamesOfPeople.LooksLikeOne(value) && !places.Knows(value)).ToList();
        privates.AddRange(people.Select(person => new Field(plan.Heading(Meaning.WorksIn) ?? "", person)));
        return people.Count == 0 ? worksIn : [.. worksIn.Except(people)];
    }

    private static ValueList<string> Distinct(IEnumerable<string> values)
    {
        var seen = new HashSet<string>();
        return [.. values.Where(value => seen.Add(Folding.Fold(value) is { Length: > 0 } folded ? folded : value))];
    }

    /// <summary>Our own groups.csv says "private: " over such a column.</summary>
    private static Field WithoutMark(Field field) =>
        field.Name.Length > GroupHeadings.Private.Length && field.Name.StartsWith(GroupHeadings.Private, StringComparison.OrdinalIgnoreCase)
            ? field with { Name = field.Name[GroupHeadings.Private.Length..] }
            : field;

    private static bool IsReach(string text) => Values.HasEmail(text) || (text.Length < 32 && Values.IsTelephone(text));

    private static string OneLine(string text) => Lines(text.Contains('&') && text.Contains(';') ? System.Net.WebUtility.HtmlDecode(text) : text, between: ", ");

    private static string Lines(string text, string between) =>
        text.AsSpan().ContainsAny('\r', '\n') ? string.Join(between, text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : text;
}
