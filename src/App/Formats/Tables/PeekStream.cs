namespace Weft.Formats;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
internal sealed class PeekStream(Stream source) : Stream
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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
