using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>What a list shows of a person without an account.</summary>
public sealed record PersonLine : CardLine
{
    public Correspondence Writes { get; init; } = new();
    /// <summary>What the title was called before.</summary>
    public string Called { init => Title = value; }
}

/// <summary>
/// Somebody without an account. No number, no charge, no sentence: what somebody else did to a person is not what they are. Names of properties are stored:
/// add, never rename.
/// </summary>
public sealed record PersonCard : CardText
{
    public const int MostCalled = 60, MostReach = 4000;

    public string Called { get; init; } = "";
    /// <summary>How they are reached.</summary>
    public string Reach { get; init; } = "";
    /// <summary>How they asked to be asked.</summary>
    public Way Asked { get; init; }
    public Correspondence Writes { get; init; } = new();
    /// <summary>The name of who wrote for them before they came here in an archive, until somebody here takes it on.</summary>
    public string? CorrespondentBefore { get; init; }

    public static readonly Kind<PersonCard, PersonLine> Kind = new Kind<PersonCard, PersonLine>("person", "persons", "Somebody without an account, and what they said",
            "the card of somebody without an account", person => person.Called, person => new() { Writes = person.Writes })
        .Line("Called", "What do they want to be called?", person => person.Called, (person, it) => person with { Called = it }, MostCalled,
            form: new("It need not be their real name.", Refusal: "Say in at most {0} letters what they want to be called."))
        .Prose("Reach", "How are they reached?", person => person.Reach, (person, it) => person with { Reach = it }, MostReach,
            form: new("An address for letters, a visiting day, somebody who passes things on. Leave out any prison number, and everything about a charge or a sentence: it is nobody’s business here.", Rows: 4))
        .Choice("Asked", "How do they want to be asked?", person => person.Asked, (person, way) => person with { Asked = way }, LabelOf)
        .Member("Correspondent", (person, roster) => person.Writes.CorrespondentIn(roster), person => person.CorrespondentBefore, (person, name) => person with { CorrespondentBefore = name }, told: "{0} writes for them.")
        .TendedBy((person, space) => person.Writes.RefuseTending(space.Roster, space.Account, space.Now))
        .IsAbout(person => person.Called)
        .Upgrades(Sealed.Shape.HeadIntoBody);

    public static string LabelOf(Way way) => way switch
    {
        Way.Letter => "By letter",
        Way.Visit => "At a visit",
        _ => "By telephone",
    };

    /// <summary>Who writes for them now.</summary>
    public Answer<Done<PersonCard>> Do(Answer<Corresponding> act) => act.Try(out var corresponding, out var refusal)
        ? new Done<PersonCard>(this with { Writes = corresponding.Correspondence, CorrespondentBefore = corresponding.Correspondence.By is null ? CorrespondentBefore : null }, corresponding.Entry)
        : refusal;
}

/// <summary>The cards of people without an account; with one goes all that the person said.</summary>
public sealed class PersonCards(CardDrawer drawer, MemberCards members, FilesInArchive files, SayingCards sayings) : Cards<PersonCard, PersonLine>(PersonCard.Kind, drawer, members, files)
{
    public override async Task<IReadOnlyList<CardHead<PersonLine>>> All(OpenSpace space, CancellationToken cancel = default) =>
        [.. (await base.All(space, cancel)).OrderBy(person => person.Head.Title, StringComparer.CurrentCulture)];

    public override async Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version, CancellationToken cancel)
    {
        var outcome = await base.Delete(space, id, version, cancel);
        if (outcome == CardDrawer.Outcome.Saved) await sayings.Sweep(space, await sayings.All(space, cancel), await All(space, cancel), cancel);
        return outcome;
    }

    /// <summary>Archives of before version 2 say by their order who said something.</summary>
    protected override async Task Arrive(UnfinishedSpace to, string id, PersonCard card, CancellationToken cancel)
    {
        await base.Arrive(to, id, card, cancel);
        to.Remembered = new ArrivedPerson(id, card.Called, []);
    }
}
