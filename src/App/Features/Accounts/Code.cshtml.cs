using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Accounts;

/// <summary>The second factor.</summary>
[Halfway, IgnoreAntiforgeryToken, TakesIn(SignInModel.Largest)]
public sealed class CodeModel(Words words, AccountBook accounts, Attempts attempts, KnownDevice devices, SessionBook sessions) : PageModel
{
    public KeptForm Kept { get; private set; } = KeptForm.Nothing;

    public IActionResult OnGet() => this.AskForCode(KeptForm.CarriedBy(Request));

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        Kept = KeptForm.CarriedBy(Request);
        var viewer = HttpContext.Viewer()!;
        if (await accounts.Find(viewer) is not { } account) return NotFound();
        // Whoever knows the passphrase guesses against one count, however many devices and sessions they have; a device of the owner's has its own, and is not kept out by that.
        var tries = "code " + (devices.Of(HttpContext, account.Row.Id) ?? account.Row.Id);
        if (attempts.Begin(tries) is { } wait)
        {
            this.SayWait(words, wait);
            return this.AskForCode(Kept);
        }
        if (!await accounts.TakeCode(account, code))
        {
            ModelState.AddModelError("Code", words["That is not the code of just now. A code is good once: wait for the next, or take the next of your list."]);
            return this.AskForCode(Kept);
        }
        attempts.Succeed(tries);
        await sessions.Begin(HttpContext, account.Row.Id, account.Keys);
        return Kept.HasFields ? this.SendAgain(Kept) : this.GoOn(Kept);
    }
}
