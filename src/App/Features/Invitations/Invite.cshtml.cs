using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Invitations;

/// <summary>The code of an invitation, as it is shown once.</summary>
/// <param name="Address">Where it is typed.</param>
/// <param name="Until">The day until which it is good.</param>
public sealed record MadeCode(string Heading, string Code, string Address, string Until)
{
    public string Link => $"{Address}/{Code.Replace(' ', '-')}";

    /// <summary>A code that is made now, in words.</summary>
    public static MadeCode Of(InvitationCode code, string heading, bool paper, Instant now, HttpRequest request, Words words) => new(
        heading, code.Print(), $"{request.Scheme}://{request.Host}{request.PathBase}/join", Calling.Day(now + (paper ? Invitation.OpenOnPaper : Invitation.Open), words));
}

[IgnoreAntiforgeryToken, Once]
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
            Made = MadeCode.Of(code, words["An invitation to {0}", Space.Name], paper, Space.Now, Request, words);
        return Page();
    }
}
