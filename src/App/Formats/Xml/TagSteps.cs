namespace Weft.Formats;

/// <summary>
/// Passes XML on as long as another tag comes soon: a reader holds a whole name or attribute in memory, several times over, before anybody
/// can ask how long it is.
/// </summary>
internal sealed class TagSteps(Stream xml, int longest) : ForwardStream
{
    private long sinceTag;

    public override int Read(Span<byte> buffer)
    {
        var count = xml.Read(buffer);
        var read = (ReadOnlySpan<byte>)buffer[..count];
        while (read.IndexOf((byte)'<') is var tag and >= 0)
        {
            Check(sinceTag + tag);
            sinceTag = 0;
            read = read[(tag + 1)..];
        }
        Check(sinceTag += read.Length);
        return count;
    }

    private void Check(long length)
    {
        if (length > longest) throw Limits.TextTooLong(longest >> 20);
    }
}
