using System.Data.Common;
using NodaTime;
using Weft.Drawer;
using Weft.Files;
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
    /// <summary>Grows when the words are changed, and not when a file is added: so that nobody's writing is in the way of that.</summary>
    public int Edition { get; init; }
    public ValueList<AttachedFile> Files { get; init; } = [];
}

public sealed class NoteCards(CardDrawer drawer)
{
    public const string Kind = "note";
    public const int MostTitle = 120, MostText = 200_000, MostFiles = 40;
    // A head has 255 bytes, and its JSON needs some.
    private const int TitleBytes = 170;

    public Task<IReadOnlyList<CardHead<NoteHead>>> All(OpenSpace space, CancellationToken cancel = default) => drawer.Heads<NoteHead>(space, Kind, cancel);

    public Task<Card<NoteHead, NoteBody>?> Find(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Find<NoteHead, NoteBody>(space, Kind, id, cancel);

    /// <summary>Saves what is written on a note.</summary>
    /// <param name="space">Where it stands.</param>
    /// <param name="before">As it was read; null for a new one.</param>
    /// <param name="id">Of the note.</param>
    /// <param name="reviewOn">The day on which it is looked at again.</param>
    /// <param name="title">At most <see cref="MostTitle"/> letters.</param>
    /// <param name="text">In Markdown.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<CardDrawer.Outcome> Write(OpenSpace space, Card<NoteHead, NoteBody>? before, string id, LocalDate reviewOn, string title, string text, CancellationToken cancel = default)
    {
        var entry = Noting.Saving(Kind, space.Account, space.Now, before is null ? null : (before.Body.By, before.Body.At));
        var body = (before?.Body ?? new()) with { Title = title, Text = text, By = space.Account, At = space.Now, Before = null, Edition = (before?.Body.Edition ?? 0) + 1 };
        return drawer.Put(space, Kind, new Card<NoteHead, NoteBody>(id, before?.Version ?? 0, Head(title, reviewOn), body), entry, cancel);
    }

    internal static NoteHead Head(string title, LocalDate reviewOn) => new() { Title = SealedJson.Begin(title, TitleBytes), ReviewOn = reviewOn };

    /// <summary>Adds a file that was taken in.</summary>
    public Task<CardDrawer.Outcome> Add(OpenSpace space, Card<NoteHead, NoteBody> note, AttachedFile file, CancellationToken cancel = default) =>
        Put(space, note, [.. note.Body.Files, file], FileDrawer.Keep(space, file.Id, note.Id), cancel);

    /// <summary>Takes a file out, and deletes it.</summary>
    public Task<CardDrawer.Outcome> TakeOut(OpenSpace space, Card<NoteHead, NoteBody> note, string file, CancellationToken cancel = default) =>
        Put(space, note, [.. note.Body.Files.Where(kept => kept.Id != file)], FileDrawer.Drop(space, file, note.Id), cancel);

    private Task<CardDrawer.Outcome> Put(OpenSpace space, Card<NoteHead, NoteBody> note, ValueList<AttachedFile> files, Func<DbConnection, DbTransaction, Task> also, CancellationToken cancel) =>
        drawer.Put(space, Kind, note with { Body = note.Body with { Files = files } }, Noting.Saving(Kind, space.Account, space.Now, (note.Body.By, note.Body.At)), also, cancel);

    /// <summary>For adding a file or fetching one: what is written on it is not shown.</summary>
    public Task<Card<NoteHead, NoteBody>?> Look(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Look<NoteHead, NoteBody>(space, Kind, id, cancel);

    /// <summary>Puts off the day, if nobody changed it since that version.</summary>
    public Task<CardDrawer.Outcome> LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel = default) =>
        drawer.Change<NoteHead, NoteBody>(space, Kind, id, version, card => card with { Head = card.Head with { ReviewOn = on } }, cancel);

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
