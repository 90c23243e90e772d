using System.Globalization;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// Ties by what groups share: for every two groups that took part in the same events or belong to the same networks, one tie with the
/// number shared as its strength (the one-mode projection of Breiger, "The duality of persons and groups", 1974).
/// </summary>
/// <remarks>
/// An event of n groups makes n(n-1)/2 ties, and says little about any two of them when n is large. So one with more than
/// <see cref="MostGroups"/> groups ties each of them to itself instead; the same goes for the largest once there are
/// <see cref="MostPairs"/> pairs.
/// </remarks>
internal sealed class CoPresence(Collected collected, Roster roster, TieReading ties)
{
    public const int MostGroups = 200;
    public const int MostPairs = 400_000;
    private const int MostNotes = 10;

    public void ReadAll(IEnumerable<Participation> participations)
    {
        var shared = new Dictionary<Draft, HashSet<Draft>>();
        List<Draft> inOrder = [];
        foreach (var participation in participations)
        {
            var what = Shared(participation);
            var group = participation.Group.Final;
            if (what == group)
            {
                collected.Skip(participation.Table, group.Row, new Reason("It ties “{0}” to itself", group.Group.Name));
                continue;
            }
            if (what.Group.Kind == GroupKind.Group)
            {
                // The network is a group of its own here, so the tie to it is a plain one.
                ties.Add(group, what, participation.Meaning == Meaning.Network ? "network" : "event", 1, null, []);
                continue;
            }
            if (!shared.TryGetValue(what, out var groups))
            {
                shared[what] = groups = [];
                inOrder.Add(what);
            }
            groups.Add(group);
        }
        Project(shared, inOrder);
    }

    private Draft Shared(Participation participation)
    {
        if (roster.Find(participation.Event, participation.Table).Draft is { } known) return known;
        return roster.Add(new Draft(new Group
        {
            Id = "",
            Name = participation.Event,
            Kind = participation.Meaning == Meaning.Network ? GroupKind.Network : GroupKind.Event,
        }, participation.Table));
    }

    private void Project(Dictionary<Draft, HashSet<Draft>> shared, List<Draft> inOrder)
    {
        var pairs = new Dictionary<(Draft, Draft, GroupKind), List<string>>();
        var large = new HashSet<Draft>();
        foreach (var what in inOrder.OrderBy(what => shared[what].Count))
        {
            var groups = shared[what].ToList();
            if (groups.Count > MostGroups || pairs.Count + (long)groups.Count * (groups.Count - 1) / 2 > MostPairs)
            {
                large.Add(what);
                continue;
            }
            groups.Sort((a, b) => string.CompareOrdinal(a.Group.Id, b.Group.Id));
            for (var i = 0; i < groups.Count; i++)
            {
                for (var j = i + 1; j < groups.Count; j++)
                {
                    var key = (groups[i], groups[j], what.Group.Kind);
                    if (!pairs.TryGetValue(key, out var through)) pairs[key] = through = new(1);
                    through.Add(what.Group.Name);
                }
            }
        }
        foreach (var ((first, second, kind), through) in pairs)
        {
            through.Sort(StringComparer.Ordinal);
            ties.Add(first, second, kind == GroupKind.Network ? "shared networks" : "shared events", through.Count, null, through);
        }
        foreach (var what in inOrder.Where(large.Contains))
            TieToItself(what, shared[what]);
        Tell(shared, [.. large.OrderByDescending(what => shared[what].Count).ThenBy(what => what.Group.Id, StringComparer.Ordinal)]);
    }

    private void TieToItself(Draft what, HashSet<Draft> groups)
    {
        foreach (var group in groups)
            ties.Add(group, what, what.Group.Kind == GroupKind.Network ? "network" : "event", 1, null, []);
    }

    private void Tell(Dictionary<Draft, HashSet<Draft>> shared, List<Draft> large)
    {
        foreach (var what in large.Take(MostNotes))
            collected.Notes.Add(new Reason("{1} groups have “{0}” in common, too many to say that each knows the others; they are tied to it instead",
                what.Group.Name, shared[what].Count.ToString(CultureInfo.InvariantCulture)));
        if (large.Count > MostNotes)
            collected.Notes.Add(new Reason("The same goes for {0} more events or networks", (large.Count - MostNotes).ToString(CultureInfo.InvariantCulture)));
    }
}
