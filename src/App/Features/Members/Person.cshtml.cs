using Microsoft.AspNetCore.Mvc;
using Weft.Spaces;

namespace Weft.Members;

/// <summary>The card of somebody in a space, as far as they tell the viewer.</summary>
public sealed class PersonModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members) : SpacePage(viewer, spaces)
{
    public Seat Seat { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public string Pronouns { get; private set; } = "";
    public string Standing { get; private set; } = "";
    /// <summary>What it is about, whom it is told, and the text; null if it is not told the viewer.</summary>
    public IReadOnlyList<(string What, Audience Told, string? Text)> Told { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string account)
    {
        if (Space.Roster[account] is not { } seat) return NotFound();
        Seat = seat;
        var (_, _, head, body) = await members.Find(Space, account, HttpContext.RequestAborted);
        var names = await members.Names(Space, HttpContext.RequestAborted);
        Name = names.Called(account, words);
        Pronouns = head.Pronouns;
        Standing = names.Standing(seat, Space.Now, words);
        if (seat.Role == Role.Visitor) return Page();
        Told = [("What they can do", body.CanDoFor, Seen(body.CanDo, body.CanDoFor)), ("How to reach them", body.ReachFor, Seen(body.Reach, body.ReachFor))];
        return Page();
    }

    private string? Seen(string text, Audience audience) => text.Length == 0 || May.See(Space.Mine, Seat.Account, audience, Space.Now) ? text : null;
}
