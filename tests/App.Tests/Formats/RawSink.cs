using Weft.Groups;

namespace Weft.Formats;

/// <summary>Keeps what a reader gives.</summary>
internal sealed class RawSink : IRawSink
{
    public List<RawGroup> Groups { get; } = [];
    public List<RawTie> Ties { get; } = [];
    public List<Want> Wants { get; } = [];
    public List<(long? Row, Reason Reason)> Skipped { get; } = [];
    public List<Reason> Notes { get; } = [];

    public void Group(RawGroup group) => Groups.Add(group);
    public void Tie(RawTie tie) => Ties.Add(tie);
    public void Want(Want want) => Wants.Add(want);
    public void Skip(long? row, Reason reason) => Skipped.Add((row, reason));
    public void Note(Reason reason) => Notes.Add(reason);

    public static RawSink Read(byte[] file, string format) => Read(new MemoryStream(file), format);

    public static RawSink Read(string text, string format) => Read(System.Text.Encoding.UTF8.GetBytes(text), format);

    /// <summary>Reads by whichever format recognises the file, and asserts which one that is.</summary>
    public static RawSink Read(Stream file, string format)
    {
        using var stream = PeekStream.Over(file);
        var found = FileFormats.Recognise(stream);
        Assert.Equal(format, found.Name);
        var sink = new RawSink();
        found.Read(stream, "file", sink);
        return sink;
    }

    public static RawSink ReadAny(byte[] file)
    {
        using var stream = PeekStream.Over(new MemoryStream(file));
        var sink = new RawSink();
        FileFormats.Recognise(stream).Read(stream, "file", sink);
        return sink;
    }
}

internal static class RawGroups
{
    public static string? One(this RawGroup group, string heading) => group.Fields.FirstOrDefault(field => field.Name == heading)?.Value;
    public static string[] All(this RawGroup group, string heading) => [.. group.Fields.Where(field => field.Name == heading).Select(field => field.Value)];
}
