using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Tasks;

/// <summary>A task, and what can be done with it: take it, give it back, finish it, delete it.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class ShowModel(Viewer viewer, Words words, SpaceBook spaces, TaskCards tasks, MemberCards members) : SpacePage(viewer, spaces)
{
    public Card<TaskHead, TaskBody> Card { get; private set; } = null!;
    public Reason? Refusal { get; private set; }
    public string By { get; private set; } = "";
    /// <summary>The account of who does it now.</summary>
    public string? Owner => Card.Head.Work.OwnerIn(Space.Roster);
    public string OwnerName { get; private set; } = "";
    public bool IsMine => Owner == Viewer.Account;
    public bool IsDone => Card.Head.Work.DoneOn is not null;
    public string WhoDoes => (IsDone, IsMine, Owner) switch
    {
        (true, true, _) => words["You did this."],
        (true, _, not null) => words["{0} did this.", OwnerName],
        (true, _, null) => Card.Body.OwnerBefore is null ? "" : words["{0} did this.", OwnerName],
        (_, true, _) => words["You do this."],
        (_, _, not null) => words["{0} does this.", OwnerName],
        _ => Card.Body.OwnerBefore is null ? words["Free: nobody does this yet."] : words["Free: who did this was {0}.", OwnerName],
    };
    public When When => new(Card.Head.Work, Space.Now.InUtc().Date);

    public async Task<IActionResult> OnGetAsync(string id) => await Fill(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, string? act, string? from)
    {
        if (act == "delete") return await Delete(id);
        var me = Viewer.Account;
        if (!await Do(id, act switch
        {
            "take" => (work, now) => work.Take(Space.Roster, me, from is { Length: > 0 } ? from : null, now),
            "hand-back" => (work, now) => work.HandBack(Space.Roster, me, now),
            "finish" => (work, now) => work.Finish(Space.Roster, me, now),
            "reopen" => (work, now) => work.Reopen(Space.Roster, me, now),
            _ => (_, _) => new Reason("This page does not know that. Load it again and choose what is there"),
        })) return NotFound();
        if (Refusal is null) return Redirect(At($"/tasks/{id}"));
        return await Fill(id) ? Page() : NotFound();
    }

    /// <summary>Does something with the work as it is now, however many others do at the same time.</summary>
    /// <returns>False if there is no such task any more, or the space is not open any more.</returns>
    private async Task<bool> Do(string id, Func<Undertaking, Instant, Answer<Undertaken>> act)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (await tasks.Find(Space, id, CancellationToken.None) is not { } task) return false;
            if (!act(task.Head.Work, Space.Now).Try(out var undertaken, out var refusal))
            {
                Refusal = refusal;
                return true;
            }
            if (await tasks.Put(Space, task, undertaken, CancellationToken.None) == CardDrawer.Outcome.Saved) return true;
            if (!await Open()) return false;
        }
        Refusal = SpaceBook.Busy;
        return true;
    }

    private async Task<IActionResult> Delete(string id)
    {
        // Twice: somebody may join or leave at the same moment.
        if (await tasks.Delete(Space, id, cancel: CancellationToken.None) == CardDrawer.Outcome.SpaceChanged && await Open()) await tasks.Delete(Space, id, cancel: CancellationToken.None);
        return Redirect(At());
    }

    private async Task<bool> Fill(string id)
    {
        if (await tasks.Find(Space, id, HttpContext.RequestAborted) is not { } task) return false;
        Card = task;
        var names = await members.Names(Space, HttpContext.RequestAborted);
        (By, OwnerName) = (names.Called(task.Body.By, task.Body.Before, words), names.Called(Owner, Owner is null ? task.Body.OwnerBefore : null, words));
        return true;
    }
}
