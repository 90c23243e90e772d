using System.Globalization;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// Sees that a graph has two kinds of nodes, groups and the events they shared, where no tie joins two of a kind: by an attribute with
/// two values ("bipartite", "mode", "type"), or by ties that say who took part.
/// </summary>
internal sealed class TwoModes(Collected collected, Roster roster)
{
    private static readonly HashSet<string> Headings =
    [
        "bipartite", "mode", "modes", "type", "node type", "kind", "class", "partition", "set", "part", "side", "level", "layer", "category", "entity type", "actor type",
        "tipo", "tipo de nodo", "modo", "clase", "categoria",
    ];

    /// <summary>Pairs by which programs mark the sides; what the groups shared is the second.</summary>
    private static readonly (string Groups, string Events)[] Marks = [("0", "1"), ("1", "2"), ("false", "true"), ("a", "b"), ("first", "second"), ("primary", "secondary")];

    private static readonly HashSet<string> TookPart =
    [
        "attended", "attends", "attendance", "attended by", "participated in", "participated", "participates in", "participation", "participant", "participant in", "took part in",
        "takes part in", "took part", "present at", "was at", "asistio a", "asistio", "asiste a", "participo en", "participa en", "participacion", "estuvo en",
    ];

    private sealed record Side(Draft Draft, string Value);

    public void Mark()
    {
        if (collected.Ties.Count == 0) return;
        MarkByAttribute();
        TakeParticipations();
    }

    private void MarkByAttribute()
    {
        foreach (var table in collected.Groups.Where(draft => draft.Into is null).GroupBy(draft => draft.Table).ToList())
        {
            var columns = table.SelectMany(draft => draft.Whole.Others.Where(field => Headings.Contains(HeadingWords.Fold(field.Name)))
                .Select(field => (field.Name, Side: new Side(draft, Folding.Fold(field.Value))))).GroupBy(one => one.Name, one => one.Side);
            foreach (var column in columns)
            {
                var values = column.Select(side => side.Value).Distinct().Take(3).ToList();
                if (values.Count != 2 || column.Count() < table.Count() || Events(values[0], values[1]) is not { } events) continue;
                if (!NoTieWithin(column.ToDictionary(side => side.Draft, side => side.Value))) continue;
                var shared = column.Where(side => side.Value == events).ToList();
                foreach (var side in shared)
                    side.Draft.Group = side.Draft.Group with { Kind = GroupKind.Event };
                collected.Tables[table.Key].Notes.Add(new Reason("By “{0}”, {1} of these are events; the others are tied by the events they took part in", column.Key,
                    shared.Count.ToString(CultureInfo.InvariantCulture)));
                break;
            }
        }
    }

    /// <summary>Which of two values marks what the groups shared; null if neither says so.</summary>
    private static string? Events(string first, string second)
    {
        foreach (var (groups, events) in Marks)
            if ((first, second) == (groups, events) || (second, first) == (groups, events)) return events;
        var (one, other) = (MeansEvent(first), MeansEvent(second));
        return one == other ? null : one ? first : second;
    }

    private static bool MeansEvent(string value) =>
        Values.Kind(value) == GroupKind.Event || value.Split(' ').Any(word => Values.Kind(word) == GroupKind.Event);

    /// <summary>Whether there are ties between the two sides, and none within one.</summary>
    private bool NoTieWithin(Dictionary<Draft, string> sides)
    {
        var across = false;
        foreach (var (tie, table) in collected.Ties)
        {
            if (Side(tie.From, table) is not { } from || Side(tie.To, table) is not { } to) continue;
            if (from == to) return false;
            across = true;
        }
        return across;

        string? Side(string end, int table) => roster.Find(end.Trim(), table).Draft is { } draft ? sides.GetValueOrDefault(draft) : null;
    }

    /// <summary>Where there are only ties, what somebody took part in and what takes part in nothing is an event.</summary>
    private void TakeParticipations()
    {
        if (collected.HasGroups || !collected.Ties.TrueForAll(one => TookPart.Contains(Folding.Fold(one.Tie.Kind)))) return;
        var groups = collected.Ties.Select(one => Roster.Key(one.Tie.From)).ToHashSet();
        if (collected.Ties.Exists(one => groups.Contains(Roster.Key(one.Tie.To)))) return;
        var drafts = new Dictionary<string, Draft>();
        foreach (var (tie, table) in collected.Ties)
        {
            collected.Tables[table].Ties++;
            if (!drafts.TryGetValue(Roster.Key(tie.From), out var draft))
            {
                collected.Tables[table].Groups++;
                drafts[Roster.Key(tie.From)] = draft = roster.Add(new Draft(new Group { Id = "", Name = tie.From.Trim() }, table) { Row = tie.Row });
            }
            collected.Participations.Add(new(draft, tie.To.Trim(), Meaning.Event, table));
        }
        collected.Ties.Clear();
    }
}
