using NodaTime;
using Weft.Drawer;
using Weft.Notes;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>What a list shows of something that was said.</summary>
public sealed record SayingHead : Saying
{
    /// <summary>Its first words.</summary>
    public string Begins { get; init; } = "";
}

public sealed record SayingBody
{
    public int Shape { get; init; } = 1;
    /// <summary>In Markdown.</summary>
    public string Text { get; init; } = "";
    /// <summary>What they want to be different, if they said so.</summary>
    public string Different { get; init; } = "";
    /// <summary>Who wrote it down.</summary>
    public string By { get; init; } = "";
    /// <summary>The name of who wrote it down before it came here in an archive, while nobody changed it since.</summary>
    public string? Before { get; init; }
    public Instant At { get; init; }
}

public sealed class SayingCards(CardDrawer drawer)
{
    public const string Kind = "saying";
    public const int MostText = 100_000, MostDifferent = 20_000;
    // A head has 255 bytes, and its JSON with two ids, three days and two words needs the others.
    private const int BeginsBytes = 44;

    /// <summary>What was said by all of them, the last first.</summary>
    public async Task<IReadOnlyList<CardHead<SayingHead>>> All(OpenSpace space, CancellationToken cancel = default) =>
        [.. (await drawer.Heads<SayingHead>(space, Kind, cancel)).OrderByDescending(saying => saying.Head.On).ThenByDescending(saying => saying.Head.WrittenOn).ThenBy(saying => saying.Id, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<CardHead<SayingHead>>> Of(OpenSpace space, string person, CancellationToken cancel = default) =>
        [.. (await All(space, cancel)).Where(saying => saying.Head.Of == person)];

    public Task<Card<SayingHead, SayingBody>?> Find(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Find<SayingHead, SayingBody>(space, Kind, id, cancel);

    /// <summary>For taking it along: it is not shown.</summary>
    internal Task<Card<SayingHead, SayingBody>?> Look(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Look<SayingHead, SayingBody>(space, Kind, id, cancel);

    /// <summary>Saves what was written down.</summary>
    /// <param name="space">Where it stands.</param>
    /// <param name="before">As it was read; null for a new one.</param>
    /// <param name="id">Of the saying.</param>
    /// <param name="saying">Whose it is, when and how.</param>
    /// <param name="text">In Markdown.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<CardDrawer.Outcome> Write(OpenSpace space, Card<SayingHead, SayingBody>? before, string id, SayingHead saying, string text, CancellationToken cancel = default)
    {
        var entry = Noting.Saving(Kind, space.Account, space.Now, before is null ? null : (before.Body.By, before.Body.At));
        var body = (before?.Body ?? new()) with { Text = text, By = space.Account, Before = null, At = space.Now };
        return drawer.Put(space, Kind, new Card<SayingHead, SayingBody>(id, before?.Version ?? 0, Head(saying, text), body), entry, cancel);
    }

    internal static SayingHead Head(SayingHead saying, string text) =>
        saying with { Begins = SealedJson.Begin(string.Join(' ', Marked.ToText(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), BeginsBytes) };

    /// <summary>Saves that it was shown back. Who wrote it down stays.</summary>
    public Task<CardDrawer.Outcome> Put(OpenSpace space, Card<SayingHead, SayingBody> saying, CancellationToken cancel = default) =>
        drawer.Put(space, Kind, saying, new(Happening.CardChanged, space.Now, space.Account, Kind: Kind), cancel);

    public Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, CancellationToken cancel = default) =>
        drawer.Delete(space, Kind, id, Noting.Deleting(Kind, space.Account, space.Now), cancel: cancel);

    /// <summary>
    /// Deletes what those said whose cards are gone: also what was written down at the moment in which a card was deleted, or was left over by a crash.
    /// </summary>
    /// <param name="space">Where they stand.</param>
    /// <param name="sayings">All of them, read before the persons: else somebody who has just come would seem to be gone.</param>
    /// <param name="persons">All who are there.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Those that stay.</returns>
    public async Task<IReadOnlyList<CardHead<SayingHead>>> Sweep(OpenSpace space, IReadOnlyList<CardHead<SayingHead>> sayings, IReadOnlyList<CardHead<PersonHead>> persons, CancellationToken cancel = default)
    {
        var known = persons.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var left in sayings.Where(saying => !known.Contains(saying.Head.Of)))
            await drawer.Delete(space, Kind, left.Id, null, cancel: cancel);
        return [.. sayings.Where(saying => known.Contains(saying.Head.Of))];
    }
}
