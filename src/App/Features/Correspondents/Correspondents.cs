using Weft.Drawer;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>Somebody without an account, as the page of a space shows them to whoever opens it.</summary>
/// <param name="Correspondent">The account of who writes for them; null for nobody.</param>
/// <param name="ToShow">What they said and was not shown back to them yet.</param>
/// <param name="Long">How much of it waits for long.</param>
/// <param name="ToCorrect">How much they want different, of which nothing new was written down yet.</param>
/// <param name="IsMine">Whether the reader writes for them.</param>
/// <param name="IsOffered">Whether the reader was asked to.</param>
public sealed record PersonLine(string Id, string Called, string? Correspondent, int ToShow, int Long, int ToCorrect, bool IsMine, bool IsOffered)
{
    /// <summary>Whether the reader has something to do for them.</summary>
    public bool IsTurn => IsOffered || (IsMine && ToShow + ToCorrect > 0);
}

/// <summary>The persons without an account of one space.</summary>
public sealed class Correspondents(PersonCards persons, SayingCards sayings)
{
    public async Task<IReadOnlyList<PersonLine>> In(OpenSpace space, CancellationToken cancel = default)
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
                   select new PersonLine(person.Id, person.Head.Called, correspondent, unseen.Count, unseen.Count(saying => saying.WaitsLong(today)), different[person.Id].Count(),
                       correspondent == space.Account, writes.OfferedIn(space.Roster) == space.Account)];
    }

    /// <summary>Deletes somebody's card, and all that they said.</summary>
    /// <param name="space">Where it stands.</param>
    /// <param name="id">Of the card.</param>
    /// <param name="version">That is to be deleted, and no other.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version, CancellationToken cancel = default)
    {
        var outcome = await persons.Delete(space, id, version, cancel);
        if (outcome == CardDrawer.Outcome.Saved)
        {
            var said = await sayings.All(space, cancel);
            await sayings.Sweep(space, said, await persons.All(space, cancel), cancel);
        }
        return outcome;
    }

    private static ILookup<string, SayingHead> Of(IEnumerable<CardHead<SayingHead>> said, Func<CardHead<SayingHead>, bool> which) =>
        said.Where(which).ToLookup(saying => saying.Head.Of, saying => saying.Head);
}

/// <summary>The part of a space's page that shows them.</summary>
public sealed record PersonList(SpacePage Page, IReadOnlyList<PersonLine> Persons, IReadOnlyDictionary<string, MemberHead> Names);
