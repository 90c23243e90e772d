using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Sessions;

namespace Weft.Accounts;

[IgnoreAntiforgeryToken]
public sealed class DeleteModel(Viewer viewer, Words words, AccountBook accounts, Attempts attempts, SessionBook sessions) : PageModel
{
    [BindProperty] public string Passphrase { get; set; } = "";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (await accounts.Find(viewer, HttpContext.RequestAborted) is not { } account) return NotFound();
        if (attempts.Begin("passphrase " + account.Row.Id) is { } wait)
        {
            this.SayWait(words, wait);
            return Page();
        }
        if (!await accounts.IsPassphrase(account, Passphrase, HttpContext.RequestAborted))
        {
            ModelState.AddModelError("Passphrase", words["That is not your passphrase."]);
            return Page();
        }
        await accounts.Delete(account, CancellationToken.None);
        await sessions.EndAll(account.Row.Id, cancel: CancellationToken.None);
        await sessions.End(HttpContext, CancellationToken.None);
        return Redirect($"{Request.PathBase}/signed-out");
    }
}
