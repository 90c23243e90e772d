using Microsoft.AspNetCore.Mvc;

namespace Weft.Tasks;

/// <summary>A task, and what can be done with it: take it, give it back, finish it, delete it.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class ShowModel(Cards<TaskCard, TaskLine> tasks, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : CardPage<TaskCard, TaskLine>(tasks, viewer, words, spaces, members)
{
    /// <summary>The account of who does it now.</summary>
    public string? Owner => Is.Work.OwnerIn(Space.Roster);
    public string OwnerName => Name(Owner, Owner is null ? Is.OwnerBefore : null);
    public bool IsMine => Owner == Viewer.Account;
    public bool IsDone => Is.Work.DoneOn is not null;
    public string WhoDoes => (IsDone, IsMine, Owner) switch
    {
        (true, true, _) => Words["You did this."],
        (true, _, not null) => Words["{0} did this.", OwnerName],
        (true, _, null) => Is.OwnerBefore is null ? "" : Words["{0} did this.", OwnerName],
        (_, true, _) => Words["You do this."],
        (_, _, not null) => Words["{0} does this.", OwnerName],
        _ => Is.OwnerBefore is null ? Words["Free: nobody does this yet."] : Words["Free: who did this was {0}.", OwnerName],
    };
    public When When => new(Is.Work, Today);

    public Task<IActionResult> OnGetAsync() => Show();

    public Task<IActionResult> OnPostAsync(string? act, string? from)
    {
        if (act == "delete") return Delete();
        var me = Viewer.Account;
        return Do(task => task.Do(act switch
        {
            "take" => task.Work.Take(Space.Roster, me, from is { Length: > 0 } ? from : null, Space.Now),
            "hand-back" => task.Work.HandBack(Space.Roster, me, Space.Now),
            "finish" => task.Work.Finish(Space.Roster, me, from is { Length: > 0 } ? from : null, Space.Now),
            "reopen" => task.Work.Reopen(Space.Roster, me, Space.Now),
            _ => Unknown,
        }));
    }
}
