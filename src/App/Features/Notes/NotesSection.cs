namespace Weft.Notes;

/// <summary>The notes on the page of a space, those first whose day comes first.</summary>
public sealed class NotesSection(Cards<NoteCard, CardLine> notes) : ISpaceSection
{
    public int Place => 200;

    public async Task<Section?> In(SpacePage page, IReadOnlyDictionary<string, MemberHead> names, CancellationToken cancel) =>
        new("/Features/Notes/_Notes.cshtml", new NoteList(page, [.. (await notes.All(page.Space, cancel)).OrderBy(note => note.Head.ReviewOn)]));
}

public sealed record NoteList(SpacePage Page, IReadOnlyList<CardHead<CardLine>> Notes);
