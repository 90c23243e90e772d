using System.Text.Json;
using Weft.Groups;
using static Weft.Formats.NamedItem;

namespace Weft.Formats;

/// <summary>
/// Finds the groups in JSON that nobody announced: the lists of objects that have a name and say something more, wherever they stand.
/// Lists of objects with two ends are ties.
/// </summary>
internal sealed class NamedLists(IRawSink sink)
{
    private static readonly string[] FromWords = ["from", "source", "from_id", "source_id", "fromId", "sourceId", "start", "subject"];
    private static readonly string[] ToWords = ["to", "target", "to_id", "target_id", "toId", "targetId", "end", "object"];

    private readonly Dictionary<string, Place> places = [];
    private readonly List<string> groupIds = [];
    private readonly HashSet<string> known = [];
    private readonly TieWords ties = new(sink);

    /// <param name="roots">What stands at the top: one value, or the items of a list.</param>
    public void Read(IReadOnlyList<JsonElement> roots, bool isList)
    {
        // Loomio and others write a line for each record, with the table that it is of.
        if (roots.Count > 1 && roots.All(root => root.IsObject() && root.Text("table") is not null && root.HasObject("record", out _)))
            foreach (var table in roots.GroupBy(root => root.Text("table")!))
                AddList(table.Key, [.. table.Select(root => root.GetProperty("record"))], [], depth: 0);
        else if (isList || roots.Count > 1) AddList("", roots, [], depth: 0);
        else Search(roots[0], "", [], 0);

        var tieLists = places.Values.Where(place => place.IsTies).ToList();
        var chosen = Choose(tieLists);
        foreach (var place in chosen)
            ReadGroups(place);
        foreach (var place in tieLists)
            ReadTies(place);
        ties.Finish();
        if (chosen.Count > 0 || tieLists.Count > 0) return;
        if (!isList && roots[0].IsObject() && IsGroup(roots[0], alone: true)) sink.Group(Group(roots[0], [], 1));
        else if (isList ? roots.Count == 0 : HasEmptyList(roots[0], 0)) sink.Skip(null, new Reason("There is no group in it"));
        else throw JsonReading.NoGroups();
    }

    /// <summary>
    /// Lists that are called groups, where there are any. Else the outermost lists most of whose items are described groups: what hangs under a group (its links, its people) is no group. Where
    /// no list has descriptions, the largest whose items have names.
    /// </summary>
    private List<Place> Choose(List<Place> tieLists)
    {
        var lists = places.Values.Except(tieLists).Where(place => !HeadingIsPrivate(place.Path)).ToList();
        var called = lists.Where(place => 2 * place.Named > place.Items.Count && Last(place.Path) is { } last && HeadingWords.SaysGroups(last)).ToList();
        var described = (called.Count > 0 ? called : lists.Where(place => 2 * place.Described >= place.Items.Count)).ToList();
        var outermost = described.Where(place => !described.Exists(other => other != place && place.Path.StartsWith(other.Path, StringComparison.Ordinal))).ToList();
        if (outermost.Count > 0)
        {
            // Small lists with other keys beside the great one are something else.
            var main = outermost.MaxBy(place => place.Items.Count)!;
            return [.. outermost.Where(place => place == main || place.SharesKeysWith(main))];
        }
        var named = lists.Where(place => 2 * place.Named > place.Items.Count).ToList();
        if (named.Count == 0 && tieLists.Count > 0)
        {
            // The nodes of a drawing may have nothing but an id.
            var nodes = lists.Where(place => place.Items.Count > 0 && place.Items.All(one => one.Item.IsObject() && Id(one.Item) is not null)).MaxBy(place => place.Items.Count);
            return nodes is null ? [] : [nodes];
        }
        // Raw map data has far more corners of buildings than places with a name.
        if (named.Count == 0 && lists.MaxBy(place => place.Described) is { Described: > 0 } few) return [few];
        return named.Count == 0 ? [] : [named.OrderByDescending(place => place.Items.Count).ThenByDescending(place => place.Path.Length).First()];
    }

    private void Search(JsonElement value, string path, List<Field> context, int depth)
    {
        if (depth > 12) return;
        if (value.IsObject())
        {
            var inner = Context(value, path, context);
            if (IsListByKey(value))
            {
                AddList(path + "{}", [.. value.Properties().Select(one => one.Value)], inner, depth + 1, [.. value.Properties().Select(one => one.Name)]);
                return;
            }
            foreach (var (name, child) in value.Properties())
            {
                if (child.IsArray()) AddList($"{path}.{name}", [.. child.EnumerateArray()], inner, depth + 1);
                else if (child.IsObject()) Search(child, $"{path}.{name}", inner, depth + 1);
            }
        }
        else if (value.IsArray()) AddList(path + "[]", [.. value.EnumerateArray()], context, depth + 1);
    }

    /// <summary>A list whose items stand under their ids: {"a": {"name": ...}, "b": {"name": ...}}.</summary>
    private static bool IsListByKey(JsonElement value)
    {
        int all = 0, groups = 0;
        foreach (var (_, item) in value.Properties())
        {
            all++;
            if (item.IsObject() && IsGroup(item)) groups++;
            else if (!item.IsObject()) return false;
        }
        return groups >= 2 && groups * 10 >= all * 8;
    }

    /// <param name="keys">The ids of the items, where they stand under them.</param>
    private void AddList(string path, IReadOnlyList<JsonElement> items, List<Field> context, int depth, IReadOnlyList<string>? keys = null)
    {
        if (!items.Any(item => item.IsObject()))
        {
            foreach (var item in items)
                Search(item, path, context, depth + 1);
            return;
        }
        if (!places.TryGetValue(path, out var place)) places[path] = place = new(path + "/");
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            place.Items.Add((item, keys is null || Id(item) is not null ? context : [.. context, new("id", keys[i])]));
            if (!item.IsObject()) continue;
            if (IsGroup(item)) place.Described++;
            if (NameOf(item) is not null) place.Named++;
            if (End(item, FromWords) is not null && End(item, ToWords) is not null) place.Ties++;
            if (place.Keys.Count < 500)
                foreach (var (name, _) in item.Properties())
                    place.Keys.Add(name);
            Search(item, path + "/", context, depth + 1);
        }
    }

    private void ReadGroups(Place place)
    {
        long row = 0;
        foreach (var (item, context) in place.Items)
        {
            row++;
            if (!item.IsObject() || (NameOf(item, addresses: true) is null && (place.Named > 0 || Id(item) is null)))
            {
                sink.Skip(row, new Reason("It has no name"));
                groupIds.Add("");
                continue;
            }
            var group = Group(item, context, row);
            groupIds.Add(group.Id ?? NameOf(item, addresses: true)!);
            known.Add(groupIds[^1]);
            sink.Group(group);
        }
    }

    private void ReadTies(Place place)
    {
        long row = 0;
        foreach (var (item, _) in place.Items)
        {
            row++;
            if (End(item, FromWords) is not { } from || End(item, ToWords) is not { } to)
            {
                sink.Skip(row, new Reason("It names only one end of a tie"));
                continue;
            }
            ties.Add(row, Numbered(from), Numbered(to), Fields(item).FindAll(field => !FromWords.Contains(field.Name) && !ToWords.Contains(field.Name) && field.Name != "id"));
        }
    }

    /// <summary>Drawing programs give the ends by their place in the list of nodes, from 0.</summary>
    private string Numbered(JsonElement end)
    {
        if (end.IsObject()) return Id(end) ?? NameOf(end) ?? "";
        var text = end.Text() ?? "";
        return end.ValueKind == JsonValueKind.Number && end.TryGetInt32(out var at) && at >= 0 && at < groupIds.Count && !known.Contains(text) ? groupIds[at] : text;
    }

    private static RawGroup Group(JsonElement item, List<Field> context, long row)
    {
        var fields = Fields(item);
        var own = fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        fields.AddRange(context.Where(field => !own.Contains(field.Name)));
        return new RawGroup { Row = row, Id = Id(item), Fields = fields, Lists = fields.Lists };
    }

    /// <summary>
    /// What is said above a list holds for each of its items: where they are and what they are about under its own name, all else as
    /// "parent title".
    /// </summary>
    private static List<Field> Context(JsonElement value, string path, List<Field> outer)
    {
        var context = new List<Field>(outer);
        foreach (var (name, child) in value.Properties())
        {
            if (child.Text() is not { } text || child.ValueKind is JsonValueKind.True or JsonValueKind.False) continue;
            var inherited = HeadingWords.Find(name).Any(found => found.Meaning is Meaning.Region or Meaning.Country or Meaning.City or Meaning.Place or Meaning.Postcode
                or Meaning.Causes or Meaning.Languages or Meaning.Scale);
            var within = path.Length == 0 ? "parent" : path[(path.LastIndexOfAny(['.', '/', ']']) + 1)..] is { Length: > 0 } last ? last : path.Split(['.', '/', '[', ']'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "parent";
            var heading = inherited ? name : $"{within} {name}";
            context.RemoveAll(field => field.Name == heading);
            context.Add(new(heading, text));
        }
        return context;
    }

    private static string? Last(string path) => path.Split(['.', '/', '[', ']'], StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : null;

    private static bool HeadingIsPrivate(string path) => Last(path) is { } last && HeadingWords.Find(last).Any(found => found.Meaning == Meaning.Private);

    /// <summary>A page of a directory that has no entries yet is no mistake.</summary>
    private static bool HasEmptyList(JsonElement value, int depth) =>
        depth < 6 && (value.IsArray()
            ? value.GetArrayLength() == 0 || value.EnumerateArray().Any(item => HasEmptyList(item, depth + 1))
            : value.Properties().Any(property => HasEmptyList(property.Value, depth + 1)));

    /// <summary>All lists that stand under the same names.</summary>
    private sealed class Place(string path)
    {
        public string Path { get; } = path;
        public List<(JsonElement Item, List<Field> Context)> Items { get; } = [];
        public HashSet<string> Keys { get; } = [];
        public int Described { get; set; }
        public int Named { get; set; }
        public int Ties { get; set; }
        public bool IsTies => 2 * Ties > Items.Count;

        public bool SharesKeysWith(Place other) => 2 * Keys.Count(other.Keys.Contains) >= Math.Min(Keys.Count, other.Keys.Count);
    }
}
