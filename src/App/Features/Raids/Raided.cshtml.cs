using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Weft.Accounts;
using Weft.Invitations;
using Weft.Spaces;

namespace Weft.Raids;

/// <summary>Somebody to ring, and how, as far as they tell it to whoever looks.</summary>
public sealed record Contact(string Name, string Reach);

/// <summary>A space that the button reaches.</summary>
/// <param name="Accounts">Of everybody who belongs to it or reads something in it.</param>
/// <param name="RaidedAt">When somebody pressed a moment ago, so that pressing again changes nothing; else null.</param>
public sealed record Reached(string Id, string Name, IReadOnlyList<string> Accounts, IReadOnlyList<Contact> People, Instant? RaidedAt)
{
    public Instant? AgainAt => RaidedAt + Noting.RaidedFor;
}

/// <summary>
/// The button for the moment in which somebody takes the machine, or may: any member presses it, everybody in their spaces is signed out, and what remains is a sheet of
/// whom to ring. It asks for no passphrase: who is in a hurry must not fail at one, and all that can be lost by it is a few minutes of signing in. Who runs this Weft can
/// sign out all the others with it.
/// </summary>
[IgnoreAntiforgeryToken, Once]
public sealed class RaidedModel(Viewer viewer, Words words, AccountBook accounts, SpaceBook spaces, InvitationBook invitations, MemberCards members, SessionBook sessions) : PageModel
{
    /// <summary>Whether it was pressed.</summary>
    public bool IsDone { get; private set; }
    /// <summary>Whether everybody else who uses this Weft was signed out, too.</summary>
    public bool IsWhole { get; private set; }
    public bool Operates { get; private set; }
    public IReadOnlyList<Reached> Sheet { get; private set; } = [];

    /// <summary>Where it changes something.</summary>
    public IEnumerable<Reached> Open => Sheet.Where(space => space.RaidedAt is null);
    public int People => Open.SelectMany(space => space.Accounts).Distinct().Count();
    public static string Names(IEnumerable<Reached> spaces) => string.Join(", ", spaces.Select(space => space.Name));

    public async Task<IActionResult> OnGetAsync() => await Fill(HttpContext.RequestAborted) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? whole)
    {
        if (!await Fill(CancellationToken.None)) return NotFound();
        IsWhole = Operates && whole == "yes";
        // First what matters. The viewer's own keys are open for this one request still, for what is to be written down, and for closing the door.
        if (IsWhole)
        {
            await sessions.EndEverybody(HttpContext, CancellationToken.None);
            await invitations.EndAll(CancellationToken.None);
        }
        else
        {
            await sessions.EndAll(HttpContext, [.. Open.SelectMany(space => space.Accounts).Append(viewer.Account).Distinct()], CancellationToken.None);
        }
        foreach (var space in Open)
            await spaces.Act(viewer, space.Id, (roster, now) => roster.SayRaided(viewer.Account, now), (_, writing) => writing with { InvitationsGone = true });
        IsDone = true;
        return Page();
    }

    /// <returns>False for somebody who is a member of nothing, and does not run this Weft. Whose only space is damaged can still leave in a hurry.</returns>
    private async Task<bool> Fill(CancellationToken cancel)
    {
        var sheet = new List<Reached>();
        foreach (var space in await spaces.All(viewer, cancel))
        {
            using (space)
            {
                sheet.Add(new(space.Id, space.Name, [.. space.Roster.Seats.Select(seat => seat.Account).Union(space.Visits.Select(visit => visit.Account))],
                    await Contacts(space, cancel), space.Roster.IsJustRaided(space.Now) ? space.Roster.RaidedAt : null));
            }
        }
        Sheet = sheet;
        Operates = (await accounts.Find(viewer, cancel))?.Row.Operates == true;
        return sheet.Count > 0 || Operates || (await spaces.Ids(viewer, cancel)).Count > 0;
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
