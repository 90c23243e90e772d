using System.Globalization;
using Weft.Map.Graphs;

namespace Weft.Map;

/// <summary>How the groups hang together: what the graph of their ties says, in their names.</summary>
internal sealed class Structuring
{
    private const int MostBrokers = 10;

    /// <summary>Up to so many groups betweenness is exact; above, it is sampled from this many.</summary>
    public const int ExactUpTo = 20_000, Samples = 500;

    private readonly Survey survey;
    private readonly Components components;
    private readonly Partition partition;
    private readonly double? error;
    private readonly int communities;

    public Structuring(Survey survey, ulong seed, bool betweenness)
    {
        (this.survey, components, partition) = (survey, ConnectedComponents.Of(survey.Graph), Communities.Find(survey.Graph, seed));
        CommunityOf = [.. partition.Community.Select((community, i) => survey.Graph.Degree(i) > 0 ? community : (int?)null)];
        // Groups without ties are in no community; among communities of one they may stand before others, so that numbers are given again.
        var numbers = CommunityOf.OfType<int>().Distinct().Order().Select((old, number) => (old, number)).ToDictionary(pair => pair.old, pair => pair.number);
        for (var i = 0; i < CommunityOf.Length; i++)
            if (CommunityOf[i] is { } old) CommunityOf[i] = numbers[old];
        communities = numbers.Count;
        if (!betweenness) return;
        if (survey.Groups.Length <= ExactUpTo)
        {
            Betweenness = Graphs.Betweenness.Exact(survey.Graph);
            return;
        }
        var sampled = Graphs.Betweenness.Sampled(survey.Graph, Samples, seed);
        Betweenness = sampled.Values;
        error = sampled.Values.Max() is > 0 and var largest ? sampled.StandardErrors.Max() / largest : 0;
    }

    /// <summary>Null if it was not asked for.</summary>
    public double[]? Betweenness { get; }
    public int?[] CommunityOf { get; }

    public Structure Describe(out HashSet<(int, int)> bridgeTies)
    {
        var bridges = Bridges.Of(survey.Graph);
        bridgeTies = [.. bridges.Select(bridge => (bridge.From, bridge.To))];
        var members = Enumerable.Range(0, communities).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < CommunityOf.Length; i++)
            if (CommunityOf[i] is { } community) members[community].Add(i);
        var names = CommunityNames.Of(survey, members);
        return new()
        {
            Components = Parts(),
            Communities = members.Select((groups, number) => new Community(number, names[number], Ids(groups))).ToValueList(),
            Modularity = partition.Modularity,
            Bridges = bridges.Select(bridge => new Bridge(Id(bridge.From), Id(bridge.To), [bridge.FromSide, bridge.ToSide])).ToValueList(),
            CutPoints = CutPoints.Of(survey.Graph).Select(cut => new CutPoint(Id(cut.Node), cut.Parts.ToValueList(), Reason(cut))).ToValueList(),
            Isolates = Ids(Enumerable.Range(0, survey.Groups.Length).Where(i => survey.Graph.Degree(i) == 0 && survey.IsGroup(i))),
            Brokers = Brokers(names),
            Silos = Silos.Of(survey),
            BetweennessError = error,
        };
    }

    private ValueList<ValueList<string>> Parts()
    {
        var parts = Enumerable.Range(0, components.Count).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < survey.Groups.Length; i++)
            if (!survey.Context[i]) parts[components.Of[i]].Add(i);
        return parts.Where(part => part.Count > 0).Select(Ids).ToValueList();
    }

    private Reason Reason(CutNode cut)
    {
        var name = survey.Groups[cut.Node].Name;
        // The largest part goes on as it was; the others lose it.
        var lost = cut.Parts.Skip(1).Sum();
        return lost == 1
            ? new("If {0} stops, one group is cut off from the others", name)
            : new("If {0} stops, {1} groups are cut off from the others", name, lost.ToString(CultureInfo.InvariantCulture));
    }

    private ValueList<Broker> Brokers(string[] names)
    {
        if (Betweenness is not { } values) return [];
        var found = new List<Broker>();
        foreach (var node in Enumerable.Range(0, values.Length).Where(i => values[i] > 0 && survey.IsGroup(i))
                     .OrderByDescending(i => values[i]).ThenBy(i => i))
        {
            var touched = new SortedSet<int>();
            if (CommunityOf[node] is { } own) touched.Add(own);
            foreach (var neighbour in survey.Graph.NeighboursOf(node))
                if (CommunityOf[neighbour] is { } other) touched.Add(other);
            if (touched.Count < 2) continue;
            found.Add(new(Id(node), values[node], touched.ToValueList(),
                new("{0} has ties in {1}: people there reach each other through it", survey.Groups[node].Name,
                    string.Join("; ", touched.Select(community => names[community])))));
            if (found.Count == MostBrokers) break;
        }
        return found.ToValueList();
    }

    private string Id(int group) => survey.Groups[group].Id;
    private ValueList<string> Ids(IEnumerable<int> groups) => groups.Select(Id).ToValueList();
}
