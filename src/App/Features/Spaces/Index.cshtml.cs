using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Visits;

namespace Weft.Spaces;

[IgnoreAntiforgeryToken]
public sealed class IndexModel(Viewer viewer, Words words, SpaceBook spaces, Departures departures, VisitBook visits, NewSpaces founding) : PageModel
{
    public IReadOnlyList<OpenSpace> Spaces { get; private set; } = [];
    public bool MayMakeOne { get; private set; }

    /// <summary>Those that are shut to the viewer for a while.</summary>
    public IReadOnlyList<(string Id, string Name, string Until)> Paused { get; private set; } = [];

    /// <summary>How many do not open, because they are damaged or nobody holds their newest key.</summary>
    public int Broken { get; private set; }

    /// <summary>Single things of others' spaces.</summary>
    public IReadOnlyList<OpenVisit> Visits { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Visits = await visits.All(viewer, HttpContext.RequestAborted);
        Paused = await departures.Paused(viewer, words, HttpContext.RequestAborted);
        Spaces = await spaces.All(viewer, HttpContext.RequestAborted);
        Broken = Math.Max(0, (await spaces.Ids(viewer, HttpContext.RequestAborted)).Count - Spaces.Count - Paused.Count);
        MayMakeOne = await founding.Refuse(viewer, Spaces, HttpContext.RequestAborted) is null;
        foreach (var space in Spaces)
            HttpContext.Response.RegisterForDispose(space);
    }

    /// <summary>Why somebody who is paused could not leave just now.</summary>
    public Reason? Refusal { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? leave)
    {
        Refusal = await departures.Leave(viewer, leave ?? "", CancellationToken.None);
        if (Refusal is null) return Redirect($"{Request.PathBase}/spaces");
        await OnGetAsync();
        return Page();
    }

    public static string KindOf(SpaceKind kind) => kind switch
    {
        SpaceKind.Coalition => "Coalition",
        SpaceKind.WorkingGroup => "Working group",
        _ => "Campaign team",
    };
}
