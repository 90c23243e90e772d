using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Raids;

/// <summary>Somebody to ring, and how, as far as they tell it to whoever looks.</summary>
public sealed record Contact(string Name, string Reach);

/// <summary>
/// The button for the moment in which somebody takes the machine, or may: any member presses it, everybody is signed out, and what remains is a sheet of
/// whom to ring. It asks for no passphrase: who is in a hurry must not fail at one, and all that can be lost by it is a few minutes of signing in.
/// </summary>
[IgnoreAntiforgeryToken, Once]
public sealed class RaidedModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members, SessionBook sessions) : PageModel
{
    /// <summary>Whether it was pressed.</summary>
    public bool IsDone { get; private set; }
    public IReadOnlyList<(string Space, IReadOnlyList<Contact> People)> Sheet { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await Fill(HttpContext.RequestAborted) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Fill(CancellationToken.None)) return NotFound();
        // First what matters. The viewer's own keys are open for this one request still, for what is to be written down, and for closing the door.
        await sessions.EndEverybody(HttpContext, CancellationToken.None);
        foreach (var space in await spaces.All(viewer))
        {
            using (space)
                await spaces.Act(viewer, space.Id, (roster, now) => roster.SayRaided(viewer.Account, now), (_, writing) => writing with { InvitationsGone = true });
        }
        IsDone = true;
        return Page();
    }

    /// <returns>False for somebody who is a member of nothing.</returns>
    private async Task<bool> Fill(CancellationToken cancel)
    {
        var sheet = new List<(string, IReadOnlyList<Contact>)>();
        foreach (var space in await spaces.All(viewer, cancel))
        {
            using (space)
                sheet.Add((space.Name, await Contacts(space, cancel)));
        }
        Sheet = sheet;
        return sheet.Count > 0;
    }

    private async Task<IReadOnlyList<Contact>> Contacts(OpenSpace space, CancellationToken cancel)
    {
        var cards = (await members.All(space, cancel)).ToDictionary(card => card.Id, StringComparer.Ordinal);
        var contacts =
            from seat in space.Roster.Members
            where seat.Account != viewer.Account
            let card = cards.GetValueOrDefault(seat.Account)
            let told = card is not null && May.See(space.Mine, seat.Account, card.Body.ReachFor, space.Now)
            select new Contact(card is { Head.Called.Length: > 0 } ? card.Head.Called : words["somebody"], told ? card!.Body.Reach : "");
        return [.. contacts.OrderBy(contact => contact.Name, StringComparer.CurrentCulture)];
    }
}
