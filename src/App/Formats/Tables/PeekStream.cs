namespace Weft.Formats;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
internal sealed class PeekStream(Stream source) : ForwardStream
{
    public const int HeadSize = 64 * 1024;

    private byte[]? head;
    private int length, position;

    public static PeekStream Over(Stream stream) => stream as PeekStream ?? new PeekStream(stream);

    /// <summary>The first bytes, up to 64 KB. To be called before the first read.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        if (head is null)
        {
            head = new byte[HeadSize];
            length = source.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false);
        }
        return head.AsSpan(position, length - position);
    }

    public override int Read(Span<byte> buffer)
    {
        if (position >= length) return source.Read(buffer);
        var count = Math.Min(buffer.Length, length - position);
        head.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }
}
