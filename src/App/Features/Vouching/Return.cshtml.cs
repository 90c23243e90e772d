using Microsoft.AspNetCore.Mvc;
using Weft.Invitations;
using Weft.Spaces;

namespace Weft.Vouching;

/// <summary>Makes the invitation of somebody who lost their account, for who vouches for them.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class ReturnModel(Viewer viewer, Words words, SpaceBook spaces, InvitationBook invitations, MemberCards members) : SpacePage(viewer, spaces)
{
    public string Name { get; private set; } = "";
    private string Account => RouteData.Values["account"] as string ?? "";
    /// <summary>Shown in the answer that made it, and kept nowhere.</summary>
    public MadeCode? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Fill() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? on)
    {
        ModelState.Clear();
        if (!await Fill()) return NotFound();
        var paper = on == "paper";
        if (!(await invitations.MakeReturn(Viewer, Space.Id, Account, paper, CancellationToken.None)).Try(out var code, out var refusal))
        {
            ModelState.AddModelError("", words[refusal]);
            return Page();
        }
        using (code)
            Made = MadeCode.Of(code, words["An invitation for {0}, to come back to {1}", Name, Space.Name], paper, Space.Now, Request, words);
        return Page();
    }

    private async Task<bool> Fill()
    {
        if (Space.Roster.RefuseReturn(Account, Viewer.Account, Space.Now, Space.Now) is not null) return false;
        Name = (await members.Names(Space, HttpContext.RequestAborted)).Called(Account, words);
        return true;
    }
}
