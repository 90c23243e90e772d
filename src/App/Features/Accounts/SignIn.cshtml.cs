using Microsoft.AspNetCore.Mvc;

namespace Weft.Accounts;

[Open, IgnoreAntiforgeryToken, TakesIn(Largest), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(Stamp stamps, Words words, Admission admission, SessionBook sessions) : VisitorForm(stamps)
{
    /// <summary>As much as any page takes: what was typed there may go along.</summary>
    public const int Largest = 2 * 1024 * 1024;

    [BindProperty] public string Name { get; set; } = "";
    [BindProperty] public string Passphrase { get; set; } = "";
    /// <summary>With which a name that was turned away keeps its place; null without.</summary>
    [BindProperty] public string? Ticket { get; set; }
    public KeptForm Kept { get; private set; } = KeptForm.Nothing;

    public IActionResult OnGet()
    {
        // Whatever is left of a form that was sent to another page is kept, and not read as this one's.
        ModelState.Clear();
        Kept = HttpContext.Features.Get<KeptForm>() ?? KeptForm.CarriedBy(Request);
        return HttpContext.Viewer() is not null && Kept.HasFields ? this.SendAgain(Kept) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Kept = KeptForm.CarriedBy(Request);
        ModelState.Clear();
        if (!IsStamped(words)) return Page();
        if (Name.Trim().Length == 0) ModelState.AddModelError("Name", words["Type the name that you sign in with."]);
        if (Passphrase.Length == 0) ModelState.AddModelError("Passphrase", words["Type your passphrase."]);
        if (!ModelState.IsValid) return Page();
        var answer = await admission.Try(HttpContext, Name, Passphrase.Length > Wishes.MostLetters ? Passphrase[..Wishes.MostLetters] : Passphrase, Ticket);
        Ticket = answer.Ticket;
        if (answer.Wait is { } wait)
        {
            if (Ticket is null) this.SayWait(words, wait);
            else this.SayCrowd(words, wait);
            return Page();
        }
        if (answer.Account is not { } account)
        {
            ModelState.AddModelError("Passphrase", words["The name and the passphrase do not belong together. Try again, or use your recovery sheet."]);
            return Page();
        }
        if (account.Body.HasSecondFactor)
        {
            await sessions.Begin(HttpContext, account.Row.Id, account.Keys, half: true);
            return this.AskForCode(Kept);
        }
        await sessions.Begin(HttpContext, account.Row.Id, account.Keys);
        return Kept.HasFields ? this.SendAgain(Kept) : this.GoOn(Kept);
    }
}
