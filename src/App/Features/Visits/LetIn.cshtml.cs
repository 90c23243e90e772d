using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Weft.Invitations;
using Weft.Spaces;

namespace Weft.Visits;

/// <summary>Invites somebody from outside to read one record.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class LetInModel(Viewer viewer, Words words, SpaceBook spaces, InvitationBook invitations, Visitors visitors, MemberCards members) : SpacePage(viewer, spaces)
{
    [BindProperty] public string Until { get; set; } = "";
    public string Title { get; private set; } = "";
    public string Back { get; private set; } = "";
    public string Id => RouteData.Values["id"] as string ?? "";
    /// <summary>Shown in the answer that made it, and kept nowhere.</summary>
    public MadeCode? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Until = LocalDatePattern.Iso.Format(Space.Now.InUtc().Date.PlusDays(Visit.UsualDays));
        return await Fill() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string? on, string? approval)
    {
        ModelState.Clear();
        if (!await Fill()) return NotFound();
        if (Calling.DayOf(Until) is not { } day)
        {
            ModelState.AddModelError("Until", words["Choose a day that is still to come, within a year."]);
            return Page();
        }
        var (paper, visit) = (on == "paper", Visit.Through(Id, day));
        var by = (await members.Names(Space, CancellationToken.None)).Called(Viewer.Account, words);
        if (!(await invitations.LetIn(Viewer, Space.Id, visit, by, paper, approval == "yes", CancellationToken.None)).Try(out var code, out var refusal))
        {
            ModelState.AddModelError("Until", words[refusal]);
            return Page();
        }
        using (code)
            Made = MadeCode.Of(code, words["An invitation to read “{0}”", Title], paper, Space.Now, Request, words);
        return Page();
    }

    private async Task<bool> Fill()
    {
        if (!May.Invite(Space.Mine, Space.Now) || await visitors.Ready(Space, Id, HttpContext.RequestAborted) is not { } found) return false;
        (Title, Back) = (found.Title, found.Address);
        return true;
    }
}
