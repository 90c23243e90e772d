using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>What the frame of a form shows, whatever kind of card it is of.</summary>
public interface IEditCard
{
    SpacePage Page { get; }
    bool IsNew { get; }
    int Edition { get; }
    /// <summary>What somebody else saved meanwhile.</summary>
    Meanwhile? Theirs { get; }
    /// <summary>Why this form is not for the reader; null if it is.</summary>
    Reason? Shut { get; }
    /// <summary>Whether somebody deleted the card while it was written on. What was typed can then be saved as a new one.</summary>
    bool IsGone { get; }
    /// <summary>Where the form is sent.</summary>
    string SentTo { get; }
    /// <summary>Where it leads who leaves it, or who may not write here.</summary>
    string Back { get; }
    bool IsReviewed { get; }
    /// <summary>The day that the card had when the form was handed out.</summary>
    string Reviewed { get; }
    string WhoReads { get; }
    FormField this[string field] { get; }
}

/// <summary>A field in a form.</summary>
/// <param name="Typed">What stands in it.</param>
public sealed record FormField(string Name, string Label, string Type, InForm Form, IReadOnlyList<(string Value, string Label)> Choices, string Typed);

/// <summary>Writes a card, or changes one. Whoever saves second sees what the first saved beside their own.</summary>
public abstract class EditCardPage<T, TLine>(Cards<T, TLine> cards, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : CardPage<T, TLine>(cards, viewer, words, spaces, members), IEditCard where T : CardText, new() where TLine : CardLine
{
    public const string NewId = "new";
    private const string ReviewName = "ReviewOn", ReviewLabel = "Look at it again by";
    private Dictionary<string, string> typed = new(StringComparer.Ordinal);

    [BindProperty] public int Edition { get; set; }
    [BindProperty] public string Reviewed { get; set; } = "";
    public Meanwhile? Theirs { get; private set; }
    public Reason? Shut { get; private set; }
    public bool IsNew => Id == NewId;
    public bool IsGone { get; private set; }
    public string SentTo => IsGone ? At($"{AddressOf(NewId)}/edit") : Request.PathBase + Request.Path + Request.QueryString;
    public bool IsReviewed => Cards.Kind.IsReviewed;
    public virtual string Back => IsNew ? At() : Address;
    SpacePage IEditCard.Page => this;

    public string WhoReads => Space.Roster.ReadersOf(Id) is var outsiders && outsiders == 0
        ? Words["Everybody in {0} can read it, and nobody else.", Space.Name]
        : Words.Count(outsiders, "Everybody in {1} can read it, and one person from outside.", "Everybody in {1} can read it, and {0} people from outside.", Space.Name);

    public FormField this[string field]
    {
        get
        {
            var typed = this.typed.GetValueOrDefault(field, "");
            if (field == ReviewName) return new(ReviewName, ReviewLabel, "date", new(), [], typed);
            var known = Cards.Kind[field];
            return new(field, known.Label, known.Type, known.Form, known.Choices, typed);
        }
    }

    /// <summary>Of the page of a card, within the space.</summary>
    protected virtual string AddressOf(string id) => Cards.Address(id);

    /// <summary>What the form of a new card asks beside its fields.</summary>
    protected virtual IEnumerable<string> More => [];

    /// <summary>What a new card begins with, beside what is typed.</summary>
    protected virtual T Begin() => new();

    /// <summary>Loads what belongs to the form beside the card, before the card itself.</summary>
    /// <returns>False if there is no such form.</returns>
    protected virtual Task<bool> Prepare(CancellationToken cancel) => Task.FromResult(true);

    /// <summary>Why the reader cannot write on the card, or a new one; null if they can.</summary>
    protected virtual Reason? RefuseWriting() => null;

    private IEnumerable<Field<T>> Asked => Cards.Kind.Fields.Where(one => one.Form.IsAsked);

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (!await Prepare(HttpContext.RequestAborted) || (!IsNew && !await Load(HttpContext.RequestAborted))) return NotFound();
        Shut = RefuseWriting();
        var card = IsNew ? Begin() : Is;
        typed = Asked.ToDictionary(field => field.Name, field => field.Typed(card), StringComparer.Ordinal);
        typed[ReviewName] = card.ReviewOn is { } day ? Offered(day) : LocalDatePattern.Iso.Format(Reviewing.Usual(Today));
        Reviewed = card.ReviewOn is { } had ? LocalDatePattern.Iso.Format(had) : "";
        Edition = card.Edition;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        typed = Asked.Select(field => field.Name).Append(ReviewName).ToDictionary(name => name, name => Request.Form[name].ToString(), StringComparer.Ordinal);
        var id = IsNew ? Pressed() : Id;
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (!await Prepare(CancellationToken.None)) return NotFound();
            if (!IsNew && !await Load(CancellationToken.None))
            {
                IsGone = true;
                return Mend(Words["Somebody deleted this meanwhile. What you wrote is below: save it as a new one if it should stay."]);
            }
            if (RefuseWriting() is { } barred) return Mend(Words[barred] + ".");
            if (!IsNew && Is.Edition != Edition) return ShowBoth();
            if (!IsNew) FollowReview();
            if (Taken(IsNew ? Begin() : Is) is not { } card) return Page();
            switch (await Cards.Write(Space, IsNew ? null : Card, id, card, CancellationToken.None))
            {
                case CardDrawer.Outcome.Saved:
                // It is there already: the same press, sent twice.
                case CardDrawer.Outcome.ChangedMeanwhile when IsNew:
                    return Redirect(At(AddressOf(id)));
                case CardDrawer.Outcome.SpaceChanged when !await Open():
                    return NotFound();
            }
        }
        return Mend(Words["Something about this space changed while you wrote. Nothing is lost: save it once more."]);
    }

    private string Offered(LocalDate day) => LocalDatePattern.Iso.Format(Reviewing.Offer(day, Today));

    /// <summary>A day that somebody else changed meanwhile, by finishing a task for example, stays so where this form leaves it as it was.</summary>
    private void FollowReview()
    {
        if (Calling.DayOf(Reviewed) is { } had && Is.ReviewOn is { } now && now != had && typed[ReviewName] == Offered(had)) typed[ReviewName] = Offered(now);
    }

    /// <summary>The id of the card that this form makes: the same however often it is sent with the same words, and to whichever node. Nobody chooses it.</summary>
    private string Pressed()
    {
        var press = string.Join('\0', [Space.Id, Viewer.Account, Cards.Name, Request.Form[SamePress.Field].ToString(), .. typed.Values, .. More.Select(name => Request.Form[name].ToString())]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(press)).AsSpan(0, 16));
    }

    private T? Taken(T card)
    {
        foreach (var field in Asked)
        {
            (card, var refusal) = field.Take(card, typed[field.Name]);
            if (refusal is not null) ModelState.AddModelError(field.Name, Words[refusal]);
        }
        if (IsReviewed)
        {
            var day = Calling.DayOf(typed[ReviewName]);
            if (Reviewing.Refuse(day, Today) is { } late) ModelState.AddModelError(ReviewName, Words[late]);
            card = card with { ReviewOn = day };
        }
        if (Cards.Kind.Checked(card, Today) is var (name, reason) && ModelState[name] is not { Errors.Count: > 0 }) ModelState.AddModelError(name, Words[reason]);
        return ModelState.IsValid ? card : null;
    }

    private IActionResult ShowBoth()
    {
        var saved = Asked.Select(field => (Words[field.Label], field.Shown(field.Typed(Is), Words), field.Shown(typed[field.Name], Words))).ToList();
        if (IsReviewed) saved.Add((Words[ReviewLabel], ReviewOn, Calling.SentDay(typed[ReviewName], Words)));
        var isMine = Is.By == Viewer.Account;
        Theirs = Meanwhile.Of(isMine ? null : By, saved);
        Edition = Is.Edition;
        return Mend(isMine
            ? Words["This was changed from somewhere else meanwhile. Both are here: put together what should stay, and save."]
            : Words["{0} changed this while you wrote. Both are here: put together what should stay, and save.", By]);
    }

    private IActionResult Mend(string message)
    {
        ModelState.AddModelError("", message);
        return Page();
    }
}
