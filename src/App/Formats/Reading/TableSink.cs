using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// Takes what one file says. The first rows of a table are kept back until it is plain what its columns mean; the rest streams
/// through.
/// </summary>
internal sealed class TableSink(string file, string format, ReadingChoices choices, Collected collected, PlaceReading places) : IRawSink
{
    private const int RowsLookedAt = 5000, LettersLookedAt = 8 << 20;

    private readonly List<RawGroup> first = [];
    private string[] headings = [];
    private bool isTable;
    private OpenTable? table;
    private LabelledRows? labelled;
    private GroupReading? groups;
    private ParticipationRows? participations;
    private int number, letters;

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
        if (group.Id?.Length > Limits.CellLetters || group.Fields.Any(field => field.Value.Length > Limits.CellLetters || field.Name.Length > Limits.HeadingLetters))
        {
            collected.Skip(number, group.Row, new Reason("It has a text of more than 1 MB, or a heading of more than 10,000 letters"));
            return;
        }
        if (labelled is not null) labelled.Add(group);
        else if (table.Plan is null)
        {
            first.Add(group);
            letters += group.Fields.Sum(field => field.Value.Length);
            if (first.Count < RowsLookedAt && letters < LettersLookedAt) return;
            labelled = LabelledRows.Of(first);
            if (labelled is null) Decide();
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
        if (table is { Plan: null } && (first.Count > 0 || isTable))
        {
            if ((labelled ?? LabelledRows.Of(first)) is { } known) TakeLabelled(known);
            Decide();
        }
        (groups, participations, table, labelled) = (null, null, null, null);
    }

    private void TakeLabelled(LabelledRows rows)
    {
        first.Clear();
        first.AddRange(rows.Rows);
        headings = [.. headings.Except(rows.Codes)];
        if (rows.Note is { } note) table!.Notes.Add(note);
    }

    private void Decide()
    {
        var plan = new Planner(choices.Columns, isTable).Plan(headings, first);
        if (choices.MemberColumn is { } members)
            plan = new(plan.Kind, [.. plan.Columns.Select(one => HeadingWords.Fold(one.Heading) == HeadingWords.Fold(members)
                ? one with { Meaning = Meaning.Member }
                : one.Meaning == Meaning.Member ? one with { Meaning = Meaning.Other } : one)]);
        table!.Plan = plan;
        letters = 0;
        if (isTable && plan.Kind == TableKind.Groups && !plan.Has(Meaning.Name) && !plan.Has(Meaning.Id))
        {
            // One sheet of several may be a cover or a note.
            if (table.Name is null) throw NoName(plan, file);
            table.LeftOut = NoName(plan, file);
        }
        if (isTable && plan.Kind == TableKind.Groups && !choices.Columns.Any(column => column.Meaning == Meaning.Name)) LookForPeople(plan);
        var noPlace = plan.Columns.Where(column => column.Meaning == Meaning.Other && plan.Kind == TableKind.Ties).Select(column => column.Heading).ToList();
        if (noPlace.Count > 0)
            table.Notes.Add(new Reason("These attributes of ties are not used and were left out: {0}", string.Join(", ", noPlace)));
        foreach (var column in plan.Columns)
            if (column.EitherWay is { } date && Values.Date(date) is { } day)
                table.Notes.Add(new Reason("Dates under “{0}” were read with the day first: {1} as {2}. If that is wrong, write them as year, month, day", column.Heading, date, NodaTime.Text.LocalDatePattern.Iso.Format(day)));
        groups = new GroupReading(plan, places, number, isTable, collected.People, table.Tell);
        participations = new ParticipationRows(plan, collected, number, Add);
        foreach (var group in first)
            Take(group);
        first.Clear();
        first.TrimExcess();
    }

    /// <summary>A table of people is refused, unless it is a sheet among others: that does not decide the file.</summary>
    private void LookForPeople(TablePlan plan)
    {
        var name = plan.Heading(Meaning.Name);
        var isCalledSo = table!.Name is not null && People.IsListOfPeople(table.Name) && name is not null && HeadingWords.IsBareName(name);
        if (!isCalledSo && !People.Are(plan, first) && !People.Seem(plan, first, oneIsEnough: table.Name is not null)) return;
        if (table.Name is null) throw new UnreadableFileException(new Reason("It reads like a list of people, and Weft draws maps of groups. If these are groups after all, add: --columns name=\"{0}\"", name ?? "…"));
        table.OfPeople = true;
        table.Notes.Add(new Reason("“{0}” reads like a list of people, and was left out. If these are groups after all, add: --columns name=\"{1}\"", table.Name, name ?? "…"));
    }

    private void Take(RawGroup row)
    {
        if (table!.LeftOut is not null)
        {
            collected.Skip(number, row.Row, new Reason("The sheet “{0}” has no column with the groups' names", table.Name!));
            return;
        }
        if (table.OfPeople)
        {
            collected.Skip(number, row.Row, new Reason("It is a person; Weft lists groups"));
            return;
        }
        switch (table.Plan!.Kind)
        {
            case TableKind.Groups: TakeGroup(row); break;
            case TableKind.Ties: TieRows.Take(row, table.Plan, collected, number); break;
            case TableKind.Participation: participations!.Take(row); break;
            case TableKind.Purpose: TakeWant(row); break;
            default: participations!.TakeMatrix(row); break;
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
        draft.PutInto(collected.Spool);
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

    private void TakeWant(RawGroup row)
    {
        var (want, refusal) = PurposeReading.Read(row, table!.Plan!);
        if (refusal is not null) collected.Skip(number, row.Row, refusal);
        if (want is not null) collected.Wants.Add(want);
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
