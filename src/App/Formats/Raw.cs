using Weft.Groups;
using Weft.Places;

namespace Weft.Formats;

/// <summary>A kind of file that Weft reads. It is recognised by what stands in it, never by its ending.</summary>
public interface IFileFormat
{
    /// <summary>What people call it: "CSV", "GraphML".</summary>
    string Name { get; }

    /// <param name="head">The first bytes of the file, up to 64 KB.</param>
    bool Recognises(ReadOnlySpan<byte> head);

    /// <summary>Reads a whole file as a stream. What cannot be used goes to <see cref="IRawSink.Skip"/>.</summary>
    /// <exception cref="UnreadableFileException">Nothing in the file can be used, or it is over a limit.</exception>
    void Read(Stream file, string name, IRawSink sink);
}

/// <summary>Takes what a file says, one thing at a time, before any of it has a meaning.</summary>
public interface IRawSink
{
    void Group(RawGroup group);
    void Tie(RawTie tie);
    void Want(Want want);
    /// <summary>What the file calls the purpose that its wants belong to.</summary>
    void Purpose(string name) { }
    void Skip(long? row, Reason reason);

    /// <summary>A table begins: what comes next stands under these headings.</summary>
    /// <param name="table">The sheet's name, where a file has several; otherwise null.</param>
    void Headings(string? table, IReadOnlyList<string> headings) { }
    /// <summary>Rows with nothing in them.</summary>
    void Blank(long rows) { }
    /// <summary>Something that was decided about the file as a whole and should be told.</summary>
    void Note(Reason reason) { }
}

/// <summary>A group as a file has it: headings with what stood under them. A heading comes again for each value of a list.</summary>
public sealed record RawGroup
{
    /// <summary>See <see cref="Weft.Map.SkippedRow.Row"/>.</summary>
    public long? Row { get; init; }
    /// <summary>The file's own id, which its ties use; null if it has none.</summary>
    public string? Id { get; init; }
    /// <summary>Where the format itself has a position (GeoJSON, not a column of a table).</summary>
    public Position? Position { get; init; }
    public required IReadOnlyList<Field> Fields { get; init; }
    /// <summary>Headings under which the format itself has a list: their values come one by one, and nothing in them parts.</summary>
    public IReadOnlySet<string>? Lists { get; init; }
}

/// <summary>A tie as a file has it; its ends are ids or names.</summary>
public sealed record RawTie(string From, string To)
{
    public long? Row { get; init; }
    public string Kind { get; init; } = "";
    /// <summary>Null if the file does not say.</summary>
    public double? Strength { get; init; }
    /// <summary>Whether the file says that both groups agreed to it; null if it says nothing.</summary>
    public bool? Confirmed { get; init; }
    public IReadOnlyList<string> Through { get; init; } = [];
}

/// <summary>A file that nothing can be read from; the reason says what it is and what to do.</summary>
public sealed class UnreadableFileException(Reason reason) : Exception(reason.ToString())
{
    public Reason Reason => reason;
    /// <summary>The file's name, once it is known to whoever reports it.</summary>
    public string? File { get; set; }
}
