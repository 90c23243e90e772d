using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Accounts;

[IgnoreAntiforgeryToken]
public sealed class SignOutModel(Viewer viewer, SessionBook sessions) : PageModel
{
    public IActionResult OnGet() => Redirect($"{Request.PathBase}/account");

    public async Task<IActionResult> OnPostAsync(string? everywhere)
    {
        if (everywhere is not null)
        {
            await sessions.EndAll(viewer.Account, cancel: CancellationToken.None);
            KnownDevice.Forget(HttpContext);
        }
        await sessions.End(HttpContext, CancellationToken.None);
        return Redirect($"{Request.PathBase}/signed-out");
    }
}
