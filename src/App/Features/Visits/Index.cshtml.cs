using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Visits;

[IgnoreAntiforgeryToken]
public sealed class IndexModel(Viewer viewer, VisitBook book) : PageModel
{
    public IReadOnlyList<OpenVisit> Visits { get; private set; } = [];

    public async Task OnGetAsync() => Visits = await book.All(viewer, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(string? leave)
    {
        await book.Leave(viewer, leave ?? "", CancellationToken.None);
        return Redirect($"{Request.PathBase}/visits");
    }
}
