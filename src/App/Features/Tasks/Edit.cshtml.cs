using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Tasks;

/// <summary>Writes a task down, or changes one. Whoever saves second sees what the first wrote beside their own.</summary>
[IgnoreAntiforgeryToken, Once, TakesIn((TaskCards.MostText * TakesInAttribute.Letter) + TakesInAttribute.Rest)]
public sealed class EditModel(Viewer viewer, Words words, SpaceBook spaces, TaskCards tasks, MemberCards members) : SpacePage(viewer, spaces)
{
    private const string NewId = "new";

    [BindProperty] public string Title { get; set; } = "";
    [BindProperty] public string Text { get; set; } = "";
    [BindProperty] public string DueOn { get; set; } = "";
    [BindProperty] public string ReviewOn { get; set; } = "";
    [BindProperty] public bool Mine { get; set; }
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
        if (await tasks.Find(Space, Id, HttpContext.RequestAborted) is not { } task) return NotFound();
        (Title, Text, Edition) = (task.Body.Title, task.Body.Text, task.Body.Edition);
        ReviewOn = LocalDatePattern.Iso.Format(Reviewing.Offer(task.Head.ReviewOn, Today));
        DueOn = task.Head.Work.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        var (due, review) = (Calling.DayOf(DueOn), Calling.DayOf(ReviewOn));
        if (OneLine.Of(Title).Length is 0 or > TaskCards.MostTitle) ModelState.AddModelError("Title", words["Say in at most {0} letters what is to be done.", TaskCards.MostTitle]);
        if (Text.Length > TaskCards.MostText) ModelState.AddModelError("Text", words["That is longer than a task can be: {0:N0} letters at most. Put the rest into a note.", TaskCards.MostText]);
        if (DueOn.Trim().Length > 0 && due is null) ModelState.AddModelError("DueOn", words["Write a day, or leave this empty."]);
        if (Reviewing.Refuse(review, Today) is { } refusal) ModelState.AddModelError("ReviewOn", words[refusal]);
        if (!ModelState.IsValid) return Page();

        var id = IsNew ? Identifier.Random() : Id;
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            var before = IsNew ? null : await tasks.Find(Space, id, CancellationToken.None);
            if (!IsNew && before?.Body.Edition != Edition) return await ShowBoth(before);
            var work = before?.Head.Work ?? new() { Owner = Mine ? Viewer.Account : null };
            switch (await tasks.Write(Space, before, id, new() { ReviewOn = review!.Value, Work = work with { DueOn = due } }, new() { Title = OneLine.Of(Title), Text = Text.ReplaceLineEndings("\n") }, CancellationToken.None))
            {
                case CardDrawer.Outcome.Saved:
                    return Redirect(At($"/tasks/{id}"));
                case CardDrawer.Outcome.SpaceChanged when !await Open():
                    return NotFound();
            }
        }
        ModelState.AddModelError("", words["Something about this space changed while you wrote. Nothing is lost: save it once more."]);
        return Page();
    }

    private async Task<IActionResult> ShowBoth(Card<TaskHead, TaskBody>? saved)
    {
        if (saved is null)
        {
            ModelState.AddModelError("", words["Somebody deleted this task meanwhile. What you wrote is below: copy it into a new one if it should stay."]);
            return Page();
        }
        var by = (await members.Names(Space, CancellationToken.None)).Called(saved.Body.By, saved.Body.Before, words);
        Theirs = Meanwhile.Of(by, (words["What is to be done?"], saved.Body.Title, Title), (words["What else one should know"], saved.Body.Text, Text),
            (words["By when, if there is a day"], saved.Head.Work.DueOn is { } due ? Calling.Day(due, words) : "", Calling.SentDay(DueOn, words)),
            (words["Look at it again by"], Calling.Day(saved.Head.ReviewOn, words), Calling.SentDay(ReviewOn, words)));
        Edition = saved.Body.Edition;
        ModelState.AddModelError("Title", words["{0} changed this task while you wrote. Both are here: put together what should stay, and save.", by]);
        return Page();
    }
}
