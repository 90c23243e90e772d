using Weft.Groups;

namespace Weft.Map;

/// <summary>
/// Names for communities: the cause and the place that most set their groups apart from the others (the share of groups inside that have it, less the
/// share outside), or the group with most ties in it where nothing does. A name is short enough to read, and no two are the same.
/// </summary>
internal static class CommunityNames
{
    private const int Longest = 48;
    /// <summary>A word names a community when at least this share of its groups, and this much more than of the others, have it.</summary>
    private const double Common = 0.4, Distinct = 0.2;

    public static string[] Of(Survey survey, IReadOnlyList<List<int>> communities)
    {
        var causes = Array.ConvertAll(survey.Groups, group => survey.Concepts(WordKind.Cause, group.Causes));
        var causeNames = survey.Wording(WordKind.Cause, survey.Groups.SelectMany(group => group.Causes).Distinct());
        var (places, placeNames) = Places(survey);
        var all = communities.Sum(community => community.Count);
        var causeTotals = Totals(communities.SelectMany(groups => groups), causes);
        var placeTotals = Totals(communities.SelectMany(groups => groups), places);

        var names = new string[communities.Count];
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var groups = communities[i];
            var cause = Distinctive(groups, causes, causeTotals, all, causeNames);
            var place = Distinctive(groups, places, placeTotals, all, placeNames);
            var hub = survey.Groups[groups.MinBy(group => (-survey.Graph.Degree(group), survey.Groups[group].Name, group))].Name;
            var shared = string.Join(", ", new[] { cause, place }.OfType<string>());
            var name = Short(shared.Length > 0 ? shared : hub);
            if (used.Contains(name) && shared.Length > 0) name = Short(hub);
            for (var (again, plain) = (2, name); used.Contains(name); again++) name = $"{plain} ({again})";
            used.Add(names[i] = name);
        }
        return names;
    }

    // Towns and regions together: whichever sets the community apart.
    private static (int[][], Dictionary<int, string>) Places(Survey survey)
    {
        var numbers = new Dictionary<(string, string), int>();
        var names = new Dictionary<int, string>();
        var places = Array.ConvertAll(survey.Groups, group => new[] { Town(group), Regions.Of(group) }.OfType<Region>().Select(Number).Distinct().ToArray());
        return (places, names);

        int Number(Region region)
        {
            if (!numbers.TryGetValue(region.Key, out var number)) names[numbers[region.Key] = number = numbers.Count] = region.Written;
            return number;
        }
    }

    private static Region? Town(Group group) => group.Place is { } place && place.Name.Split(',')[0].Trim() is { Length: > 0 } town
        ? new((Folding.Fold(town), place.Country ?? ""), town)
        : null;

    private static Dictionary<int, int> Totals(IEnumerable<int> groups, int[][] words)
    {
        var totals = new Dictionary<int, int>();
        foreach (var group in groups)
            foreach (var word in words[group]) totals[word] = totals.GetValueOrDefault(word) + 1;
        return totals;
    }

    private static string? Distinctive(List<int> groups, int[][] words, Dictionary<int, int> totals, int all, Dictionary<int, string> names)
    {
        var best = Totals(groups, words)
            .Where(word => word.Value > 1)
            .Select(word => (Name: names[word.Key], Inside: (double)word.Value / groups.Count,
                Outside: all == groups.Count ? 0 : (double)(totals[word.Key] - word.Value) / (all - groups.Count)))
            .Where(word => word.Inside >= Common && word.Inside - word.Outside >= Distinct)
            .OrderByDescending(word => word.Inside - word.Outside).ThenBy(word => word.Name, StringComparer.Ordinal);
        return best.Select(word => word.Name).FirstOrDefault();
    }

    private static string Short(string name)
    {
        name = name.Trim();
        if (name.Length <= Longest) return name;
        var end = name.LastIndexOf(' ', Longest - 1);
        end = end > Longest / 2 ? end : Longest - 1;
        if (char.IsHighSurrogate(name[end - 1])) end--;
        return name[..end].TrimEnd(' ', ',', ';') + "…";
    }
}
