using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>Something that a person without an account said, and what they answered when it was shown back to them.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class SayingModel(Viewer viewer, Words words, SpaceBook spaces, PersonCards persons, SayingCards sayings, MemberCards members) : PersonPage(viewer, words, spaces, persons, members)
{
    [BindProperty] public string ShownOn { get; set; } = "";
    [BindProperty] public string Answered { get; set; } = "";
    [BindProperty] public string Different { get; set; } = "";

    public Card<SayingHead, SayingBody> Saying { get; private set; } = null!;
    /// <summary>The one that it corrects; null if none does any more.</summary>
    public CardHead<SayingHead>? Earlier { get; private set; }
    /// <summary>The one that corrects it.</summary>
    public CardHead<SayingHead>? Later { get; private set; }
    public bool IsAnswered => Saying.Head.Reply is not null;

    /// <summary>Whether nothing is left to do: they said yes, or what they want different is written down anew.</summary>
    public bool IsSettled => Saying.Head.Reply == Reply.Right || (IsAnswered && Later is not null);

    public string AtSaying(string id, string page = "") => AtPerson($"/sayings/{id}{page}");

    public async Task<IActionResult> OnGetAsync(string id, string saying)
    {
        if (!await Fill(id, saying)) return NotFound();
        ShownOn = LocalDatePattern.Iso.Format(Saying.Head.ShownOn ?? Space.Now.InUtc().Date);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string saying, string? act)
    {
        ModelState.Clear();
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (!await Fill(id, saying)) return act == "delete" ? Redirect(At($"/persons/{id}")) : NotFound();
            if (Barred is { } barred)
            {
                ModelState.AddModelError("", Words[barred] + ".");
                return Page();
            }
            if (act != "delete" && ShownBack() is null) return Page();
            var outcome = act == "delete" ? await sayings.Delete(Space, saying, CancellationToken.None) : await sayings.Put(Space, ShownBack()!, CancellationToken.None);
            if (outcome == CardDrawer.Outcome.Saved) return Redirect(act == "delete" ? AtPerson() : AtSaying(saying));
            if (!await Open()) return NotFound();
        }
        ModelState.AddModelError("", Words[SpaceBook.Busy] + ".");
        return Page();
    }

    /// <summary>The saying with what the form says of it; null if something has to be mended.</summary>
    private Card<SayingHead, SayingBody>? ShownBack()
    {
        Reply? reply = Answered switch { "right" => Reply.Right, "different" => Reply.Different, _ => null };
        var different = reply == Reply.Different ? Different.ReplaceLineEndings("\n").Trim() : "";
        if (reply == Reply.Different && different.Length is 0 or > SayingCards.MostDifferent)
            ModelState.AddModelError("Different", Words["Write down what they want to be different, in at most {0:N0} letters.", SayingCards.MostDifferent]);
        if (!Saying.Head.ShowBack(Calling.DayOf(ShownOn), reply, Space.Now.InUtc().Date).Try(out var shown, out var refusal))
            ModelState.AddModelError("ShownOn", Words[refusal] + ".");
        return ModelState.IsValid ? Saying with { Head = Saying.Head with { ShownOn = shown!.ShownOn, Reply = shown.Reply }, Body = Saying.Body with { Different = different } } : null;
    }

    private async Task<bool> Fill(string id, string saying)
    {
        if (!await Load(id, HttpContext.RequestAborted) || await sayings.Find(Space, saying, HttpContext.RequestAborted) is not { } found || found.Head.Of != id) return false;
        Saying = found;
        var all = await sayings.Of(Space, id, HttpContext.RequestAborted);
        Earlier = all.FirstOrDefault(other => other.Id == found.Head.Corrects);
        Later = all.FirstOrDefault(other => other.Head.Corrects == found.Id);
        return true;
    }
}
