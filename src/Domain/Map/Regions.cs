using Weft.Groups;

namespace Weft.Map;

/// <summary>A region as groups write it.</summary>
/// <param name="Key">Equal for one region, however it is written.</param>
internal sealed record Region((string Name, string Country) Key, string Written);

internal static class Regions
{
    /// <summary>Null if neither region nor country is known.</summary>
    public static Region? Of(Group group)
    {
        var country = group.Place?.Country?.ToUpperInvariant() ?? "";
        if (group.Place?.Region is { } region && Folding.Fold(region) is { Length: > 0 } name) return new((name, country), region.Trim());
        return country.Length > 0 ? new(("", country), country) : null;
    }

    /// <summary>A name for each: as most groups write it, with the country's code where two countries have a region of that name.</summary>
    public static Dictionary<(string Name, string Country), string> Named(IEnumerable<Region> regions)
    {
        var written = regions.GroupBy(region => region.Key).ToDictionary(same => same.Key, same => same
            .GroupBy(region => region.Written, StringComparer.Ordinal)
            .OrderByDescending(spelling => spelling.Count()).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).First().Key);
        var twice = written.Keys.Where(key => key.Name.Length > 0).GroupBy(key => key.Name).Where(same => same.Count() > 1).Select(same => same.Key)
            .ToHashSet();
        return written.ToDictionary(region => region.Key,
            region => twice.Contains(region.Key.Name) && region.Key.Country.Length > 0 ? $"{region.Value}, {region.Key.Country}" : region.Value);
    }
}
