using Microsoft.AspNetCore.Mvc;
using Weft.Sessions;

namespace Weft.Spaces;

/// <summary>The code of an invitation, as it is shown once.</summary>
/// <param name="Address">Where it is typed.</param>
/// <param name="Until">The day until which it is good.</param>
public sealed record MadeCode(string Heading, string Code, string Address, string Until)
{
    public string Link => $"{Address}/{Code.Replace(' ', '-')}";
}

[IgnoreAntiforgeryToken]
public sealed class InviteModel(Viewer viewer, Words words, SpaceBook spaces, InvitationBook invitations) : SpacePage(viewer, spaces)
{
    /// <summary>Shown in the answer that made it, and kept nowhere.</summary>
    public MadeCode? Made { get; private set; }

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
            Made = new(words["An invitation to {0}", Space.Name], code.Print(), $"{Request.Scheme}://{Request.Host}{Request.PathBase}/join", Calling.Day(Space.Now + (paper ? Invitation.OpenOnPaper : Invitation.Open), words));
        return Page();
    }
}
