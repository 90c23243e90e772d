using Microsoft.AspNetCore.Mvc;
using Weft.Sessions;

namespace Weft.Spaces;

[IgnoreAntiforgeryToken]
public sealed class InviteModel(Viewer viewer, Words words, SpaceBook spaces, InvitationBook invitations) : SpacePage(viewer, spaces)
{
    /// <summary>Shown in the answer that made it, and kept nowhere.</summary>
    public string? Code { get; private set; }
    public string Until { get; private set; } = "";
    public string JoinAddress => $"{Request.Scheme}://{Request.Host}{Request.PathBase}/join";
    public string Link => $"{JoinAddress}/{Code?.Replace(' ', '-')}";

    public IActionResult OnGet() => May.Invite(Space.Mine, Space.Now) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? on, string? approval)
    {
        ModelState.Clear();
        var paper = on == "paper";
        if (!(await invitations.Make(Viewer, Space.Id, paper, approval == "yes", CancellationToken.None)).Try(out var code, out var refusal))
        {
            ModelState.AddModelError("", words[refusal]);
            return Page();
        }
        using (code)
            Code = code.Print();
        Until = Calling.Day(Space.Now + (paper ? Invitation.OpenOnPaper : Invitation.Open), words);
        return Page();
    }
}
