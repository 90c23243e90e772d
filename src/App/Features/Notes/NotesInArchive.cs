using NodaTime;
using Weft.Archives;
using Weft.Drawer;
using Weft.Files;
using Weft.Spaces;

namespace Weft.Notes;

/// <param name="Title">All of it.</param>
/// <param name="Text">In Markdown.</param>
/// <param name="At">When it was written or changed last.</param>
/// <param name="ReviewOn">The day on which it is looked at again.</param>
/// <param name="By">What who wrote it was called; null if nobody knows any more.</param>
/// <param name="Files">The names of its files, which stand right before it; null for none.</param>
public sealed record ArchivedNote(string Title, string Text, Instant At, LocalDate ReviewOn, string? By = null, IReadOnlyList<string>? Files = null);

public sealed class NotesInArchive(CardDrawer drawer, MemberCards members, FilesInArchive files) : IArchivePart
{
    public string Name => "notes";

    public async Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel)
    {
        var names = await members.Names(space, cancel);
        await foreach (var (_, _, head, body) in drawer.Each<NoteHead, NoteBody>(space, NoteCards.Kind, cancel))
        {
            await files.Put(space, body.Files, to, cancel);
            IReadOnlyList<string>? attached = body.Files.Count == 0 ? null : [.. body.Files.Select(file => file.Name)];
            await to.Put(this, new ArchivedNote(body.Title, body.Text, body.At, head.ReviewOn, names.NameOf(body.By) ?? body.Before, attached), cancel);
        }
    }

    public Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel)
    {
        var note = record.Record.Is<ArchivedNote>();
        if (note.Title.Length is 0 or > NoteCards.MostTitle || note.Text.Length > NoteCards.MostText || note.By?.Length > MemberCards.MostName) throw new InvalidDataException();
        if (!to.Held.Select(file => file.Name).SequenceEqual(note.Files ?? []) || to.Held.Count > NoteCards.MostFiles) throw new InvalidDataException();
        var title = OneLine.OfBefore(note.Title);
        return to.Put(NoteCards.Kind, NoteCards.Head(title, Reviewing.AtMost(note.ReviewOn, to.Today)),
            new NoteBody { Title = title, Text = note.Text, Edition = 1, Before = OneLine.Of(note.By), At = note.At, Files = to.Held }, withFiles: true, cancel);
    }
}
