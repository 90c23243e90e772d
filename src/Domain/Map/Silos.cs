namespace Weft.Map;

/// <summary>
/// How closed causes and regions are to the others: (inside - outside) / (inside + outside) over the ties of their groups, which is Krackhardt and
/// Stern's E-I index ("Informal networks and organizational crises", 1988) turned round. A tie between two groups counts once, whatever its strength.
/// Only causes and regions of two groups or more, with ties, have one. The most closed come first.
/// </summary>
internal static class Silos
{
    public static ValueList<Silo> Of(Survey survey)
    {
        var causes = Array.ConvertAll(survey.Groups, group => survey.Concepts(WordKind.Cause, group.Causes));
        var causeNames = survey.Wording(WordKind.Cause, survey.Groups.SelectMany(group => group.Causes).Distinct());
        var keys = Array.ConvertAll(survey.Groups, Regions.Of);
        var regionNames = Regions.Named(keys.OfType<Region>());
        var numbers = regionNames.OrderBy(region => region.Value, StringComparer.Ordinal).Select((region, i) => (region.Key, i))
            .ToDictionary(region => region.Key, region => region.i);
        var regions = Array.ConvertAll(keys, region => region is null ? [] : new[] { numbers[region.Key] });
        var names = numbers.ToDictionary(region => region.Value, region => regionNames[region.Key]);
        return Of(survey, SiloKind.Cause, causes, causeNames).Concat(Of(survey, SiloKind.Region, regions, names))
            .OrderBy(silo => silo.Of).ThenByDescending(silo => silo.Closed).ThenBy(silo => silo.Name, StringComparer.Ordinal).ToValueList();
    }

    private static IEnumerable<Silo> Of(Survey survey, SiloKind kind, int[][] labels, Dictionary<int, string> names)
    {
        var counts = names.Keys.ToDictionary(label => label, _ => new Count());
        for (var group = 0; group < labels.Length; group++)
        {
            if (!survey.IsGroup(group)) continue;
            foreach (var label in labels[group])
            {
                var count = counts[label];
                count.Groups++;
                foreach (var neighbour in survey.Graph.NeighboursOf(group))
                {
                    if (Array.BinarySearch(labels[neighbour], label) < 0) count.Outside++;
                    else if (neighbour > group) count.Inside++;
                }
            }
        }
        return counts.Where(label => label.Value is { Groups: > 1 } count && count.Inside + count.Outside > 0)
            .Select(label => new Silo(kind, names[label.Key], label.Value.Groups, label.Value.Inside, label.Value.Outside,
                (double)(label.Value.Inside - label.Value.Outside) / (label.Value.Inside + label.Value.Outside)));
    }

    private sealed class Count
    {
        public int Groups, Inside, Outside;
    }
}
