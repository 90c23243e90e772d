using NodaTime;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>Somebody who sat in a space before it was moved here in an archive, and has no account in it now.</summary>
public sealed record FormerHead
{
    public string Called { get; init; } = "";
    public string Pronouns { get; init; } = "";
    /// <summary>The day on which it is looked at again.</summary>
    public LocalDate ReviewOn { get; init; }
}

/// <summary>What they had told all members.</summary>
public sealed record FormerBody
{
    public int Shape { get; init; } = 1;
    public string CanDo { get; init; } = "";
    public string Reach { get; init; } = "";
}

public sealed class FormerMembers(CardDrawer drawer) : ICards
{
    public const string Kind = "former";

    public string Name => Kind;
    public string Label => "Somebody from before";
    public string One => "the card of somebody from before";

    public string Address(string id) => "/people";

    public async Task<IReadOnlyList<Card<FormerHead, FormerBody>>> All(OpenSpace space, CancellationToken cancel = default) =>
        [.. (await drawer.All<FormerHead, FormerBody>(space, Kind, cancel)).OrderBy(card => card.Head.Called, StringComparer.CurrentCulture)];

    public async Task<IReadOnlyList<ReviewedCard>> Reviewed(OpenSpace space, CancellationToken cancel) =>
        [.. from card in await All(space, cancel) select new ReviewedCard(this, card.Id, card.Version, card.Head.Called, card.Head.ReviewOn, Address(card.Id))];

    public Task<CardDrawer.Outcome> LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel) =>
        drawer.Change<FormerHead, FormerBody>(space, Kind, id, version, card => card with { Head = card.Head with { ReviewOn = on } }, cancel);

    public Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version, CancellationToken cancel) =>
        drawer.Delete(space, Kind, id, Noting.Deleting(Kind, space.Account, space.Now), version, cancel);

    public async Task<IReadOnlyList<HeldCard>> Held(OpenSpace space, Words words, CancellationToken cancel) =>
        [.. from card in await All(space, cancel)
            select new HeldCard(card.Head.Called, Address(card.Id), [card.Head.Called, card.Head.Pronouns, card.Body.CanDo, card.Body.Reach], card.Head.Called)];
}
