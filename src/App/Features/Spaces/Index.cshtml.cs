using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Sessions;

namespace Weft.Spaces;

public sealed class IndexModel(Viewer viewer, SpaceBook spaces) : PageModel
{
    public IReadOnlyList<OpenSpace> Spaces { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Spaces = await spaces.All(viewer, HttpContext.RequestAborted);
        foreach (var space in Spaces)
            HttpContext.Response.RegisterForDispose(space);
    }

    public static string KindOf(SpaceKind kind) => kind switch
    {
        SpaceKind.Coalition => "Coalition",
        SpaceKind.WorkingGroup => "Working group",
        _ => "Campaign team",
    };
}
