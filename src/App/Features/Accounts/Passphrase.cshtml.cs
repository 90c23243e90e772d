using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Accounts;

[IgnoreAntiforgeryToken, Once]
public sealed class PassphraseModel(Viewer viewer, Words words, Wishes wishes, AccountBook accounts, PassphraseCheck check, SessionBook sessions) : PageModel
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
        if (!await check.Passes(this, words, account, Now, "Now")) return Page();
        await accounts.ChangePassphrase(account, Passphrase, CancellationToken.None);
        await sessions.EndAll(account.Row.Id, except: viewer, CancellationToken.None);
        return Redirect($"{Request.PathBase}/account?done=passphrase");
    }
}
