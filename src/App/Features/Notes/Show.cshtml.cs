using Microsoft.AspNetCore.Mvc;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Notes;

[IgnoreAntiforgeryToken, Once]
public sealed class ShowModel(Viewer viewer, Words words, SpaceBook spaces, NoteCards notes, MemberCards members) : SpacePage(viewer, spaces)
{
    public Card<NoteHead, NoteBody> Note { get; private set; } = null!;
    public string By { get; private set; } = "";
    public string ReviewOn => Calling.Day(Note.Head.ReviewOn, words);

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (await notes.Find(Space, id, HttpContext.RequestAborted) is not { } note) return NotFound();
        Note = note;
        By = (await members.Names(Space, HttpContext.RequestAborted)).Called(note.Body.By, note.Body.Before, words);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string? file)
    {
        if (file is not null) return await TakeOut(id, file);
        // Twice: somebody may join or leave at the same moment.
        if (await notes.Delete(Space, id, cancel: CancellationToken.None) == CardDrawer.Outcome.SpaceChanged && await Open()) await notes.Delete(Space, id, cancel: CancellationToken.None);
        return Redirect(At());
    }

    private async Task<IActionResult> TakeOut(string id, string file)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (await notes.Look(Space, id, CancellationToken.None) is not { } note) return NotFound();
            if (note.Body.Files.All(kept => kept.Id != file)) break;
            if (await notes.TakeOut(Space, note, file, CancellationToken.None) == CardDrawer.Outcome.Saved) break;
            if (!await Open()) return NotFound();
        }
        return Redirect(At($"/notes/{id}"));
    }
}
