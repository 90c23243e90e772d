using System.Globalization;
using System.Text;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// Reads columns that may name other groups. Only where a third of their values do are they ties; otherwise they are kept as they
/// are, and it is said.
/// </summary>
internal sealed class MentionReading(Collected collected, Roster roster, TieReading ties, IReadOnlyList<ColumnGiven> given)
{
    public void ReadAll()
    {
        var columns = collected.Groups
            .Where(draft => draft.Mentions is not null)
            .SelectMany(draft => draft.Mentions!.Select(mention => (draft.Table, mention.Heading, mention.Value, Draft: draft)))
            .GroupBy(one => (one.Table, one.Heading));
        foreach (var column in columns.ToList())
        {
            var cells = column.Select(one => (one.Draft, one.Value, Ends: Ends(one.Value, one.Table))).ToList();
            var all = cells.Sum(cell => cell.Ends.Count);
            var known = cells.Sum(cell => cell.Ends.Count(end => end.Group is { } group && group != cell.Draft.Final));
            var byHand = given.Any(one => one.Meaning == Meaning.Ties && HeadingWords.Fold(one.Heading) == HeadingWords.Fold(column.Key.Heading));
            if (byHand || (known > 0 && known * 3 >= all)) Tie(column.Key.Table, column.Key.Heading, cells);
            else Keep(column.Key.Table, column.Key.Heading, cells.Select(cell => (cell.Draft, cell.Value)), known, all);
        }
        foreach (var draft in collected.Groups)
            draft.Mentions = null;
    }

    private void Tie(int table, string heading, List<(Draft Draft, string Value, List<(string Text, Draft? Group, Reason? Refusal)> Ends)> cells)
    {
        var kind = Spoken(heading);
        foreach (var (draft, _, ends) in cells)
        {
            foreach (var (text, group, refusal) in ends)
            {
                if (group is null) collected.Skip(table, draft.Row, refusal ?? ties.Unknown(text));
                else if (group == draft.Final) collected.Skip(table, draft.Row, new Reason("It ties “{0}” to itself", draft.Group.Name));
                else
                {
                    collected.Tables[table].Ties++;
                    ties.Add(draft.Final, group, kind, 1, null, []);
                }
            }
        }
    }

    private void Keep(int table, string heading, IEnumerable<(Draft Draft, string Value)> cells, int known, int all)
    {
        foreach (var (draft, value) in cells)
            draft.Final.Group = draft.Final.Group with { Others = [.. draft.Final.Group.Others, new Field(heading, value)] };
        collected.Tables[table].Settled[heading] = Meaning.Other;
        collected.Tables[table].Notes.Add(new Reason("“{0}” was kept as it is: only {1} of its {2} values are names of other groups here", heading,
            known.ToString(CultureInfo.InvariantCulture), all.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A cell may be one name with a comma in it, or a list.</summary>
    private List<(string Text, Draft? Group, Reason? Refusal)> Ends(string cell, int table)
    {
        if (roster.Find(cell, table) is { Draft: { } whole }) return [(cell, whole, null)];
        List<(string, Draft?, Reason?)> ends = [];
        foreach (var piece in ListValues.Split(cell, atCommas: false))
        {
            var (group, refusal) = roster.Find(piece, table);
            List<string> parts = group is null && piece.Contains(',') ? [.. ListValues.Split(piece, atCommas: true)] : [];
            if (parts.Exists(part => roster.Knows(part, table)))
                ends.AddRange(parts.Select(part => (part, roster.Find(part, table))).Select(one => (one.part, one.Item2.Draft, one.Item2.Refusal)));
            else ends.Add((piece, group, refusal));
        }
        return ends;
    }

    /// <summary>works_with and worksWith are said "works with".</summary>
    private static string Spoken(string heading)
    {
        var spoken = new StringBuilder();
        for (var i = 0; i < heading.Length; i++)
        {
            if (heading[i] is '_' or ' ')
            {
                spoken.Append(' ');
                continue;
            }
            if (i > 0 && char.IsUpper(heading[i]) && char.IsLower(heading[i - 1])) spoken.Append(' ');
            spoken.Append(char.ToLowerInvariant(heading[i]));
        }
        return spoken.ToString();
    }
}
