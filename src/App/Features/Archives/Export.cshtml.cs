using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NodaTime.Text;
using Weft.Accounts;
using Weft.Spaces;

namespace Weft.Archives;

/// <summary>A proposal to take the space out as a file, as the viewer sees it.</summary>
public sealed record ExportLine(string Account, string Name, Export Export, string? AgreedBy, bool MayAgree, bool MayWithdraw);

[IgnoreAntiforgeryToken]
public sealed class ExportModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members, SpaceArchives archives, Wishes wishes) : SpacePage(viewer, spaces)
{
    [BindProperty] public string Why { get; set; } = "";
    [BindProperty] public string Passphrase { get; set; } = "";
    [BindProperty] public string Again { get; set; } = "";

    public Reason? Refusal { get; private set; }
    public IReadOnlyList<ExportLine> Proposals { get; private set; } = [];
    public bool MayPropose { get; private set; }
    /// <summary>The viewer's own, once somebody has agreed.</summary>
    public Export? Ready { get; private set; }

    public Task OnGetAsync() => Fill();

    public async Task<IActionResult> OnPostAsync(string? act, string? whose)
    {
        ModelState.Clear();
        if (act == "fetch") return await Fetch();
        var (me, them) = (Viewer.Account, whose ?? "");
        Refusal = await Spaces.Act(Viewer, Space.Id, act switch
        {
            "propose" => (roster, now) => roster.ProposeExport(me, Why, now),
            "agree" => (roster, now) => roster.AgreeToExport(me, them, now),
            "withdraw" => (roster, now) => roster.WithdrawExport(me, them, now),
            _ => (_, _) => new Reason("This page does not know that. Load it again and choose what is there"),
        }, CancellationToken.None);
        return Refusal is null ? Redirect(At("/export")) : await ShowAgain();
    }

    private async Task<IActionResult> Fetch()
    {
        wishes.Check(ModelState, words, Passphrase, Again, name: null);
        if (!ModelState.IsValid) return await ShowAgain();
        Refusal = await Spaces.Act(Viewer, Space.Id, (roster, now) => roster.FetchExport(Viewer.Account, now), CancellationToken.None);
        if (Refusal is not null) return await ShowAgain();
        if (!await Open()) return NotFound();
        Response.ContentType = MediaTypeNames.Application.Octet;
        // Not the name of the space: it would stand in the list of what was downloaded.
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"weft-{LocalDatePattern.Iso.Format(Space.Now.InUtc().Date)}.archive" }.ToString();
        await archives.Write(Space, Response.Body, Passphrase, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    private async Task<IActionResult> ShowAgain()
    {
        if (!await Open()) return NotFound();
        await Fill();
        return Page();
    }

    private async Task Fill()
    {
        var names = await members.Names(Space, HttpContext.RequestAborted);
        var (me, now) = (Space.Mine, Space.Now);
        Proposals = [.. from seat in Space.Roster.Exports(now)
                   let export = seat.Export!
                   let mine = seat.Account == me.Account
                   select new ExportLine(seat.Account, names.Called(seat.Account, words), export, export.Agreed is { } agreed ? names.Called(agreed.By, words) : null,
                       MayAgree: !mine && export.Agreed is null && me.From < export.At, MayWithdraw: mine || export.Agreed?.By == me.Account)];
        var own = Proposals.FirstOrDefault(line => line.Account == me.Account)?.Export;
        Ready = own?.Agreed is null ? null : own;
        MayPropose = own is null && May.Export(me, now);
    }
}
