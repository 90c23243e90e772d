using Microsoft.AspNetCore.Mvc;

namespace Weft.Sealed;

/// <summary>What the form for a file shows, whatever kind of card it is added to.</summary>
public interface IAddFile
{
    SpacePage Page { get; }
    string Title { get; }
    string Address { get; }
    string Description { get; }
    string WhoReads { get; }
}

/// <summary>Adds a file or a picture to a card: one at a time, each with a word on what it is.</summary>
public abstract class AddFilePage<T, TLine>(Cards<T, TLine> cards, Viewer viewer, Words words, SpaceBook spaces, FileDrawer files)
    : SpacePage(viewer, spaces), IAddFile where T : CardText, new() where TLine : CardLine
{
    public string Description { get; private set; } = "";
    private Card<TLine, T> Card { get; set; } = null!;
    public string Title => cards.Kind.Title(Card.Body);
    public string Address => At(cards.Address(Card.Id));
    SpacePage IAddFile.Page => this;

    public string WhoReads => Space.Roster.ReadersOf(Card.Id) is var outsiders && outsiders == 0
        ? words["To “{0}”. Everybody in {1} can open it, and nobody else.", Title, Space.Name]
        : words.Count(outsiders, "To “{1}”. Everybody in {2} can open it, and one person from outside.", "To “{1}”. Everybody in {2} can open it, and {0} people from outside.", Title, Space.Name);

    public async Task<IActionResult> OnGetAsync(string id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        ModelState.Clear();
        var upload = HttpContext.Features.Get<Upload>();
        Description = (upload?.Fields ?? Request.Form)["Description"].ToString();
        var there = await Find(id);
        if (there && await Add(upload)) return Redirect(Address);
        if (upload is not null) await upload.Drain();
        return there ? Page() : NotFound();
    }

    private async Task<bool> Find(string id)
    {
        if (await cards.Look(Space, id, HttpContext.RequestAborted) is not { } card) return false;
        Card = card;
        return true;
    }

    private async Task<bool> Add(Upload? upload)
    {
        if (Description.Length > FileDrawer.MostDescription) return Mend("Description", words["Say it in at most {0} letters.", FileDrawer.MostDescription]);
        // Somebody whose session had ended: what they typed came along, the file did not.
        if (upload is null) return Mend("File", words["Choose the file once more: what is sent by somebody who is not signed in is not kept."]);
        if (IsFull) return Mend("File", words["This can have {0} files. Put this one elsewhere.", cards.Kind.Files!.Most]);
        if (!(await files.Take(Space, upload.FileName, Description, upload.File, HttpContext.RequestAborted)).Try(out var file, out var refusal)) return Mend("File", words[refusal]);
        for (var tries = 0; tries < SpaceBook.MostTries && !IsFull; tries++)
        {
            if (await cards.Add(Space, Card, file, CancellationToken.None) == CardDrawer.Outcome.Saved) return true;
            if (!await Open() || !await Find(Card.Id)) return Mend("", words["Somebody deleted this meanwhile, or it is not open to you any more. The file was not saved."]);
        }
        return Mend("", words["Something about this space changed meanwhile. Send the file once more."]);
    }

    private bool IsFull => cards.Kind.Files!.Get(Card.Body).Count >= cards.Kind.Files.Most;

    private bool Mend(string field, string message)
    {
        ModelState.AddModelError(field, message);
        return false;
    }
}

/// <summary>A file of a card. A picture was counted with the card that shows it; what is fetched is counted by itself.</summary>
public abstract class CardFilePage<T, TLine>(Cards<T, TLine> cards, Viewer viewer, SpaceBook spaces, FileDrawer files, CardDrawer drawer)
    : SpacePage(viewer, spaces) where T : CardText, new() where TLine : CardLine
{
    public async Task<IActionResult> OnGetAsync(string id, string file)
    {
        if (await cards.Look(Space, id, HttpContext.RequestAborted) is not { } card || cards.Kind.Files!.Get(card.Body).FirstOrDefault(kept => kept.Id == file) is not { } found) return NotFound();
        if (found.Picture is null) drawer.Count(Space);
        return new SealedFile(files, Space.Id, found);
    }
}
