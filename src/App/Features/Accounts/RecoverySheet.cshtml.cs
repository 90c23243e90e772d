using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Weft.Storage;

namespace Weft.Accounts;

/// <summary>What stands on a recovery sheet. It is shown in the answer that made it, and kept nowhere.</summary>
public sealed record Sheet(string Weft, string Address, string Name, string Code, string Day, string? HostSecret);

/// <summary>Writes recovery sheets.</summary>
public sealed class Sheets(AccountBook accounts, Database database, IClock clock)
{
    public async Task<Sheet> Write(HttpContext context, OpenAccount account, string code)
    {
        var words = context.Words();
        return new((await accounts.Weft(context.RequestAborted)).Name, $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}", account.Body.SignInName,
            code, clock.GetCurrentInstant().InUtc().Date.ToString("D", words.Culture), account.Row.Operates ? HostSecretFile.PathFor(database.Folder) : null);
    }
}

[IgnoreAntiforgeryToken, Once]
public sealed class RecoverySheetModel(Viewer viewer, Words words, AccountBook accounts, PassphraseCheck check, Sheets sheets) : PageModel
{
    public Sheet? Sheet { get; private set; }
    public bool HasOne { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await accounts.Find(viewer, HttpContext.RequestAborted) is not { } account) return NotFound();
        HasOne = account.Row.Recovery is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? passphrase)
    {
        ModelState.Clear();
        if (await accounts.Find(viewer, HttpContext.RequestAborted) is not { } account) return NotFound();
        HasOne = account.Row.Recovery is not null;
        if (!await check.Passes(this, words, account, passphrase)) return Page();
        using var code = await accounts.NewRecoveryCode(account, CancellationToken.None);
        Sheet = await sheets.Write(HttpContext, account, code.Print());
        return Page();
    }
}
