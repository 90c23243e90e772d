using System.Globalization;
using NodaTime.Text;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Formats;

/// <summary>What a writer puts under one heading: text, number, yes or no, or a list.</summary>
internal abstract record Cell
{
    public sealed record Text(string Value) : Cell;
    public sealed record Number(double Value) : Cell;
    public sealed record YesNo(bool Value) : Cell;
    public sealed record Many(IReadOnlyList<string> Values) : Cell;
}

/// <summary>
/// The headings under which a group is written in every format but map.json. They are words that the reader knows, so that what was
/// written is understood again.
/// </summary>
internal static class GroupHeadings
{
    /// <summary>Stands before the heading of what must not be published.</summary>
    public const string Private = "private: ";
    public const string Latitude = "latitude", Longitude = "longitude", Id = "id", Name = "name";

    /// <summary>What Weft worked out; when such a file is read back, it is worked out anew.</summary>
    public static readonly string[] Computed = ["map community", "degree", "betweenness"];

    /// <summary>Each heading with what stands under it; null for nothing.</summary>
    public static readonly IReadOnlyList<(string Heading, CellKind Kind, Func<GroupOnMap, Cell?> Of)> All =
    [
        (Id, CellKind.Text, on => Text(on.Group.Id)),
        (Name, CellKind.Text, on => Text(on.Group.Name)),
        ("kind", CellKind.Text, on => Text(on.Group.Kind.ToString().ToLowerInvariant())),
        ("place", CellKind.Text, on => Text(on.Group.Place?.Name)),
        ("region", CellKind.Text, on => Text(on.Group.Place?.Region)),
        ("country", CellKind.Text, on => Text(on.Group.Place?.Country)),
        (Latitude, CellKind.Number, on => Number(on.Group.Place?.Position?.Latitude)),
        (Longitude, CellKind.Number, on => Number(on.Group.Place?.Position?.Longitude)),
        ("precision", CellKind.Text, on => on.Group.Place is { Position: not null } place ? Text(place.Precision.ToString().ToLowerInvariant()) : null),
        ("place source", CellKind.Text, on => on.Group.Place is { } place ? Text(place.Source == PlaceSource.NotFound ? "not found" : place.Source.ToString().ToLowerInvariant()) : null),
        ("description", CellKind.Text, on => Text(on.Group.Description)),
        ("website", CellKind.Text, on => Text(on.Group.Website)),
        ("scale", CellKind.Text, on => Text(on.Group.Scale?.ToString().ToLowerInvariant())),
        ("member", CellKind.YesNo, on => new Cell.YesNo(on.Group.Member)),
        ("capacity", CellKind.Text, on => Text(on.Group.Capacity == Capacity.ALittle ? "a little" : on.Group.Capacity.ToString().ToLowerInvariant())),
        ("resting until", CellKind.Text, on => on.Group.RestingUntil is { } until ? Text(LocalDatePattern.Iso.Format(until)) : null),
        ("causes", CellKind.Many, on => Many(on.Group.Causes)),
        ("specialisms", CellKind.Many, on => Many(on.Group.Specialisms)),
        ("skills", CellKind.Many, on => Many(on.Group.Skills)),
        ("resources", CellKind.Many, on => Many(on.Group.Resources)),
        ("values", CellKind.Many, on => Many(on.Group.Values)),
        ("communities", CellKind.Many, on => Many(on.Group.Communities)),
        ("languages", CellKind.Many, on => Many(on.Group.Languages)),
        ("strategies", CellKind.Many, on => Many(on.Group.Strategies)),
        ("opposes", CellKind.Many, on => Many(on.Group.Opposes)),
        ("needs", CellKind.Many, on => Many(on.Group.Needs)),
        ("works in", CellKind.Many, on => Many(on.Group.WorksIn)),
        (Computed[0], CellKind.Number, on => Number(on.Community)),
        (Computed[1], CellKind.Number, on => Number(on.Degree)),
        (Computed[2], CellKind.Number, on => Number(on.Betweenness)),
    ];

    private static readonly HashSet<string> Own = All.Select(one => one.Heading).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What files said under other headings, each heading once. One that Weft uses itself gets a number; what Weft worked out before is
    /// not said twice.
    /// </summary>
    public static IEnumerable<(string Heading, IReadOnlyList<string> Values)> Others(Group group) =>
        group.Others.Where(field => !Computed.Contains(field.Name, StringComparer.Ordinal) && field.Value.Length > 0)
            .GroupBy(field => Own.Contains(field.Name) ? $"{field.Name} (2)" : field.Name, StringComparer.Ordinal)
            .Select(named => (named.Key, (IReadOnlyList<string>)[.. named.Select(field => field.Value)]));

    /// <summary>E-mail addresses, names and notes, under headings that say so.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<string> Values)> Privates(Group group) =>
        group.Private.Where(field => field.Value.Length > 0)
            .GroupBy(field => field.Name.StartsWith(Private, StringComparison.OrdinalIgnoreCase) ? field.Name : Private + field.Name, StringComparer.Ordinal)
            .Select(named => (named.Key, (IReadOnlyList<string>)[.. named.Select(field => field.Value)]));

    /// <summary>A group as raw fields, for a map.json that is read as a file.</summary>
    public static FieldList Fields(Group group)
    {
        var fields = new FieldList();
        foreach (var (heading, _, of) in All)
        {
            if (heading == Id || Computed.Contains(heading)) continue;
            if (of(new GroupOnMap(group)) is Cell.Many many) fields.AddList(heading, many.Values);
            else if (of(new GroupOnMap(group)) is { } cell) fields.Add(heading, Write(cell));
        }
        foreach (var (heading, values) in Others(group).Concat(Privates(group)))
            foreach (var value in values)
                fields.Add(heading, value);
        return fields;
    }

    /// <summary>A cell as text, as every format without types has it.</summary>
    public static string Write(Cell cell) => cell switch
    {
        Cell.Text text => text.Value,
        Cell.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        Cell.YesNo yes => yes.Value ? "yes" : "no",
        Cell.Many many => ListValues.Join(many.Values),
        _ => "",
    };

    private static Cell.Text? Text(string? value) => string.IsNullOrEmpty(value) ? null : new(value);
    private static Cell.Number? Number(double? value) => value is { } number ? new(number) : null;
    private static Cell.Many? Many(ValueList<string> values) => values.Count == 0 ? null : new(values);
}

internal enum CellKind { Text, Number, YesNo, Many }
