using Weft.Groups;
using Weft.Map;

namespace Weft.Formats;

/// <summary>What every graph format writes of a map: numbered attributes, nodes that may have them, and edges whose both ends are there.</summary>
/// <param name="apart">Headings that the format has a place of its own for.</param>
internal sealed class GraphContent(CoalitionMap map, params string[] apart)
{
    private readonly List<(string Heading, WrittenKind Kind, Func<GroupOnMap, Written?> Of)> own = [.. GroupHeadings.All.Where(one => !apart.Contains(one.Heading))];
    private readonly Dictionary<string, string> others = map.Groups.SelectMany(on => GroupHeadings.Others(on.Group)).Select(other => other.Heading).Distinct()
        .Select((heading, at) => (heading, at)).ToDictionary(one => one.heading, one => $"o{one.at}");
    private readonly Dictionary<string, string> ids = XmlText.Ids(map.Groups.Select(on => on.Group.Id));

    /// <summary>Weft's own attributes, each with its key in the file.</summary>
    public IEnumerable<(string Key, string Heading, WrittenKind Kind)> Own => own.Select((one, i) => ($"d{i}", one.Heading, one.Kind));

    /// <summary>What files said under other headings: lists all of them.</summary>
    public IEnumerable<(string Key, string Heading)> Others => others.Select(other => (other.Value, other.Key));

    public string IdOf(GroupOnMap on) => ids[on.Group.Id];

    public IEnumerable<(string Key, Written Cell)> OwnOf(GroupOnMap on)
    {
        for (var i = 0; i < own.Count; i++)
            if (own[i].Of(on) is { } cell) yield return ($"d{i}", cell);
    }

    public IEnumerable<(string Key, IReadOnlyList<string> Values)> OthersOf(GroupOnMap on) =>
        GroupHeadings.Others(on.Group).Select(other => (others[other.Heading], other.Values));

    public IEnumerable<(string From, string To, Tie Tie, bool Bridge)> Edges()
    {
        foreach (var (tie, bridge) in map.Ties)
            if (ids.TryGetValue(tie.From, out var from) && ids.TryGetValue(tie.To, out var to)) yield return (from, to, tie, bridge);
    }

    public static string Word(bool yes) => yes ? "true" : "false";
}
