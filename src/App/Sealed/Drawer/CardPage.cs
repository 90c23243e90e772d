using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>A page about one card, whose id stands in the address.</summary>
public abstract class CardPage<T, TLine>(Cards<T, TLine> cards, Viewer viewer, Words words, SpaceBook spaces, MemberCards members) : SpacePage(viewer, spaces)
    where T : CardText, new() where TLine : CardLine
{
    public Cards<T, TLine> Cards => cards;
    protected Words Words => words;
    public Card<TLine, T> Card { get; private set; } = null!;
    /// <summary>What the card says.</summary>
    public T Is => Card.Body;
    public virtual string Id => RouteData.Values["id"] as string ?? "";
    public string Address => At(cards.Address(Id));
    /// <summary>What who wrote it is called.</summary>
    public string By => Name(Is.By, Is.Before);
    public string WrittenOn => Calling.Day(Is.At, words);
    public string ReviewOn => Is.ReviewOn is { } day ? Calling.Day(day, words) : "";
    /// <summary>Why something was not done.</summary>
    public Reason? Refusal { get; protected set; }
    public LocalDate Today => Space.Now.InUtc().Date;
    public IReadOnlyDictionary<string, MemberHead> Names { get; private set; } = null!;

    public string Name(string? account, string? before = null) => Names.Called(account, before, words);

    /// <returns>False if it is not there, or not for the reader.</returns>
    protected virtual async Task<bool> Load(CancellationToken cancel)
    {
        if (await cards.Find(Space, Id, cancel) is not { } found) return false;
        (Card, Names) = (found, await members.Names(Space, cancel));
        return true;
    }

    /// <summary>What else the page shows.</summary>
    protected virtual Task<bool> Fill(CancellationToken cancel) => Load(cancel);

    protected async Task<IActionResult> Show() => await Fill(HttpContext.RequestAborted) ? Page() : NotFound();

    /// <summary>Does something with the card as it is now, however many others do at the same time, and shows it again.</summary>
    protected async Task<IActionResult> Do(Func<T, Answer<Done<T>>> act)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (!await Load(CancellationToken.None)) return NotFound();
            if (!act(Is).Try(out var done, out var refusal))
            {
                Refusal = refusal;
                return await Show();
            }
            if (await cards.Put(Space, Card, done, CancellationToken.None) == CardDrawer.Outcome.Saved) return Redirect(Address);
            if (!await Open()) return NotFound();
        }
        Refusal = SpaceBook.Busy;
        return await Show();
    }

    /// <summary>What is said of an act that the page does not have.</summary>
    protected static Reason Unknown => new("This page does not know that. Load it again and choose what is there");

    /// <param name="back">The address afterwards, within the space.</param>
    protected async Task<IActionResult> Delete(string back = "")
    {
        for (var tries = 0; tries < SpaceBook.MostTries && await Load(CancellationToken.None); tries++)
        {
            if (cards.Kind.RefuseTending(Card.Head, Space) is { } refusal)
            {
                Refusal = refusal;
                return await Show();
            }
            // Whatever was changed on it meanwhile: who deletes it has seen that it goes.
            if (await cards.Delete(Space, Id, Card.Version, CancellationToken.None) == CardDrawer.Outcome.Saved) break;
            if (!await Open()) return NotFound();
        }
        return Redirect(At(back));
    }

    /// <summary>Takes a file out of the card.</summary>
    protected async Task<IActionResult> TakeOut(string file)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (await cards.Look(Space, Id, CancellationToken.None) is not { } card) return NotFound();
            if (cards.Kind.Files!.Get(card.Body).All(kept => kept.Id != file)) break;
            if (await cards.TakeOut(Space, card, file, CancellationToken.None) == CardDrawer.Outcome.Saved) break;
            if (!await Open()) return NotFound();
        }
        return Redirect(Address);
    }
}
