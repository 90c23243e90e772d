using Microsoft.AspNetCore.Mvc;
using Weft.Accounts;

namespace Weft.FirstRun;

/// <summary>The first page of a new Weft. Who is second, with the same link and at the same moment, finds nothing here.</summary>
[Open, IgnoreAntiforgeryToken, Once, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SetupModel(Stamp stamps, Words words, SetupLink link, Wishes wishes, AccountBook accounts, Sheets sheets, SessionBook sessions) : VisitorForm(stamps)
{
    private const int MostLetters = 80;

    [BindProperty] public string Weft { get; set; } = "";
    [BindProperty] public string Name { get; set; } = "";
    [BindProperty] public string Passphrase { get; set; } = "";
    [BindProperty] public string Again { get; set; } = "";
    public Sheet? Sheet { get; private set; }

    private string? Code => RouteData.Values["code"] as string;

    public async Task<IActionResult> OnGetAsync() => await IsOpen() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (!await IsOpen()) return NotFound();
        if (!IsStamped(words)) return Page();
        if (OneLine.Of(Weft).Length is < 2 or > MostLetters) ModelState.AddModelError("Weft", words["Give it a name of 2 to {0} letters.", MostLetters]);
        if (Wishes.Name(Name) is { } reason) ModelState.AddModelError("Name", words[reason]);
        wishes.Check(ModelState, words, Passphrase, Again, Name);
        if (!ModelState.IsValid) return Page();
        if (await accounts.SetUp(OneLine.Of(Weft), Name, Passphrase, CancellationToken.None) is not var (account, code)) return NotFound();
        await sessions.Begin(HttpContext, account.Row.Id, account.Keys, cancel: CancellationToken.None);
        using (code)
            Sheet = await sheets.Write(HttpContext, account, code.Print());
        return Page();
    }

    private async Task<bool> IsOpen() => link.Is(Code) && !(await accounts.Weft(HttpContext.RequestAborted)).IsSetUp;
}
