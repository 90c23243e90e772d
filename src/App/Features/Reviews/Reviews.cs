using NodaTime;
using Weft.Correspondents;
using Weft.Drawer;
using Weft.Notes;
using Weft.Spaces;
using Weft.Tasks;

namespace Weft.Reviews;

/// <summary>A card whose day has come.</summary>
/// <param name="Version">As it was shown: nothing is kept or deleted that somebody changed meanwhile.</param>
/// <param name="Address">Of its page, within the space.</param>
public sealed record DueCard(string Kind, string Id, long Version, string Title, LocalDate ReviewOn, string Address);

/// <summary>What a space has to look at again: its notes and tasks, who was in it before it was moved here, of the members' cards one's own, and of persons without an account those whom one writes for, or nobody.</summary>
public sealed class Reviews(NoteCards notes, TaskCards tasks, MemberCards members, FormerMembers former, PersonCards persons, Correspondents.Correspondents correspondents)
{
    /// <summary>What has waited longest comes first.</summary>
    public async Task<IReadOnlyList<DueCard>> Due(OpenSpace space, CancellationToken cancel = default)
    {
        var mine = await members.Find(space, space.Account, cancel);
        IEnumerable<DueCard> cards =
        [
            .. from note in await notes.All(space, cancel) select new DueCard(NoteCards.Kind, note.Id, note.Version, note.Head.Title, note.Head.ReviewOn, $"/notes/{note.Id}"),
            .. from task in await tasks.All(space, cancel) select new DueCard(TaskCards.Kind, task.Id, task.Version, task.Head.Title, task.Head.ReviewOn, $"/tasks/{task.Id}"),
            .. from person in await former.All(space, cancel) select new DueCard(FormerMembers.Kind, person.Id, person.Version, person.Head.Called, person.Head.ReviewOn, "/people"),
            .. from person in await persons.All(space, cancel)
               where person.Head.Writes.RefuseTending(space.Roster, space.Account, space.Now) is null
               select new DueCard(PersonCards.Kind, person.Id, person.Version, person.Head.Called, person.Head.ReviewOn, $"/persons/{person.Id}"),
            .. mine.Body.ReviewOn is { } day ? (DueCard[])[new(MemberCards.Kind, mine.Id, mine.Version, mine.Head.Called, day, "/me")] : [],
        ];
        var today = space.Now.InUtc().Date;
        return [.. cards.Where(card => Reviewing.IsDue(card.ReviewOn, today)).OrderBy(card => card.ReviewOn).ThenBy(card => card.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>It is still right: its day comes again in a year. Who looked, and when, is written down nowhere.</summary>
    public Task<CardDrawer.Outcome> Keep(OpenSpace space, DueCard card, CancellationToken cancel = default)
    {
        var day = Reviewing.Usual(space.Now.InUtc().Date);
        return card.Kind switch
        {
            NoteCards.Kind => notes.LookAgain(space, card.Id, card.Version, day, cancel),
            TaskCards.Kind => tasks.LookAgain(space, card.Id, card.Version, day, cancel),
            FormerMembers.Kind => former.LookAgain(space, card.Id, card.Version, day, cancel),
            PersonCards.Kind => persons.LookAgain(space, card.Id, card.Version, day, cancel),
            _ => members.LookAgain(space, card.Version, day, cancel),
        };
    }

    /// <summary>One's own card is not deleted here: it goes with its owner.</summary>
    public Task<CardDrawer.Outcome> Delete(OpenSpace space, DueCard card, CancellationToken cancel = default) => card.Kind switch
    {
        NoteCards.Kind => notes.Delete(space, card.Id, card.Version, cancel),
        TaskCards.Kind => tasks.Delete(space, card.Id, card.Version, cancel),
        FormerMembers.Kind => former.Delete(space, card.Id, card.Version, cancel),
        PersonCards.Kind => correspondents.Delete(space, card.Id, card.Version, cancel),
        _ => Task.FromResult(CardDrawer.Outcome.Saved),
    };
}

public static class ReviewsFeature
{
    public static void AddReviews(this IServiceCollection services) => services.AddSingleton<Reviews>();
}
