using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Invitations;

/// <summary>Seats somebody who has an account.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class JoinHereModel(Viewer viewer, Words words, InvitationBook invitations, SpaceBook spaces, MemberCards members) : PageModel
{
    [BindProperty] public string Called { get; set; } = "";
    public InvitedTo Invited { get; private set; } = null!;
    public string InAddress => RouteData.Values["code"] as string ?? "";

    public async Task<IActionResult> OnGetAsync()
    {
        using var code = await Look();
        return code is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        using var code = await Look();
        if (code is null) return NotFound();
        // Who is not let in yet learns nothing of who is there.
        if (Invited.Refusal is { } early) ModelState.AddModelError("", words[early]);
        else if ((MemberCards.Refuse(Called) ?? await invitations.RefuseName(code, Called, viewer.Account, HttpContext.RequestAborted)) is { } unnamed) ModelState.AddModelError("Called", words[unnamed]);
        if (!ModelState.IsValid) return Page();
        if (!(await invitations.Accept(code, viewer.Account, viewer.Keys, Called, null, CancellationToken.None)).Try(out var space, out var refusal))
        {
            ModelState.AddModelError("", words[refusal]);
            return Page();
        }
        if (Invited.Invitation.Role == Role.Visitor) return Redirect($"{Request.PathBase}/visits/{space}");
        await members.Greet(spaces, viewer, space, Called);
        return Redirect($"{Request.PathBase}/spaces/{space}");
    }

    private async Task<InvitationCode?> Look()
    {
        if (InvitationCode.Parse(InAddress, out _) is not { } code) return null;
        if (await invitations.Look(code, HttpContext.RequestAborted) is { } invited)
        {
            Invited = invited;
            return code;
        }
        code.Dispose();
        return null;
    }
}
