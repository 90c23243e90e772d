using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Notes;

/// <summary>Writes a note, or changes one. Whoever saves second sees what the first saved beside their own.</summary>
[IgnoreAntiforgeryToken, Once, TakesIn((NoteCards.MostText * TakesInAttribute.Letter) + TakesInAttribute.Rest)]
public sealed class EditModel(Viewer viewer, Words words, SpaceBook spaces, NoteCards notes, MemberCards members) : SpacePage(viewer, spaces)
{
    private const string NewId = "new";

    [BindProperty] public string Title { get; set; } = "";
    [BindProperty] public string Text { get; set; } = "";
    [BindProperty] public string ReviewOn { get; set; } = "";
    [BindProperty] public int Edition { get; set; }
    /// <summary>What somebody else saved meanwhile.</summary>
    public Meanwhile? Theirs { get; private set; }
    public string Id => RouteData.Values["id"] as string ?? "";
    public bool IsNew => Id == NewId;

    private LocalDate Today => Space.Now.InUtc().Date;

    public async Task<IActionResult> OnGetAsync()
    {
        ReviewOn = LocalDatePattern.Iso.Format(Reviewing.Usual(Today));
        if (IsNew) return Page();
        if (await notes.Find(Space, Id, HttpContext.RequestAborted) is not { } note) return NotFound();
        (Title, Text, ReviewOn, Edition) = (note.Body.Title, note.Body.Text, LocalDatePattern.Iso.Format(Reviewing.Offer(note.Head.ReviewOn, Today)), note.Body.Edition);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (OneLine.Of(Title).Length is 0 or > NoteCards.MostTitle) ModelState.AddModelError("Title", words["Give it a title of at most {0} letters.", NoteCards.MostTitle]);
        if (Text.Length > NoteCards.MostText) ModelState.AddModelError("Text", words["That is longer than a note can be: {0:N0} letters at most. Make two of it.", NoteCards.MostText]);
        var day = Calling.DayOf(ReviewOn);
        if (Reviewing.Refuse(day, Today) is { } refusal) ModelState.AddModelError("ReviewOn", words[refusal]);
        if (!ModelState.IsValid) return Page();

        var id = IsNew ? Identifier.Random() : Id;
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            var before = IsNew ? null : await notes.Find(Space, id, CancellationToken.None);
            if (!IsNew && before?.Body.Edition != Edition) return await ShowBoth(before);
            switch (await notes.Write(Space, before, id, day!.Value, OneLine.Of(Title), Text.ReplaceLineEndings("\n"), CancellationToken.None))
            {
                case CardDrawer.Outcome.Saved:
                    return Redirect(At($"/notes/{id}"));
                case CardDrawer.Outcome.SpaceChanged when !await Open():
                    return NotFound();
            }
        }
        ModelState.AddModelError("", words["Something about this space changed while you wrote. Nothing is lost: save it once more."]);
        return Page();
    }

    private async Task<IActionResult> ShowBoth(Card<NoteHead, NoteBody>? saved)
    {
        if (saved is null)
        {
            ModelState.AddModelError("", words["Somebody deleted this note meanwhile. Your text is below: copy it into a new one if it should stay."]);
            return Page();
        }
        var by = (await members.Names(Space, CancellationToken.None)).Called(saved.Body.By, saved.Body.Before, words);
        Theirs = Meanwhile.Of(by, (words["Title"], saved.Body.Title, Title), (words["Text"], saved.Body.Text, Text), (words["Look at it again by"], Calling.Day(saved.Head.ReviewOn, words), Calling.SentDay(ReviewOn, words)));
        Edition = saved.Body.Edition;
        ModelState.AddModelError("Text", words["{0} changed this note while you wrote. Both are here: put together what should stay, and save.", by]);
        return Page();
    }
}
