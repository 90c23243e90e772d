using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Weft.Drawer;
using Weft.Groups;
using Weft.Sessions;

namespace Weft.Spaces;

[IgnoreAntiforgeryToken]
public sealed class MeModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members) : SpacePage(viewer, spaces)
{
    private const int MostLetters = 4000;

    [BindProperty] public string Called { get; set; } = "";
    [BindProperty] public string Pronouns { get; set; } = "";
    [BindProperty] public string CanDo { get; set; } = "";
    [BindProperty] public string Reach { get; set; } = "";
    [BindProperty] public Audience CanDoFor { get; set; }
    [BindProperty] public Audience ReachFor { get; set; }
    [BindProperty] public Capacity Capacity { get; set; }
    [BindProperty] public string RestingUntil { get; set; } = "";
    [BindProperty] public string ReviewOn { get; set; } = "";
    [BindProperty] public long Version { get; set; }

    private LocalDate Today => Space.Now.InUtc().Date;

    public async Task OnGetAsync()
    {
        var card = await members.Find(Space, Viewer.Account, HttpContext.RequestAborted);
        (Called, Pronouns, CanDo, Reach, Version) = (card.Head.Called, card.Head.Pronouns, card.Body.CanDo, card.Body.Reach, card.Version);
        (CanDoFor, ReachFor) = (card.Body.CanDoFor, card.Body.ReachFor);
        Capacity = card.Head.Strength.On(Today);
        if (Capacity == Capacity.Resting) RestingUntil = LocalDatePattern.Iso.Format(card.Head.RestingUntil!.Value);
        ReviewOn = LocalDatePattern.Iso.Format(Reviewing.Offer(card.Body.ReviewOn ?? Today, Today));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (MemberCards.Refuse(Called) is { } unnamed) ModelState.AddModelError("Called", words[unnamed]);
        if (MemberCards.RefusePronouns(Pronouns) is { } tooLong) ModelState.AddModelError("Pronouns", words[tooLong]);
        foreach (var (name, text) in ((string, string)[])[("CanDo", CanDo), ("Reach", Reach)])
            if (text.Length > MostLetters) ModelState.AddModelError(name, words["{0} letters at most.", MostLetters]);
        var strength = new Strength(Capacity, Calling.DayOf(RestingUntil));
        if (strength.Refuse(Today) is { } restless) ModelState.AddModelError("RestingUntil", words[restless]);
        var review = Calling.DayOf(ReviewOn);
        if (Reviewing.Refuse(review, Today) is { } refusal) ModelState.AddModelError("ReviewOn", words[refusal]);
        if (!ModelState.IsValid) return Page();
        var before = await members.Find(Space, Viewer.Account, CancellationToken.None);
        var card = new Card<MemberHead, MemberBody>(Viewer.Account, Version,
            before.Head with { Called = OneLine.Of(Called), Pronouns = OneLine.Of(Pronouns), Strength = strength },
            before.Body with { CanDo = CanDo, CanDoFor = CanDoFor, Reach = Reach, ReachFor = ReachFor, ReviewOn = review });
        switch (await members.Put(Space, card, CancellationToken.None))
        {
            case CardDrawer.Outcome.Saved:
                return Redirect(At());
            case CardDrawer.Outcome.ChangedMeanwhile:
                Version = (await members.Find(Space, Viewer.Account, CancellationToken.None)).Version;
                ModelState.AddModelError("", words["You saved this card from somewhere else meanwhile. What stands here is what you typed now; save it once more to keep this."]);
                return Page();
            default:
                ModelState.AddModelError("", words["Something about this space changed while you wrote. Nothing is lost: save it once more."]);
                return Page();
        }
    }
}
