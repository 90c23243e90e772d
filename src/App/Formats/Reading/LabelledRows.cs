using System.Globalization;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// Rows as Wikidata gives them: beside an item ("org", an address or Q-number) stands what it is called ("orgLabel"), and an item comes again for each combination of what is known of it. Rows of
/// one item become one, and where there is a label its code is left out.
/// </summary>
internal sealed class LabelledRows
{
    private const string Label = "label";

    private readonly Dictionary<string, (RawGroup Row, List<Field> Fields, HashSet<Field> Known)> items = [];
    private long rows;

    private LabelledRows(string item, HashSet<string> codes) => (Item, Codes) = (item, codes);

    /// <summary>The heading of the items.</summary>
    public string Item { get; }

    /// <summary>Headings of what is said again in words.</summary>
    public IReadOnlySet<string> Codes { get; }

    public IEnumerable<RawGroup> Rows => items.Values.Select(item => item.Row with { Fields = item.Fields });

    public Reason? Note => rows == items.Count ? null
        : new Reason("{0} rows were read as {1} groups: what has the same “{2}” is one", rows.ToString(CultureInfo.InvariantCulture), items.Count.ToString(CultureInfo.InvariantCulture), Item);

    /// <summary>Null for rows of any other kind.</summary>
    public static LabelledRows? Of(IReadOnlyList<RawGroup> sample)
    {
        var values = new Dictionary<string, List<string>>();
        foreach (var field in sample.Take(100).SelectMany(row => row.Fields))
        {
            if (!values.TryGetValue(field.Name, out var under)) values[field.Name] = under = [];
            under.Add(field.Value);
        }
        var headings = values.Keys.ToList();
        var codes = headings.FindAll(heading => values[heading].TrueForAll(IsCode) && headings.Exists(other => IsLabelOf(other, heading)));
        if (codes.Count == 0) return null;
        var rows = new LabelledRows(codes[0], [.. codes]);
        foreach (var row in sample)
            rows.Add(row);
        return rows;
    }

    public void Add(RawGroup row)
    {
        rows++;
        var id = row.Fields.FirstOrDefault(field => field.Name == Item)?.Value ?? row.Id ?? $"row {rows.ToString(CultureInfo.InvariantCulture)}";
        if (!items.TryGetValue(id, out var item)) items[id] = item = (row with { Id = id }, [], []);
        foreach (var field in row.Fields)
            if (!Codes.Contains(field.Name) && item.Known.Add(field)) item.Fields.Add(field);
    }

    private static bool IsLabelOf(string label, string heading) =>
        label.Length > heading.Length && label.StartsWith(heading, StringComparison.Ordinal) && label[heading.Length..].Trim('_', ' ', '.').Equals(Label, StringComparison.OrdinalIgnoreCase);

    /// <summary>"Q42", "wd:Q42", "http://www.wikidata.org/entity/Q42" and the like.</summary>
    private static bool IsCode(string value) => Values.IsWebAddress(value) || value[(value.LastIndexOf(':') + 1)..] is ['Q' or 'P', .. var number] && number.Length > 0 && number.All(char.IsAsciiDigit);
}
