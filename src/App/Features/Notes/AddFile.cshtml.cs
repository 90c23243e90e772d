using Microsoft.AspNetCore.Mvc;
using Weft.Drawer;
using Weft.Files;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Notes;

/// <summary>Adds a file or a picture to a note: one at a time, each with a word on what it is.</summary>
[IgnoreAntiforgeryToken, TakesFile((FileDrawer.MostMegabytes + 1) * 1024L * 1024)]
public sealed class AddFileModel(Viewer viewer, Words words, SpaceBook spaces, NoteCards notes, FileDrawer files) : SpacePage(viewer, spaces)
{
    public string Description { get; private set; } = "";
    public Card<NoteHead, NoteBody> Note { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        ModelState.Clear();
        var upload = HttpContext.Features.Get<Upload>();
        Description = (upload?.Fields ?? Request.Form)["Description"].ToString();
        var there = await Find(id);
        if (there && await Add(upload)) return Redirect(At($"/notes/{id}"));
        if (upload is not null) await upload.Drain();
        return there ? Page() : NotFound();
    }

    private async Task<bool> Find(string id)
    {
        if (await notes.Look(Space, id, HttpContext.RequestAborted) is not { } note) return false;
        Note = note;
        return true;
    }

    private async Task<bool> Add(Upload? upload)
    {
        if (Description.Length > FileDrawer.MostDescription) return Mend("Description", words["Say it in at most {0} letters.", FileDrawer.MostDescription]);
        // Somebody whose session had ended: what they typed came along, the file did not.
        if (upload is null) return Mend("File", words["Choose the file once more: what is sent by somebody who is not signed in is not kept."]);
        if (IsFull) return Mend("File", words["A note can have {0} files. Put this one into another note.", NoteCards.MostFiles]);
        if (!(await files.Take(Space, upload.FileName, Description, upload.File, HttpContext.RequestAborted)).Try(out var file, out var refusal)) return Mend("File", words[refusal]);
        for (var tries = 0; tries < SpaceBook.MostTries && !IsFull; tries++)
        {
            if (await notes.Add(Space, Note, file, CancellationToken.None) == CardDrawer.Outcome.Saved) return true;
            if (!await Open() || !await Find(Note.Id)) return Mend("", words["Somebody deleted this note meanwhile, or it is not open to you any more. The file was not saved."]);
        }
        return Mend("", words["Something about this space changed meanwhile. Send the file once more."]);
    }

    private bool IsFull => Note.Body.Files.Count >= NoteCards.MostFiles;

    private bool Mend(string field, string message)
    {
        ModelState.AddModelError(field, message);
        return false;
    }
}
