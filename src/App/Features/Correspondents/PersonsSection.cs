namespace Weft.Correspondents;

/// <summary>Somebody without an account, as the page of a space shows them to whoever opens it.</summary>
/// <param name="Correspondent">The account of who writes for them; null for nobody.</param>
/// <param name="ToShow">What they said and was not shown back to them yet.</param>
/// <param name="Long">How much of it waits for long.</param>
/// <param name="ToCorrect">How much they want different, of which nothing new was written down yet.</param>
/// <param name="IsMine">Whether the reader writes for them.</param>
/// <param name="IsOffered">Whether the reader was asked to.</param>
public sealed record PersonHere(string Id, string Called, string? Correspondent, int ToShow, int Long, int ToCorrect, bool IsMine, bool IsOffered)
{
    /// <summary>Whether the reader has something to do for them.</summary>
    public bool IsTurn => IsOffered || (IsMine && ToShow + ToCorrect > 0);
}

/// <summary>The persons without an account, on the page of a space.</summary>
public sealed class PersonsSection(PersonCards persons, SayingCards sayings) : ISpaceSection
{
    public int Place => 400;

    public async Task<Section?> In(SpacePage page, IReadOnlyDictionary<string, MemberHead> names, CancellationToken cancel) =>
        new("/Features/Correspondents/_Persons.cshtml", new PersonList(page, await In(page.Space, cancel), names));

    private async Task<IReadOnlyList<PersonHere>> In(OpenSpace space, CancellationToken cancel)
    {
        var said = await sayings.All(space, cancel);
        var there = await persons.All(space, cancel);
        said = await sayings.Sweep(space, said, there, cancel);
        var corrected = said.Select(saying => saying.Head.Corrects).ToHashSet(StringComparer.Ordinal);
        var (waiting, different) = (Of(said, saying => saying.Head.ShownOn is null), Of(said, saying => saying.Head.Reply == Reply.Different && !corrected.Contains(saying.Id)));
        var today = space.Now.InUtc().Date;
        return [.. from person in there
                   let writes = person.Head.Writes
                   let correspondent = writes.CorrespondentIn(space.Roster)
                   let unseen = waiting[person.Id].ToList()
                   select new PersonHere(person.Id, person.Head.Title, correspondent, unseen.Count, unseen.Count(saying => saying.Said.WaitsLong(today)), different[person.Id].Count(),
                       correspondent == space.Account, writes.OfferedIn(space.Roster) == space.Account)];
    }

    private static ILookup<string, SayingLine> Of(IEnumerable<CardHead<SayingLine>> said, Func<CardHead<SayingLine>, bool> which) =>
        said.Where(which).ToLookup(saying => saying.Head.Of, saying => saying.Head);
}

/// <summary>The part of a space's page that shows them.</summary>
public sealed record PersonList(SpacePage Page, IReadOnlyList<PersonHere> Persons, IReadOnlyDictionary<string, MemberHead> Names);
