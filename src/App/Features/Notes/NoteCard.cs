namespace Weft.Notes;

/// <summary>Something that is written down for all of a space. Names of properties are stored: add, never rename.</summary>
public sealed record NoteCard : CardText
{
    public const int MostTitle = 120, MostText = 200_000, MostFiles = 40;

    public string Title { get; init; } = "";
    /// <summary>In Markdown.</summary>
    public string Text { get; init; } = "";
    public ValueList<AttachedFile> Files { get; init; } = [];

    public static readonly Kind<NoteCard, CardLine> Kind = new Kind<NoteCard, CardLine>("note", "notes", "Note", "a note", note => note.Title, _ => new())
        .Line("Title", "Title", note => note.Title, (note, it) => note with { Title = it }, MostTitle, form: new(Refusal: "Give it a title of at most {0} letters."))
        .Prose("Text", "Text", note => note.Text, (note, it) => note with { Text = it }, MostText,
            form: new(Rows: 14, IsMarkdown: true, Refusal: "That is longer than a note can be: {0} letters at most. Make two of it."))
        .WithFiles(note => note.Files, (note, files) => note with { Files = files }, MostFiles)
        .ForVisitors(note => new(note.Title, note.Text, note.At) { Files = note.Files })
        .Upgrades(Sealed.Shape.HeadIntoBody);
}

public static class NotesFeature
{
    public static void AddNotes(this IServiceCollection services)
    {
        services.AddCards(NoteCard.Kind);
        services.AddSingleton<ISpaceSection, NotesSection>();
    }
}
