using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Sessions;

namespace Weft.Accounts;

[IgnoreAntiforgeryToken]
public sealed class PassphraseModel(Viewer viewer, Words words, Wishes wishes, AccountBook accounts, Attempts attempts, SessionBook sessions) : PageModel
{
    [BindProperty] public string Now { get; set; } = "";
    [BindProperty] public string Passphrase { get; set; } = "";
    [BindProperty] public string Again { get; set; } = "";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (await accounts.Find(viewer, HttpContext.RequestAborted) is not { } account) return NotFound();
        wishes.Check(ModelState, words, Passphrase, Again, account.Body.SignInName);
        if (!ModelState.IsValid) return Page();
        // A phone left open on a table is not enough to take an account over.
        if (attempts.Begin("passphrase " + account.Row.Id) is { } wait)
        {
            this.SayWait(words, wait);
            return Page();
        }
        if (!await accounts.IsPassphrase(account, Now, HttpContext.RequestAborted))
        {
            ModelState.AddModelError("Now", words["That is not your passphrase until now."]);
            return Page();
        }
        attempts.Succeed("passphrase " + account.Row.Id);
        await accounts.ChangePassphrase(account, Passphrase, CancellationToken.None);
        await sessions.EndAll(account.Row.Id, except: viewer, CancellationToken.None);
        return Redirect($"{Request.PathBase}/account?done=passphrase");
    }
}
