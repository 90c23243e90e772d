using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// Takes what one file says. The first rows of a table are kept back until it is plain what its columns mean; the rest streams
/// through.
/// </summary>
internal sealed class TableSink(string file, string format, ReadingChoices choices, Collected collected, PlaceReading places) : IRawSink
{
    private const int RowsLookedAt = 5000;

    private readonly List<RawGroup> first = [];
    private readonly Dictionary<string, Draft> participants = [];
    private string[] headings = [];
    private bool isTable;
    private OpenTable? table;
    private GroupReading? groups;
    private int number;

    public void Headings(string? name, IReadOnlyList<string> under)
    {
        Settle();
        headings = [.. under];
        isTable = true;
        Open(name);
    }

    public void Group(RawGroup group)
    {
        if (table is null) Open(null);
        table!.Rows++;
        if (group.Id?.Length > Limits.CellLetters || group.Fields.Any(field => field.Value.Length > Limits.CellLetters))
        {
            collected.Skip(number, group.Row, new Reason("It holds a text of more than 1 MB"));
            return;
        }
        if (table.Plan is null)
        {
            first.Add(group);
            if (first.Count == RowsLookedAt) Decide();
        }
        else Take(group);
    }

    public void Tie(RawTie tie)
    {
        if (table is null) Open(null);
        collected.Ties.Add(new(tie, number));
    }

    public void Want(Want want)
    {
        if (table is null) Open(null);
        table!.Rows++;
        collected.Wants.Add(want);
    }

    public void Purpose(string name) => collected.PurposeName ??= name;

    public void Skip(long? row, Reason reason)
    {
        if (table is null) Open(null);
        collected.Skip(number, row, reason);
    }

    public void Blank(long rows)
    {
        if (table is null) Open(null);
        table!.Blank += rows;
    }

    public void Note(Reason reason)
    {
        if (table is null) Open(null);
        table!.Notes.Add(reason);
    }

    public void Finish() => Settle();

    private void Open(string? name)
    {
        table = new OpenTable(file, format, name) { IsGraph = !isTable };
        number = collected.Tables.Count;
        collected.Tables.Add(table);
    }

    private void Settle()
    {
        if (table is { Plan: null } && (first.Count > 0 || isTable)) Decide();
        (groups, table) = (null, null);
        participants.Clear();
    }

    private void Decide()
    {
        var plan = new Planner(choices.Columns, isTable).Plan(headings, first);
        if (choices.MemberColumn is { } column)
            plan = new(plan.Kind, [.. plan.Columns.Select(one => HeadingWords.Fold(one.Heading) == HeadingWords.Fold(column)
                ? one with { Meaning = Meaning.Member }
                : one.Meaning == Meaning.Member ? one with { Meaning = Meaning.Other } : one)]);
        table!.Plan = plan;
        if (isTable && plan.Kind == TableKind.Groups && !plan.Has(Meaning.Name) && !plan.Has(Meaning.Id))
        {
            // One sheet of several may be a cover or a note.
            if (table.Name is null) throw NoName(plan, file);
            table.LeftOut = NoName(plan, file);
        }
        if (isTable && plan.Kind == TableKind.Groups && People.Are(plan) && !choices.Columns.Any(column => column.Meaning == Meaning.Name))
            throw new UnreadableFileException(new Reason("It reads like a list of people, and Weft draws maps of groups. If these are groups after all, add: --columns name=\"{0}\"",
                plan.Heading(Meaning.Name) ?? "…"));
        var noPlace = plan.Columns.Where(column => column.Meaning == Meaning.Other && plan.Kind == TableKind.Ties).Select(column => column.Heading).ToList();
        if (noPlace.Count > 0)
            table.Notes.Add(new Reason("Ties have no place for these attributes, which were left out: {0}", string.Join(", ", noPlace)));
        groups = new GroupReading(plan, places, number, isTable);
        foreach (var group in first)
            Take(group);
        first.Clear();
        first.TrimExcess();
    }

    private void Take(RawGroup row)
    {
        if (table!.LeftOut is not null)
        {
            collected.Skip(number, row.Row, new Reason("The sheet “{0}” has no column with the groups' names", table.Name!));
            return;
        }
        switch (table.Plan!.Kind)
        {
            case TableKind.Groups: TakeGroup(row); break;
            case TableKind.Ties: TakeTie(row); break;
            case TableKind.Participation: TakeParticipation(row); break;
            case TableKind.Purpose: TakeWant(row); break;
            default: TakeMatrixRow(row); break;
        }
    }

    private void TakeGroup(RawGroup row)
    {
        var (draft, refusal) = groups!.Read(row);
        if (draft is null)
        {
            collected.Skip(number, row.Row, refusal!);
            return;
        }
        Add(draft);
        foreach (var (meaning, shared) in groups.Shared)
            collected.Participations.Add(new(draft, shared, meaning, number));
    }

    private void Add(Draft draft)
    {
        collected.Groups.Add(draft);
        collected.HasGroups = true;
        table!.Groups++;
    }

    private void TakeTie(RawGroup row)
    {
        string? from = null, to = null;
        var tie = new RawTie("", "") { Row = row.Row };
        foreach (var field in row.Fields)
        {
            var text = field.Value.Trim();
            if (text.Length == 0) continue;
            var column = table!.Plan!.Column(field.Name);
            switch (column.Meaning)
            {
                case Meaning.From: from = text; break;
                case Meaning.To: to = text; break;
                case Meaning.TieKind: tie = tie with { Kind = text }; break;
                case Meaning.Through: tie = tie with { Through = [.. column.Values(text)] }; break;
                case Meaning.Confirmed: tie = tie with { Confirmed = Values.YesOrNo(text) }; break;
                case Meaning.Direction: tie = tie with { Directed = Values.Directed(text) != false }; break;
                case Meaning.Strength:
                    if (Values.Number(text) is not ({ } strength and > 0))
                    {
                        collected.Skip(number, row.Row, new Reason("Its strength, “{0}”, is not a number above 0", text));
                        return;
                    }
                    tie = tie with { Strength = strength };
                    break;
            }
        }
        if (from is null || to is null) collected.Skip(number, row.Row, new Reason("It names only one end of a tie"));
        else collected.Ties.Add(new(tie with { From = from, To = to }, number));
    }

    private void TakeParticipation(RawGroup row)
    {
        string? name = null;
        List<(Meaning, string)> shared = [];
        List<Field> others = [];
        foreach (var field in row.Fields)
        {
            var text = field.Value.Trim();
            if (text.Length == 0) continue;
            var column = table!.Plan!.Column(field.Name);
            if (column.Meaning == Meaning.Name) name = text;
            else if (column.Meaning is Meaning.Event or Meaning.Network) shared.AddRange(column.Values(text).Select(value => (column.Meaning, value)));
            else others.Add(field);
        }
        if (name is null || shared.Count == 0)
        {
            collected.Skip(number, row.Row, name is null ? new Reason("It names no group") : new Reason("It says not what the group took part in"));
            return;
        }
        var draft = Participant(name, row.Row);
        if (others.Count > 0)
            draft.Group = draft.Group with { Others = [.. draft.Group.Others.Concat(others).Distinct()] };
        foreach (var (meaning, value) in shared)
            collected.Participations.Add(new(draft, value, meaning, number));
    }

    /// <summary>A group stands in many rows here, and is one.</summary>
    private Draft Participant(string name, long? row)
    {
        var folded = Folding.Fold(name) is { Length: > 0 } words ? words : name;
        if (participants.TryGetValue(folded, out var draft)) return draft;
        participants[folded] = draft = new Draft(new Group { Id = "", Name = name }, number) { Row = row };
        Add(draft);
        return draft;
    }

    private void TakeMatrixRow(RawGroup row)
    {
        if (row.Fields is not [var first, ..] || first.Name != headings[0])
        {
            collected.Skip(number, row.Row, new Reason("It names no group"));
            return;
        }
        var name = first.Value.Trim();
        var draft = Participant(name, row.Row);
        foreach (var field in row.Fields.Skip(1))
        {
            if (Values.YesOrNo(field.Value) == false) continue;
            if (table!.Plan!.Kind == TableKind.ParticipationMatrix)
            {
                if (Values.YesOrNo(field.Value) == true) collected.Participations.Add(new(draft, field.Name, Meaning.Event, number));
            }
            else if (Values.Number(field.Value) is { } strength)
            {
                if (strength > 0) collected.Ties.Add(new(new RawTie(name, field.Name) { Row = row.Row, Strength = strength, Directed = false }, number));
            }
            else if (Values.YesOrNo(field.Value) == true) collected.Ties.Add(new(new RawTie(name, field.Name) { Row = row.Row, Directed = false }, number));
        }
    }

    private void TakeWant(RawGroup row)
    {
        var (want, refusal) = PurposeReading.Read(row, table!.Plan!);
        if (want is null) collected.Skip(number, row.Row, refusal!);
        else collected.Wants.Add(want);
    }

    public static UnreadableFileException NoName(TablePlan plan, string file)
    {
        var headings = string.Join(", ", plan.Columns.Select(column => column.Heading));
        var likely = plan.Columns.FirstOrDefault(column => column.Meaning == Meaning.Other) ?? plan.Columns.FirstOrDefault();
        return new(new Reason("No column was found that holds the groups' names. The headings are: {0}. Say which it is, for example: --columns name=\"{1}\". If these are no headings, write a line of headings above them",
            headings, likely?.Heading ?? "…"))
        { File = file };
    }
}
