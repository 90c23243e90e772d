using NodaTime;
using Weft.Drawer;
using Weft.Spaces;

namespace Weft.Notes;

/// <summary>What a list shows of a note.</summary>
public sealed record NoteHead
{
    public string Title { get; init; } = "";
    /// <summary>The day on which it is looked at again.</summary>
    public LocalDate ReviewOn { get; init; }
}

public sealed record NoteBody
{
    public int Shape { get; init; } = 1;
    /// <summary>In Markdown.</summary>
    public string Text { get; init; } = "";
    /// <summary>The whole title: a head has room for the beginning of a long one.</summary>
    public string Title { get; init; } = "";
    public string By { get; init; } = "";
    /// <summary>The name of who wrote it before it came here in an archive, while nobody changed it since.</summary>
    public string? Before { get; init; }
    public Instant At { get; init; }
}

public sealed class NoteCards(CardDrawer drawer)
{
    public const string Kind = "note";
    public const int MostTitle = 120, MostText = 200_000;
    // A head has 255 bytes, and its JSON needs some.
    private const int TitleBytes = 170;

    public Task<IReadOnlyList<CardHead<NoteHead>>> All(OpenSpace space, CancellationToken cancel = default) => drawer.Heads<NoteHead>(space, Kind, cancel);

    public Task<Card<NoteHead, NoteBody>?> Find(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Find<NoteHead, NoteBody>(space, Kind, id, cancel);

    public async Task<CardDrawer.Outcome> Put(OpenSpace space, string id, long version, LocalDate reviewOn, NoteBody body, CancellationToken cancel = default)
    {
        var before = version == 0 ? null : await Find(space, id, cancel);
        var entry = Noting.Saving(Kind, body.By, body.At, before is null ? null : (before.Body.By, before.Body.At));
        return await drawer.Put(space, Kind, new Card<NoteHead, NoteBody>(id, version, Head(body.Title, reviewOn), body), entry, cancel);
    }

    internal static NoteHead Head(string title, LocalDate reviewOn) => new() { Title = SealedJson.Begin(title, TitleBytes), ReviewOn = reviewOn };

    /// <summary>Puts off the day, if nobody changed it since that version.</summary>
    public async Task<CardDrawer.Outcome> LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel = default) =>
        await Find(space, id, cancel) is { } found && found.Version == version
            ? await drawer.Put(space, Kind, found with { Head = found.Head with { ReviewOn = on } }, null, cancel)
            : CardDrawer.Outcome.ChangedMeanwhile;

    /// <param name="space">Where it stands.</param>
    /// <param name="id">Of the card.</param>
    /// <param name="version">That is to be deleted, and no other; 0 for whichever there is.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version = 0, CancellationToken cancel = default) =>
        drawer.Delete(space, Kind, id, Noting.Deleting(Kind, space.Account, space.Now), version, cancel);
}

public static class NotesFeature
{
    public static void AddNotes(this IServiceCollection services) => services.AddSingleton<NoteCards>();
}
