using Weft.Groups;

namespace Weft.Formats;

/// <summary>All groups that were read, found again by id, name or acronym.</summary>
internal sealed class Roster
{
    private readonly Collected collected;
    private readonly Dictionary<(int Table, string Id), Draft> byTableAndId = [];
    private readonly Dictionary<string, Draft> bySourceId = [];
    private readonly HashSet<string> ambiguous = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Draft>> byName = [];
    private Dictionary<string, List<Draft>>? byAcronym;
    /// <summary>Files without ties look for nobody, so the index waits for the first question.</summary>
    private bool indexed;

    public Roster(Collected collected)
    {
        this.collected = collected;
        JoinAcrossTables();
        RefuseNameless();
        SettleIds();
    }

    /// <summary>Groups that stand for themselves, in the order of the files.</summary>
    public IEnumerable<Draft> Groups => collected.Groups.Where(draft => draft.Into is null);

    public Draft Add(Draft draft)
    {
        collected.Groups.Add(draft);
        draft.Group = draft.Group with { Id = Slug(draft.Group) };
        if (indexed) Index(draft);
        return draft;
    }

    /// <summary>The group that an id, a name or an acronym means; null, with the reason, if none or several do.</summary>
    public (Draft? Draft, Reason? Refusal) Find(string text, int table)
    {
        IndexAll();
        if (byTableAndId.TryGetValue((table, text), out var draft)) return (draft.Final, null);
        if (ambiguous.Contains(text)) return (null, new Reason("Groups in different tables have the id {0}, so it is not clear which is meant. Write the name instead", text));
        if (bySourceId.TryGetValue(text, out draft)) return (draft.Final, null);
        var folded = Key(text);
        if (Named(folded, table) is { } named) return named;
        byAcronym ??= Acronyms();
        if (byAcronym.TryGetValue(folded, out var short_))
        {
            var groups = short_.Select(one => one.Final).Distinct().ToList();
            if (groups.Count == 1) return (groups[0], null);
        }
        return (null, null);
    }

    public bool Knows(string text, int table) => Find(text, table).Draft is not null;

    public IEnumerable<string> Names => byName.Keys;
    public string NameOf(string folded) => byName[folded][0].Final.Group.Name;

    private (Draft?, Reason?)? Named(string folded, int table)
    {
        if (!byName.TryGetValue(folded, out var named)) return null;
        var groups = named.Select(one => one.Final).Distinct().ToList();
        if (groups.Count > 1 && groups.Where(one => one.Table == table).ToList() is { Count: > 0 } near) groups = near;
        if (groups.Count == 1 || groups.TrueForAll(one => Joining.SamePlace(one.Group.Place, groups[0].Group.Place))) return (groups[0], null);
        return (null, new Reason("{0} groups are called “{1}”. Give an id", groups.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            groups[0].Group.Name));
    }

    /// <summary>The same id with no other name, or the same name in the same place, in two tables is one group.</summary>
    private void JoinAcrossTables()
    {
        if (collected.Tables.Count < 2) return;
        var ids = new Dictionary<string, Draft>();
        var names = new Dictionary<string, List<Draft>>();
        List<Draft> ofThisTable = [];
        var joined = 0;
        foreach (var table in collected.Groups.GroupBy(draft => draft.Table))
        {
            ofThisTable.Clear();
            foreach (var draft in table)
            {
                if (Earlier(draft, ids, names) is { } earlier)
                {
                    earlier.Whole = Joining.Join(earlier.Whole, draft.Whole with { Name = draft.NameIsId ? "" : draft.Group.Name }, collected.Tables[draft.Table].File);
                    earlier.MemberSaid |= draft.MemberSaid;
                    draft.Into = earlier;
                    joined++;
                }
                ofThisTable.Add(draft);
            }
            foreach (var draft in ofThisTable)
            {
                if (draft.SourceId is { } id) ids.TryAdd(id, draft.Final);
                if (!names.TryGetValue(Key(draft.Group.Name), out var same)) names[Key(draft.Group.Name)] = same = [];
                if (!same.Contains(draft.Final)) same.Add(draft.Final);
            }
        }
        if (joined > 0)
            collected.Notes.Add(new Reason("{0} groups were in more than one table, with the same id or the same name and place; each was made one",
                joined.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Draft? Earlier(Draft draft, Dictionary<string, Draft> ids, Dictionary<string, List<Draft>> names)
    {
        var name = Key(draft.Group.Name);
        if (draft.SourceId is { } id && ids.TryGetValue(id, out var same)
            && (draft.NameIsId || same.NameIsId || Key(same.Group.Name) == name)) return same;
        if (draft.NameIsId || !names.TryGetValue(name, out var named)) return null;
        // Two of the name in one place, or one that could be either: nobody can say which.
        var fitting = named.Where(one => Joining.SamePlace(one.Group.Place, draft.Group.Place)).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    /// <summary>A table without names only adds to groups that another table names.</summary>
    private void RefuseNameless()
    {
        var refused = new HashSet<Draft>();
        foreach (var rows in collected.Groups.Where(draft => draft.NameIsId).GroupBy(draft => draft.Table).ToList())
        {
            var table = collected.Tables[rows.Key];
            if (table.IsGraph || table.Plan is not { Kind: TableKind.Groups } plan || plan.Has(Meaning.Name)) continue;
            if (rows.All(draft => draft.Into is null)) throw TableSink.NoName(plan, table.File);
            foreach (var draft in rows.Where(draft => draft.Into is null))
            {
                collected.Skip(draft.Table, draft.Row, new Reason("No other table has a group with the id {0}, and this one gives no name", draft.SourceId!));
                refused.Add(draft);
            }
        }
        if (refused.Count == 0) return;
        collected.Groups.RemoveAll(refused.Contains);
        collected.Participations.RemoveAll(one => refused.Contains(one.Group));
    }

    private readonly HashSet<string> taken = [];
    private readonly Dictionary<string, int> nextNumber = [];

    /// <summary>The source's own id where it is unique, else name and place, with a number where they come again.</summary>
    private void SettleIds()
    {
        var groups = Groups.ToList();
        var counts = new Dictionary<string, int>();
        foreach (var draft in groups)
            if (draft.SourceId is { } id) counts[id] = counts.GetValueOrDefault(id) + 1;
        foreach (var draft in groups)
        {
            if (draft.SourceId is not { } id || counts[id] != 1) continue;
            taken.Add(id);
            draft.Group = draft.Group with { Id = id };
        }
        foreach (var draft in groups)
            if (draft.Group.Id.Length == 0) draft.Group = draft.Group with { Id = Slug(draft.Group) };
        foreach (var (id, count) in counts.Where(one => one.Value > 1))
            collected.Notes.Add(new Reason("{0} groups have the id {1}; they were given ids made from their name and place",
                count.ToString(System.Globalization.CultureInfo.InvariantCulture), id));
    }

    private string Slug(Group group)
    {
        var words = Cut(Folding.Fold(group.Name), 60);
        if (group.Place is { Name.Length: > 0 } place) words += " " + Cut(Folding.Fold(place.Name), 30);
        var slug = words.Trim().Replace(' ', '-');
        if (slug.Length == 0) slug = "group";
        var id = slug;
        for (var again = nextNumber.GetValueOrDefault(slug, 2); !taken.Add(id); again++)
        {
            id = $"{slug}-{again}";
            nextNumber[slug] = again + 1;
        }
        return id;
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();

    private void IndexAll()
    {
        if (indexed) return;
        indexed = true;
        foreach (var draft in collected.Groups)
            Index(draft);
    }

    private void Index(Draft draft)
    {
        if (draft.SourceId is { } id)
        {
            byTableAndId.TryAdd((draft.Table, id), draft);
            if (!bySourceId.TryAdd(id, draft) && bySourceId[id].Final != draft.Final) ambiguous.Add(id);
        }
        bySourceId.TryAdd(draft.Final.Group.Id, draft);
        var key = Key(draft.Group.Name);
        if (!byName.TryGetValue(key, out var named)) byName[key] = named = new(1);
        named.Add(draft);
    }

    private Dictionary<string, List<Draft>> Acronyms()
    {
        var found = new Dictionary<string, List<Draft>>();
        foreach (var draft in collected.Groups)
        {
            if (draft.Acronym is { } given)
                foreach (var acronym in ListValues.Split(given, atCommas: true))
                    Add(Key(acronym), draft);
            foreach (var acronym in Map.Names.Acronyms(draft.Group.Name))
                Add(acronym, draft);
        }
        return found;

        void Add(string acronym, Draft draft)
        {
            if (!found.TryGetValue(acronym, out var list)) found[acronym] = list = new(1);
            list.Add(draft);
        }
    }

    /// <summary>What a name is found by; names in signs alone stay as they are.</summary>
    public static string Key(string name) => Folding.Fold(name) is { Length: > 0 } folded ? folded : name;
}
