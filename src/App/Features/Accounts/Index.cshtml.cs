using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Accounts;

public sealed class IndexModel(Viewer viewer, AccountBook accounts) : PageModel
{
    public string Name { get; private set; } = "";
    public bool HasRecovery { get; private set; }
    public string SecondFactor { get; private set; } = "";
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? done)
    {
        if (await accounts.Find(viewer, HttpContext.RequestAborted) is not { } account) return NotFound();
        Name = account.Body.SignInName;
        HasRecovery = account.Row.Recovery is not null;
        SecondFactor = (account.Body.AppKey, account.Body.PrintedCodes.Count) switch
        {
            ({ }, > 0) => "An app on a phone, or a printed list of codes.",
            ({ }, _) => "An app on a phone.",
            (null, > 0) => "A printed list of codes.",
            _ => "None: the passphrase alone opens your account.",
        };
        Done = done switch
        {
            "passphrase" => "Your passphrase is changed, and you are signed out everywhere else.",
            "second-factor" => "Your second factor is changed.",
            _ => null,
        };
        return Page();
    }
}
