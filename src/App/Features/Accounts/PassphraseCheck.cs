using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Accounts;

/// <summary>Asks somebody who is signed in for their passphrase once more: a phone left open on a table is not enough to take an account over.</summary>
public sealed class PassphraseCheck(AccountBook accounts, Attempts attempts)
{
    /// <returns>Whether it was right; if not, the page says so at the box.</returns>
    public async Task<bool> Passes(PageModel page, Words words, OpenAccount account, string? typed, string box = "Passphrase")
    {
        var tries = "passphrase " + account.Row.Id;
        if (attempts.Begin(tries) is { } wait)
        {
            page.SayWait(words, wait);
            return false;
        }
        if (await accounts.IsPassphrase(account, typed ?? "", page.HttpContext.RequestAborted))
        {
            attempts.Succeed(tries);
            return true;
        }
        page.ModelState.AddModelError(box, words["That is not your passphrase."]);
        return false;
    }
}
