using Weft.Spaces;

namespace Weft.Reviews;

/// <summary>What a space has to look at again, as far as whoever opened it looks after it.</summary>
public sealed class Reviews(CardKinds kinds)
{
    /// <summary>What has waited longest comes first.</summary>
    public async Task<IReadOnlyList<ReviewedCard>> Due(OpenSpace space, CancellationToken cancel = default)
    {
        var today = space.Now.InUtc().Date;
        var due = new List<ReviewedCard>();
        foreach (var kind in kinds.All)
            due.AddRange((await kind.Reviewed(space, cancel)).Where(card => Reviewing.IsDue(card.ReviewOn, today)));
        return [.. due.OrderBy(card => card.ReviewOn).ThenBy(card => card.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>It is still right: its day comes again in a year. Who looked, and when, is written down nowhere.</summary>
    public Task<CardDrawer.Outcome> Keep(OpenSpace space, ReviewedCard card, CancellationToken cancel = default) =>
        card.Kind.LookAgain(space, card.Id, card.Version, Reviewing.Usual(space.Now.InUtc().Date), cancel);

    /// <summary>One's own card is not deleted here: it goes with its owner.</summary>
    public Task<CardDrawer.Outcome> Delete(OpenSpace space, ReviewedCard card, CancellationToken cancel = default) =>
        card.Kind.CanBeDeleted ? card.Kind.Delete(space, card.Id, card.Version, cancel) : Task.FromResult(CardDrawer.Outcome.Saved);
}

/// <summary>That something waits, above everything on the page of a space.</summary>
public sealed class ReviewsNotice(Reviews reviews) : ISpaceSection
{
    public int Place => -100;

    public async Task<Section?> In(SpacePage page, IReadOnlyDictionary<string, MemberHead> names, CancellationToken cancel) =>
        await reviews.Due(page.Space, cancel) is { Count: > 0 } due ? new("/Features/Reviews/_Due.cshtml", new DueNotice(due.Count, page.At("/review"))) : null;
}

public sealed record DueNotice(int Count, string Address);

public static class ReviewsFeature
{
    public static void AddReviews(this IServiceCollection services)
    {
        services.AddSingleton<Reviews>();
        services.AddSingleton<ISpaceSection, ReviewsNotice>();
    }
}
