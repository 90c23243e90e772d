using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Weft.Groups;
using Weft.Spaces;

namespace Weft.Members;

[IgnoreAntiforgeryToken, Once]
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

    /// <summary>What was saved meanwhile.</summary>
    public Meanwhile? Theirs { get; private set; }

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
        // Who sees a thing is never decided by what cannot be read.
        if (!Chose<Audience>(nameof(CanDoFor)) | !Chose<Audience>(nameof(ReachFor)) | !Chose<Capacity>(nameof(Capacity))) return Page();
        var before = await members.Find(Space, Viewer.Account, CancellationToken.None);
        var isRenamed = OneLine.Of(Called) != before.Head.Called;
        if ((MemberCards.Refuse(Called) ?? (isRenamed ? await members.RefuseAlike(Space, Called, Viewer.Account, CancellationToken.None) : null)) is { } unnamed) ModelState.AddModelError("Called", words[unnamed]);
        if (MemberCards.RefusePronouns(Pronouns) is { } tooLong) ModelState.AddModelError("Pronouns", words[tooLong]);
        foreach (var (name, text) in ((string, string)[])[("CanDo", CanDo), ("Reach", Reach)])
            if (text.Length > MostLetters) ModelState.AddModelError(name, words["{0} letters at most.", MostLetters]);
        var strength = new Strength(Capacity, Calling.DayOf(RestingUntil));
        if (strength.Refuse(Today) is { } restless) ModelState.AddModelError("RestingUntil", words[restless]);
        // Who rested until now leaves the day of before in the form, and means nothing by it.
        if (Capacity != Capacity.Resting && RestingUntil.Trim().Length > 0 && strength.RestingUntil != before.Head.RestingUntil) ModelState.AddModelError("RestingUntil", words["You gave a day until which you rest. Choose that you rest, or empty this."]);
        var review = Calling.DayOf(ReviewOn);
        if (Reviewing.Refuse(review, Today) is { } refusal) ModelState.AddModelError("ReviewOn", words[refusal]);
        if (!ModelState.IsValid) return Page();
        var card = new Card<MemberHead, MemberBody>(Viewer.Account, Version,
            before.Head with { Called = OneLine.Of(Called), Pronouns = OneLine.Of(Pronouns), Strength = strength },
            before.Body with { CanDo = CanDo, CanDoFor = CanDoFor, Reach = Reach, ReachFor = ReachFor, ReviewOn = review });
        switch (await members.Put(Spaces, Viewer, Space, card, before.Head.Called, CancellationToken.None))
        {
            case CardDrawer.Outcome.Saved:
                return Redirect(At());
            case CardDrawer.Outcome.ChangedMeanwhile:
                var saved = await members.Find(Space, Viewer.Account, CancellationToken.None);
                Version = saved.Version;
                Theirs = Meanwhile.Of(null, Compare(saved, card));
                ModelState.AddModelError("", words["You saved this card from somewhere else meanwhile. Both are here: put together what should stay, and save."]);
                return Page();
            default:
                ModelState.AddModelError("", words["Something about this space changed while you wrote. Nothing is lost: save it once more."]);
                return Page();
        }
    }

    private bool Chose<T>(string name) where T : struct, Enum
    {
        if (Enum.GetNames<T>().Contains(Request.Form[name].ToString(), StringComparer.Ordinal)) return true;
        ModelState.AddModelError(name, words["Choose one of these."]);
        return false;
    }

    private IEnumerable<(string Label, string Saved, string Typed)> Compare(Card<MemberHead, MemberBody> saved, Card<MemberHead, MemberBody> typed)
    {
        (string, string, string) Field(string label, Func<Card<MemberHead, MemberBody>, string> text) => (words[label], text(saved), text(typed));
        return
        [
            Field("What shall the others call you here?", card => card.Head.Called),
            Field("Pronouns, if you like", card => card.Head.Pronouns),
            Field("What can you do?", card => card.Body.CanDo),
            Field("Who sees what you can do?", card => words[AudienceChoice.LabelOf(card.Body.CanDoFor)]),
            Field("How do you want to be reached?", card => card.Body.Reach),
            Field("Who sees how to reach you?", card => words[AudienceChoice.LabelOf(card.Body.ReachFor)]),
            Field("How much can you take on now?", card => card.Head.Strength.On(Space.Now, words)),
            Field("Look at your card again by", card => card.Body.ReviewOn is { } day ? Calling.Day(day, words) : ""),
        ];
    }
}
