using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Sessions;

namespace Weft.Spaces;

[IgnoreAntiforgeryToken]
public sealed class IndexModel(Viewer viewer, Words words, SpaceBook spaces, Departures departures, NewSpaces founding) : PageModel
{
    public IReadOnlyList<OpenSpace> Spaces { get; private set; } = [];
    public bool MayMakeOne { get; private set; }

    /// <summary>Those that are shut to the viewer for a while.</summary>
    public IReadOnlyList<(string Id, string Name, string Until)> Paused { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Paused = await departures.Paused(viewer, words, HttpContext.RequestAborted);
        Spaces = await spaces.All(viewer, HttpContext.RequestAborted);
        MayMakeOne = await founding.Refuse(viewer, Spaces, HttpContext.RequestAborted) is null;
        foreach (var space in Spaces)
            HttpContext.Response.RegisterForDispose(space);
    }

    public async Task<IActionResult> OnPostAsync(string? leave)
    {
        await departures.Leave(viewer, leave ?? "", CancellationToken.None);
        return Redirect($"{Request.PathBase}/spaces");
    }

    public static string KindOf(SpaceKind kind) => kind switch
    {
        SpaceKind.Coalition => "Coalition",
        SpaceKind.WorkingGroup => "Working group",
        _ => "Campaign team",
    };
}
