using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Correspondents;

/// <summary>Writes down what a person without an account said; changes it until it was shown back; or writes a new one that corrects it.</summary>
[IgnoreAntiforgeryToken, Once, TakesIn((SayingCards.MostText * TakesInAttribute.Letter) + TakesInAttribute.Rest)]
public sealed class WriteModel(Viewer viewer, Words words, SpaceBook spaces, PersonCards persons, SayingCards sayings, MemberCards members) : PersonPage(viewer, words, spaces, persons, members)
{
    private const string NewId = "new";

    [BindProperty] public string On { get; set; } = "";
    [BindProperty] public Way Way { get; set; }
    [BindProperty] public string Text { get; set; } = "";
    [BindProperty] public long Version { get; set; }
    /// <summary>The id of the saying that this one corrects; empty for none.</summary>
    [BindProperty(SupportsGet = true)] public string Corrects { get; set; } = "";

    public Card<SayingHead, SayingBody>? Corrected { get; private set; }
    /// <summary>What was saved meanwhile.</summary>
    public Meanwhile? Theirs { get; private set; }
    /// <summary>Why this form is not for the reader; null if it is.</summary>
    public Reason? Shut { get; private set; }
    public string Id => RouteData.Values["saying"] as string ?? "";
    public bool IsNew => Id == NewId;

    private LocalDate Today => Space.Now.InUtc().Date;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        ModelState.Clear();
        if (!await Load(id, HttpContext.RequestAborted) || !await FindCorrected()) return NotFound();
        Shut = Barred;
        (On, Way, Text) = (LocalDatePattern.Iso.Format(Today), Person.Body.Asked, Corrected?.Body.Text ?? "");
        if (IsNew) return Page();
        if (await sayings.Find(Space, Id, HttpContext.RequestAborted) is not { } saying || saying.Head.Of != id) return NotFound();
        Shut ??= saying.Head.RefuseChange();
        (On, Way, Text, Version) = (LocalDatePattern.Iso.Format(saying.Head.On), saying.Head.Way, saying.Body.Text, saying.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        ModelState.Clear();
        if (!await Load(id, CancellationToken.None) || !await FindCorrected()) return NotFound();
        var before = IsNew ? null : await sayings.Find(Space, Id, CancellationToken.None);
        if (!IsNew && before?.Head.Of != id) return NotFound();
        var day = Calling.DayOf(On);
        if ((Barred ?? before?.Head.RefuseChange()) is { } shut) ModelState.AddModelError("", Words[shut] + ".");
        if (Saying.RefuseDay(day, Today) is { } refusal) ModelState.AddModelError("On", Words[refusal]);
        if (Text.Trim().Length is 0 or > SayingCards.MostText) ModelState.AddModelError("Text", Words["Write down what they said, in at most {0:N0} letters.", SayingCards.MostText]);
        if (!ModelState.IsValid) return Page();

        var saying = before?.Head ?? new() { Of = id, WrittenOn = Today, Corrects = Corrected?.Id };
        var key = IsNew ? Identifier.Random() : Id;
        switch (await sayings.Write(Space, before is null ? null : before with { Version = Version }, key, saying with { On = day!.Value, Way = Way }, Text.ReplaceLineEndings("\n"), CancellationToken.None))
        {
            case CardDrawer.Outcome.Saved:
                return Redirect(AtPerson($"/sayings/{key}"));
            case CardDrawer.Outcome.ChangedMeanwhile when before is not null && await sayings.Find(Space, Id, CancellationToken.None) is { } saved:
                Version = saved.Version;
                Theirs = Meanwhile.Of(null, (Words["How did it come?"], Words[LabelOf(saved.Head.Way)], Words[LabelOf(Way)]),
                    (Words["The day of the letter, the visit or the call"], Calling.Day(saved.Head.On, Words), Calling.SentDay(On, Words)), (Words["What they said"], saved.Body.Text, Text));
                ModelState.AddModelError("", Words["This was changed from somewhere else meanwhile. Both are here: put together what should stay, and save."]);
                return Page();
            default:
                ModelState.AddModelError("", Words["Something about this space changed while you wrote. Nothing is lost: save it once more."]);
                return Page();
        }
    }

    private async Task<bool> FindCorrected()
    {
        if (!IsNew || Corrects.Length == 0) return true;
        Corrected = await sayings.Find(Space, Corrects, HttpContext.RequestAborted);
        return Corrected?.Head.Of == Person.Id;
    }
}
