using NodaTime;
using Weft.Drawer;

namespace Weft.Spaces;

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

public sealed class FormerMembers(CardDrawer drawer)
{
    public const string Kind = "former";

    public async Task<IReadOnlyList<Card<FormerHead, FormerBody>>> All(OpenSpace space, CancellationToken cancel = default) =>
        [.. (await drawer.All<FormerHead, FormerBody>(space, Kind, cancel)).OrderBy(card => card.Head.Called, StringComparer.CurrentCulture)];

    /// <summary>Puts off the day, if nobody changed it since that version.</summary>
    public Task<CardDrawer.Outcome> LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel = default) =>
        drawer.Change<FormerHead, FormerBody>(space, Kind, id, version, card => card with { Head = card.Head with { ReviewOn = on } }, cancel);

    public Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version, CancellationToken cancel = default) =>
        drawer.Delete(space, Kind, id, Noting.Deleting(Kind, space.Account, space.Now), version, cancel);
}
