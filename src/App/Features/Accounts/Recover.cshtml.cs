using Microsoft.AspNetCore.Mvc;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>Opens an account with the recovery code, and gives it a new passphrase. The second factor goes with it: whoever lost one may have lost both.</summary>
[Open, IgnoreAntiforgeryToken, Once, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecoverModel(Stamp stamps, Words words, Wishes wishes, AccountBook accounts, Attempts attempts, SessionBook sessions) : VisitorForm(stamps)
{
    [BindProperty] public string Code { get; set; } = "";
    [BindProperty] public string Passphrase { get; set; } = "";
    [BindProperty] public string Again { get; set; } = "";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (!IsStamped(words)) return Page();
        wishes.Check(ModelState, words, Passphrase, Again, name: null);
        using var code = RecoveryCode.Parse(Code, out var wrong);
        if (code is null)
        {
            ModelState.AddModelError("Code", wrong > 0
                ? words["Look at group {0} once more: a sign in it is not as it was printed.", wrong]
                : words["A code has eight groups of five signs. Count the groups once more."]);
        }
        if (code is null || !ModelState.IsValid) return Page();
        // 160 bits cannot be guessed; this keeps somebody from trying that for fun.
        if (attempts.Begin("recovery " + Convert.ToHexStringLower(code.Mark)) is { } wait)
        {
            this.SayWait(words, wait);
            return Page();
        }
        if (await accounts.Open(code, HttpContext.RequestAborted) is not { } account)
        {
            ModelState.AddModelError("Code", words["This code opens no account here. It may be of another Weft, or a newer sheet has replaced it."]);
            return Page();
        }
        account = await accounts.ChangePassphrase(account, Passphrase, CancellationToken.None);
        account = await accounts.Change(account, body => body with { AppKey = null, AppStep = 0, PrintedCodes = [] }, CancellationToken.None);
        await sessions.EndAll(account.Row.Id, cancel: CancellationToken.None);
        await sessions.Begin(HttpContext, account.Row.Id, account.Keys, cancel: CancellationToken.None);
        return this.GoOn(KeptForm.Nothing);
    }
}
