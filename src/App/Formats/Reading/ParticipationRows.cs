using Weft.Groups;

namespace Weft.Formats;

/// <summary>Rows that say who took part in what: a group and an event on each, or a matrix of both.</summary>
/// <param name="add">Takes each group when it is first named.</param>
internal sealed class ParticipationRows(TablePlan plan, Collected collected, int number, Action<Draft> add)
{
    private readonly Dictionary<string, Draft> participants = [];

    public void Take(RawGroup row)
    {
        string? name = null;
        List<(Meaning, string)> shared = [];
        List<Field> others = [], privates = [];
        foreach (var field in row.Fields)
        {
            var text = field.Value.Trim();
            if (text.Length == 0) continue;
            var column = plan.Column(field.Name);
            if (column.Meaning == Meaning.Name) name = text;
            else if (column.Meaning is Meaning.Event or Meaning.Network)
            {
                foreach (var value in column.Values(text))
                    if (!NoNames.IsSaid(value)) shared.Add((column.Meaning, value));
                    else
                    {
                        privates.Add(new(field.Name, value));
                        collected.Tables[number].Tell(new Reason("Row {0}: the text under “{1}” is an answer or a sentence; it was kept private", $"{row.Row}", column.Heading));
                    }
            }
            else (column.Meaning == Meaning.Private ? privates : others).Add(field);
        }
        if (name is not null && NoNames.Of(name, isAlone: false) is { } none)
        {
            collected.Skip(number, row.Row, none);
            return;
        }
        if (name is null || shared.Count == 0)
        {
            collected.Skip(number, row.Row, name is null ? new Reason("It names no group") : new Reason("It does not say what the group took part in"));
            return;
        }
        var draft = Participant(name, row.Row);
        if (others.Count > 0)
            draft.Group = draft.Group with { Others = [.. draft.Group.Others.Concat(others).Distinct()] };
        if (privates.Count > 0)
            draft.Group = draft.Group with { Private = [.. draft.Group.Private.Concat(privates).Distinct()] };
        foreach (var (meaning, value) in shared)
            collected.Participations.Add(new(draft, value, meaning, number));
    }

    /// <summary>A group stands in many rows here, and is one.</summary>
    private Draft Participant(string name, long? row)
    {
        var folded = Folding.Fold(name) is { Length: > 0 } words ? words : name;
        if (participants.TryGetValue(folded, out var draft)) return draft;
        participants[folded] = draft = new Draft(new Group { Id = "", Name = name }, number) { Row = row };
        add(draft);
        return draft;
    }

    public void TakeMatrix(RawGroup row)
    {
        if (row.Fields is not [var first, ..] || first.Name != plan.Columns[0].Heading)
        {
            collected.Skip(number, row.Row, new Reason("It names no group"));
            return;
        }
        var name = first.Value.Trim();
        if (NoNames.Of(name, isAlone: false) is { } none)
        {
            collected.Skip(number, row.Row, none);
            return;
        }
        var draft = Participant(name, row.Row);
        foreach (var field in row.Fields.Skip(1))
        {
            if (Values.YesOrNo(field.Value) == false) continue;
            if (plan.Kind == TableKind.ParticipationMatrix)
            {
                if (Values.YesOrNo(field.Value) == true) collected.Participations.Add(new(draft, field.Name, Meaning.Event, number));
            }
            else if (Values.Number(field.Value) is { } strength)
            {
                if (strength > 0) collected.Ties.Add(new(new RawTie(name, field.Name) { Row = row.Row, Strength = strength }, number));
            }
            else if (Values.YesOrNo(field.Value) == true) collected.Ties.Add(new(new RawTie(name, field.Name) { Row = row.Row }, number));
        }
    }
}
