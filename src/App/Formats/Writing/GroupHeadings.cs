using System.Globalization;
using NodaTime.Text;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Formats;

/// <summary>What a writer puts under one heading: text, number, yes or no, or a list.</summary>
internal abstract record Written
{
    public sealed record Text(string Value) : Written;
    public sealed record Number(double Value) : Written;
    public sealed record YesNo(bool Value) : Written;
    public sealed record Many(IReadOnlyList<string> Values) : Written;
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
    public static readonly IReadOnlyList<(string Heading, WrittenKind Kind, Func<GroupOnMap, Written?> Of)> All =
    [
        (Id, WrittenKind.Text, on => Text(on.Group.Id)),
        (Name, WrittenKind.Text, on => Text(on.Group.Name)),
        ("kind", WrittenKind.Text, on => Text(on.Group.Kind.ToString().ToLowerInvariant())),
        ("place", WrittenKind.Text, on => Text(on.Group.Place?.Name)),
        ("region", WrittenKind.Text, on => Text(on.Group.Place?.Region)),
        ("country", WrittenKind.Text, on => Text(on.Group.Place?.Country)),
        (Latitude, WrittenKind.Number, on => Number(on.Group.Place?.Position?.Latitude)),
        (Longitude, WrittenKind.Number, on => Number(on.Group.Place?.Position?.Longitude)),
        ("precision", WrittenKind.Text, on => on.Group.Place is { Position: not null } place ? Text(place.Precision.ToString().ToLowerInvariant()) : null),
        ("place source", WrittenKind.Text, on => on.Group.Place is { } place ? Text(place.Source == PlaceSource.NotFound ? "not found" : place.Source.ToString().ToLowerInvariant()) : null),
        ("description", WrittenKind.Text, on => Text(on.Group.Description)),
        ("website", WrittenKind.Text, on => Text(on.Group.Website)),
        ("scale", WrittenKind.Text, on => Text(on.Group.Scale?.ToString().ToLowerInvariant())),
        ("member", WrittenKind.YesNo, on => new Written.YesNo(on.Group.Member)),
        ("capacity", WrittenKind.Text, on => Text(on.Group.Capacity == Capacity.ALittle ? "a little" : on.Group.Capacity.ToString().ToLowerInvariant())),
        ("resting until", WrittenKind.Text, on => on.Group.RestingUntil is { } until ? Text(LocalDatePattern.Iso.Format(until)) : null),
        ("causes", WrittenKind.Many, on => Many(on.Group.Causes)),
        ("specialisms", WrittenKind.Many, on => Many(on.Group.Specialisms)),
        ("skills", WrittenKind.Many, on => Many(on.Group.Skills)),
        ("resources", WrittenKind.Many, on => Many(on.Group.Resources)),
        ("values", WrittenKind.Many, on => Many(on.Group.Values)),
        ("communities", WrittenKind.Many, on => Many(on.Group.Communities)),
        ("languages", WrittenKind.Many, on => Many(on.Group.Languages)),
        ("strategies", WrittenKind.Many, on => Many(on.Group.Strategies)),
        ("opposes", WrittenKind.Many, on => Many(on.Group.Opposes)),
        ("needs", WrittenKind.Many, on => Many(on.Group.Needs)),
        ("works in", WrittenKind.Many, on => Many(on.Group.WorksIn)),
        (Computed[0], WrittenKind.Number, on => Number(on.Community)),
        (Computed[1], WrittenKind.Number, on => Number(on.Degree)),
        (Computed[2], WrittenKind.Number, on => Number(on.Betweenness)),
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
            if (of(new GroupOnMap(group)) is Written.Many many) fields.AddList(heading, many.Values);
            else if (of(new GroupOnMap(group)) is { } cell) fields.Add(heading, Write(cell));
        }
        foreach (var (heading, values) in Others(group).Concat(Privates(group)))
            foreach (var value in values)
                fields.Add(heading, value);
        return fields;
    }

    /// <summary>A cell as text, as every format without types has it.</summary>
    public static string Write(Written cell) => cell switch
    {
        Written.Text text => text.Value,
        Written.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        Written.YesNo yes => yes.Value ? "yes" : "no",
        Written.Many many => ListValues.Join(many.Values),
        _ => "",
    };

    private static Written.Text? Text(string? value) => string.IsNullOrEmpty(value) ? null : new(value);
    private static Written.Number? Number(double? value) => value is { } number ? new(number) : null;
    private static Written.Many? Many(ValueList<string> values) => values.Count == 0 ? null : new(values);
}

internal enum WrittenKind { Text, Number, YesNo, Many }
