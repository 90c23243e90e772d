namespace Weft.Formats;

/// <summary>What a table is and what each of its columns means.</summary>
internal sealed record TablePlan(TableKind Kind, IReadOnlyList<ColumnPlan> Columns)
{
    private readonly Dictionary<string, ColumnPlan> byHeading = Columns.ToDictionary(column => column.Heading);

    /// <summary>The plan of a column; one that first comes later in the file is kept as it is.</summary>
    public ColumnPlan Column(string heading)
    {
        if (byHeading.TryGetValue(heading, out var plan)) return plan;
        var found = HeadingWords.Find(heading);
        var isPrivate = found is [{ Meaning: Meaning.Private }];
        return byHeading[heading] = new(heading, isPrivate ? Meaning.Private : Meaning.Other);
    }

    public string? Heading(Meaning meaning) => Columns.FirstOrDefault(column => column.Meaning == meaning)?.Heading;
    public bool Has(Meaning meaning) => Heading(meaning) is not null;
}

/// <param name="AtCommas">Whether commas part the values of a list.</param>
/// <param name="Whole">Whether values come one by one already.</param>
/// <param name="MonthFirst">Whether dates have the month before the day: some of them make no date otherwise.</param>
internal sealed record ColumnPlan(string Heading, Meaning Meaning, bool AtCommas = false, bool Whole = false, bool MonthFirst = false)
{
    /// <summary>The answer that is ticked in this column, where a form has one for each answer.</summary>
    public string? Answer { get; init; }

    /// <summary>What a cell says; null for what was not ticked.</summary>
    public string? Said(string cell) => Answer is null ? cell : Formats.Values.YesOrNo(cell) switch { true => Answer, false => null, _ => cell };

    /// <summary>A date whose day and month could stand either way round, where no other date of the column says which.</summary>
    public string? EitherWay { get; init; }

    // One plan for each column: to compare them by what they say would only take time.
    public bool Equals(ColumnPlan? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Whether it says what kind of thing a row is, whatever else it means.</summary>
    private bool SaysKind { get; } = People.IsKindHeading(Heading);

    /// <summary>Whether a cell says that its row is a person.</summary>
    public bool SaysPerson(string cell) => SaysKind || Meaning == Meaning.Kind ? People.IsKindOfPerson(cell) : (isTopic && People.IsTopicOfPerson(cell)) || (asksGender && People.IsGender(cell));

    /// <summary>Whether a cell says that the group is not to be shown to everyone.</summary>
    public bool RefusesToBePublic(string cell) => refusal?.Invoke(cell) == true;

    private readonly Func<string, bool>? refusal = Consent.Refusal(Heading);

    private readonly bool asksGender = People.IsGenderHeading(Heading);

    private readonly bool isTopic = People.IsTopicHeading(Heading);

    public IEnumerable<string> Values(string cell) => Whole ? [cell.Trim()] : ListValues.Split(cell, AtCommas);
}
