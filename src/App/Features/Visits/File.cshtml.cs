using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Visits;

/// <summary>A file of the one record that somebody from outside may read.</summary>
[IgnoreAntiforgeryToken]
public sealed class FileModel(Viewer viewer, VisitBook book, FileDrawer files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string space, string file) =>
        (await book.Find(viewer, space, HttpContext.RequestAborted))?.Record?.Files.FirstOrDefault(kept => kept.Id == file) is { } found ? new SealedFile(files, space, found) : NotFound();
}
