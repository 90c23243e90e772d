using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Correspondents;

/// <summary>Writes the card of somebody without an account, or changes it.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class EditModel(Viewer viewer, Words words, SpaceBook spaces, PersonCards persons, MemberCards members) : PersonPage(viewer, words, spaces, persons, members)
{
    private const string NewId = "new";

    [BindProperty(Name = "Called")] public string CalledNow { get; set; } = "";
    [BindProperty] public string Reach { get; set; } = "";
    [BindProperty] public Way Asked { get; set; }
    [BindProperty] public string ReviewOn { get; set; } = "";
    [BindProperty] public long Version { get; set; }
    /// <summary>What was saved meanwhile.</summary>
    public Meanwhile? Theirs { get; private set; }
    public string Id => RouteData.Values["id"] as string ?? "";
    public bool IsNew => Id == NewId;

    private LocalDate Today => Space.Now.InUtc().Date;

    public async Task<IActionResult> OnGetAsync()
    {
        ReviewOn = LocalDatePattern.Iso.Format(Reviewing.Usual(Today));
        if (IsNew) return Page();
        if (!await Load(Id, HttpContext.RequestAborted)) return NotFound();
        (CalledNow, Reach, Asked, Version) = (Person.Body.Called, Person.Body.Reach, Person.Body.Asked, Person.Version);
        ReviewOn = LocalDatePattern.Iso.Format(Reviewing.Offer(Person.Head.ReviewOn, Today));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (!IsNew && !await Load(Id, CancellationToken.None)) return NotFound();
        var day = Calling.DayOf(ReviewOn);
        if (!IsNew && Barred is { } barred) ModelState.AddModelError("", Words[barred] + ".");
        if (OneLine.Of(CalledNow).Length is 0 or > PersonCards.MostCalled) ModelState.AddModelError("Called", Words["Say in at most {0} letters what they want to be called.", PersonCards.MostCalled]);
        if (Reach.Length > PersonCards.MostReach) ModelState.AddModelError("Reach", Words["{0} letters at most.", PersonCards.MostReach]);
        if (Reviewing.Refuse(day, Today) is { } refusal) ModelState.AddModelError("ReviewOn", Words[refusal]);
        if (!ModelState.IsValid) return Page();

        var id = IsNew ? Identifier.Random() : Id;
        var before = IsNew ? null : Person with { Version = Version };
        switch (await Persons.Write(Space, before, id, day!.Value, new() { Called = OneLine.Of(CalledNow), Reach = Reach.ReplaceLineEndings("\n"), Asked = Asked }, CancellationToken.None))
        {
            case CardDrawer.Outcome.Saved:
                return Redirect(At($"/persons/{id}"));
            case CardDrawer.Outcome.ChangedMeanwhile:
                if (!await Load(id, CancellationToken.None)) return NotFound();
                Version = Person.Version;
                Theirs = Meanwhile.Of(null, (Words["What do they want to be called?"], Person.Body.Called, CalledNow), (Words["How are they reached?"], Person.Body.Reach, Reach),
                    (Words["How do they want to be asked?"], Words[LabelOf(Person.Body.Asked)], Words[LabelOf(Asked)]), (Words["Look at it again by"], Calling.Day(Person.Head.ReviewOn, Words), Calling.SentDay(ReviewOn, Words)));
                ModelState.AddModelError("", Words["This card was changed from somewhere else meanwhile. Both are here: put together what should stay, and save."]);
                return Page();
            default:
                ModelState.AddModelError("", Words["Something about this space changed while you wrote. Nothing is lost: save it once more."]);
                return Page();
        }
    }
}
