using Microsoft.AspNetCore.Mvc;
using Weft.Drawer;
using Weft.Files;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Notes;

/// <summary>A file of a note. A picture was counted with the note that shows it; what is fetched is counted by itself.</summary>
[IgnoreAntiforgeryToken]
public sealed class FileModel(Viewer viewer, SpaceBook spaces, NoteCards notes, FileDrawer files, CardDrawer drawer) : SpacePage(viewer, spaces)
{
    public async Task<IActionResult> OnGetAsync(string id, string file)
    {
        if (await notes.Look(Space, id, HttpContext.RequestAborted) is not { } note || note.Body.Files.FirstOrDefault(kept => kept.Id == file) is not { } found) return NotFound();
        if (found.Picture is null) drawer.Count(Space);
        return new SealedFile(files, Space.Id, found);
    }
}
