using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>Something that a person without an account said, and what they answered when it was shown back to them.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class SayingModel(SayingCards sayings, PersonCards persons, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : CardPage<SayingCard, SayingLine>(sayings, viewer, words, spaces, members)
{
    [BindProperty] public string ShownOn { get; set; } = "";
    [BindProperty] public string Answered { get; set; } = "";
    [BindProperty] public string Different { get; set; } = "";
    /// <summary>Of the card, as whoever answers saw it.</summary>
    [BindProperty] public long Version { get; set; }
    /// <summary>What was typed and cannot be saved here any more.</summary>
    public string Kept => !ModelState.IsValid && (IsAnswered || !IsMine) ? Different : "";

    private Card<PersonLine, PersonCard> person = null!;
    public override string Id => RouteData.Values["saying"] as string ?? "";
    public string Called => person.Body.Called;
    public string AtPerson => At(persons.Address(person.Id));
    public SayingWords Say => new(Called, Words);
    public bool IsMine => person.Body.Writes.CorrespondentIn(Space.Roster) == Viewer.Account;
    /// <summary>The one that it corrects; null if none does any more.</summary>
    public CardHead<SayingLine>? Earlier { get; private set; }
    /// <summary>The one that corrects it.</summary>
    public CardHead<SayingLine>? Later { get; private set; }
    public bool IsAnswered => Is.Said.Reply is not null;

    /// <summary>Whether nothing is left to do: they said yes, or what they want different is written down anew.</summary>
    public bool IsSettled => Is.Said.Reply == Reply.Right || (IsAnswered && Later is not null);

    public string AtSaying(string id, string page = "") => $"{AtPerson}/sayings/{id}{page}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load(HttpContext.RequestAborted)) return NotFound();
        (ShownOn, Version) = (LocalDatePattern.Iso.Format(Is.Said.ShownOn ?? Today), Card.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? act)
    {
        ModelState.Clear();
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (!await Load(CancellationToken.None)) return act == "delete" ? Redirect(At($"/persons/{RouteData.Values["id"]}")) : NotFound();
            if (person.Body.Writes.RefuseWriting(Space.Roster, Viewer.Account, Space.Now) is { } barred)
            {
                ModelState.AddModelError("", Words[barred] + ".");
                return Page();
            }
            if (act != "delete" && Card.Version != Version)
            {
                Version = Card.Version;
                ModelState.AddModelError("", Words["This was changed from somewhere else meanwhile. Read it again: what was shown to them is what counts."]);
                return Page();
            }
            if (act != "delete" && ShownBack() is null) return Page();
            var outcome = act == "delete" ? await sayings.Delete(Space, Id, 0, CancellationToken.None) : await sayings.Put(Space, Card, ShownBack()!, CancellationToken.None);
            if (outcome == CardDrawer.Outcome.Saved) return Redirect(act == "delete" ? AtPerson : AtSaying(Id));
            if (!await Open()) return NotFound();
        }
        ModelState.AddModelError("", Words[SpaceBook.Busy] + ".");
        return Page();
    }

    /// <summary>The saying with what the form says of it; null if something has to be mended. Who wrote it down stays.</summary>
    private Done<SayingCard>? ShownBack()
    {
        Reply? reply = Answered switch { "right" => Reply.Right, "different" => Reply.Different, _ => null };
        var different = Different.ReplaceLineEndings("\n").Trim();
        if (reply == Reply.Different && different.Length is 0 or > SayingCard.MostDifferent)
            ModelState.AddModelError("Different", Words["Write down what they want to be different, in at most {0:N0} letters.", SayingCard.MostDifferent]);
        if (reply != Reply.Different && different.Length > 0)
            ModelState.AddModelError("Different", Words["Here stands what should be different. Choose “They want it different, as below”, or empty this."]);
        if (!Is.Said.ShowBack(Calling.DayOf(ShownOn), reply, Today).Try(out var shown, out var refusal))
            ModelState.AddModelError("ShownOn", Words[refusal] + ".");
        return ModelState.IsValid ? new(Is with { Said = shown!, Different = different }, new(Happening.CardChanged, Space.Now, Viewer.Account, Kind: sayings.Name)) : null;
    }

    protected override async Task<bool> Load(CancellationToken cancel)
    {
        if (!await base.Load(cancel) || await persons.Find(Space, RouteData.Values["id"] as string ?? "", cancel) is not { } found || Is.Said.Of != found.Id) return false;
        person = found;
        var all = await sayings.Of(Space, found.Id, cancel);
        Earlier = all.FirstOrDefault(other => other.Id == Is.Said.Corrects);
        Later = all.FirstOrDefault(other => other.Head.Corrects == Id);
        return true;
    }
}
