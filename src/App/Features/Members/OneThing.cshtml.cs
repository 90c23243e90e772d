using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Weft.Spaces;

namespace Weft.Members;

/// <summary>Proposes that a member becomes a visitor, who reads one thing until a day.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class OneThingModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members, CardKinds kinds, LowerRoles roles) : SpacePage(viewer, spaces)
{
    private const int Shown = 30;
    /// <summary>Words of a title; nothing for all.</summary>
    [BindProperty(SupportsGet = true)] public string Find { get; set; } = "";
    /// <summary>The id of what they may read.</summary>
    [BindProperty] public string Thing { get; set; } = "";
    [BindProperty] public string Until { get; set; } = "";
    public string Account => RouteData.Values["account"] as string ?? "";
    public string Name { get; private set; } = "";
    public IReadOnlyList<(string Id, string Title)> Records { get; private set; } = [];
    /// <summary>How many more there are with these words.</summary>
    public int Left { get; private set; }
    /// <summary>Whether there are more in the space than are shown at once.</summary>
    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        Until = LocalDatePattern.Iso.Format(Space.Now.InUtc().Date.PlusDays(Visit.UsualDays));
        return await Fill() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (!await Fill()) return NotFound();
        if (Thing.Length == 0) ModelState.AddModelError("Thing", words["Choose what they may read."]);
        var visit = Calling.DayOf(Until) is { } day ? Visit.Through(Thing, day) : null;
        if (visit is null || Terms.Refuse(visit.Until, Space.Now) is not null) ModelState.AddModelError("Until", words["Choose a day that is still to come, within a year."]);
        if (ModelState.IsValid && await roles.ProposeVisitor(Viewer, Space, Account, visit!, CancellationToken.None) is { } refusal) ModelState.AddModelError("", words[refusal]);
        return ModelState.IsValid ? Redirect(At("/people")) : Page();
    }

    private async Task<bool> Fill()
    {
        var roster = Space.Roster.Settle(Space.Now).Roster;
        if (!May.ChangeRoles(Space.Mine, Space.Now) || Account == Viewer.Account || roster[Account] is not { Role: not Role.Visitor, Lowering: null }) return false;
        Name = (await members.Names(Space, HttpContext.RequestAborted)).Called(Account, words);
        var all = new List<(string Id, string Title)>();
        foreach (var kind in kinds.All.Where(kind => kind.IsForVisitors))
            all.AddRange((await kind.Reviewed(Space, HttpContext.RequestAborted)).Select(card => (card.Id, card.Title)));
        var wanted = Folding.Fold(Find).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = all.Where(record => Folding.Fold(record.Title) is var title && wanted.All(word => title.Contains(word, StringComparison.Ordinal)))
            .OrderByDescending(record => record.Id == Thing).ThenBy(record => record.Title, StringComparer.CurrentCulture).ToList();
        (Records, Left, HasMore) = ([.. found.Take(Shown)], Math.Max(0, found.Count - Shown), all.Count > Shown);
        return true;
    }
}
