using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>Reads what a <see cref="SealingStream"/> wrote. No byte is given out before the piece that it stands in is known to be whole.</summary>
public sealed class OpeningStream : Stream
{
    private readonly Stream from;
    private readonly byte[] state = GC.AllocateUninitializedArray<byte>(Sodium.StreamStateLength, pinned: true);
    private readonly byte[] piece = new byte[SealingStream.PieceLength];
    private readonly byte[] box = new byte[SealingStream.PieceLength + Sodium.StreamTagLength];
    private int at, filled;
    private bool ended;

    /// <exception cref="SealBrokenException">It is no sealed stream, or none for this key.</exception>
    public OpeningStream(Stream from, KeyPair recipient)
    {
        this.from = from;
        Span<byte> mark = stackalloc byte[SealingStream.Mark.Length + 1];
        if (from.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || !mark[..^1].SequenceEqual(SealingStream.Mark)) throw Broken();
        Secret? key = null;
        var handed = new byte[Handed.SealedLength];
        for (var i = 0; i < mark[^1]; i++)
        {
            Fill(handed);
            key ??= Take(recipient, handed);
        }
        Span<byte> header = stackalloc byte[Sodium.StreamHeaderLength];
        Fill(header);
        using (key ?? throw Broken())
        {
            if (!Sodium.BeginReading(state, header, key.Bytes)) throw Broken();
        }
    }

    /// <exception cref="SealBrokenException">It was changed, or breaks off.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (at == filled && !ended)
            Pull();
        var given = Math.Min(buffer.Length, filled - at);
        piece.AsSpan(at, given).CopyTo(buffer);
        at += given;
        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private void Pull()
    {
        Span<byte> said = stackalloc byte[sizeof(int)];
        Fill(said);
        var length = BinaryPrimitives.ReadInt32BigEndian(said);
        if (length < Sodium.StreamTagLength || length > box.Length) throw Broken();
        Fill(box.AsSpan(0, length));
        (at, filled) = (0, length - Sodium.StreamTagLength);
        if (!Sodium.Pull(state, piece.AsSpan(0, filled), out var tag, box.AsSpan(0, length))) throw Broken();
        ended = tag == Sodium.StreamFinal;
        if (ended && from.ReadByte() >= 0) throw Broken();
    }

    private void Fill(Span<byte> bytes)
    {
        if (from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw Broken();
    }

    private static Secret? Take(KeyPair recipient, ReadOnlySpan<byte> handed)
    {
        try
        {
            return recipient.Take(handed, SealingStream.KeyLabel);
        }
        catch (SealBrokenException)
        {
            return null; // another recipient's
        }
    }

    private static SealBrokenException Broken() => new(SealingStream.KeyLabel);

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(state);
        CryptographicOperations.ZeroMemory(piece);
        base.Dispose(disposing);
    }

    public override void Flush() { }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
