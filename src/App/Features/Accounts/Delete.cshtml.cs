using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Accounts;

[IgnoreAntiforgeryToken]
public sealed class DeleteModel(Viewer viewer, Words words, AccountBook accounts, SpaceBook spaces, Departures departures, PassphraseCheck check, SessionBook sessions) : PageModel
{
    [BindProperty] public string Passphrase { get; set; } = "";

    /// <summary>The names of those that go on without them.</summary>
    public IReadOnlyList<string> Spaces { get; private set; } = [];
    /// <summary>The names of those in which nobody else is.</summary>
    public IReadOnlyList<string> Alone { get; private set; } = [];

    public Task OnGetAsync() => Fill();

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (await accounts.Find(viewer, HttpContext.RequestAborted) is not { } account) return NotFound();
        if (!await check.Passes(this, words, account, Passphrase))
        {
            await Fill();
            return Page();
        }
        await departures.LeaveAll(viewer, CancellationToken.None);
        await accounts.Delete(account, CancellationToken.None);
        await sessions.EndAll(account.Row.Id, cancel: CancellationToken.None);
        await sessions.End(HttpContext, CancellationToken.None);
        return Redirect($"{Request.PathBase}/signed-out");
    }

    private async Task Fill()
    {
        var all = await spaces.All(viewer, HttpContext.RequestAborted);
        (Spaces, Alone) = ([.. all.Where(space => space.Roster.Members.Count() > 1).Select(space => space.Name)], [.. all.Where(space => space.Roster.Members.Count() == 1).Select(space => space.Name)]);
        foreach (var space in all) space.Dispose();
    }
}
