using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>
/// Reads what a <see cref="SealingStream"/> wrote. No byte is given out before the piece that it stands in is known to be whole, and none after one that
/// is not. It does not close the stream that it reads from.
/// </summary>
public sealed class OpeningStream : Stream
{
    private readonly Stream from;
    private readonly byte[] preamble;
    private readonly byte[] state = GC.AllocateUninitializedArray<byte>(Sodium.StreamStateLength, pinned: true);
    private readonly byte[] piece = GC.AllocateUninitializedArray<byte>(SealingStream.PieceLength, pinned: true);
    private readonly byte[] box = new byte[SealingStream.PieceLength + Sodium.StreamTagLength];
    private int at, filled;
    private bool ended, broken, gone;

    /// <exception cref="SealBrokenException">It is no sealed stream, or none for this key.</exception>
    public OpeningStream(Stream from, KeyPair recipient)
    {
        this.from = from;
        var mark = new byte[SealingStream.Mark.Length + 1];
        if (!TryFill(mark) || !mark.AsSpan(..^1).SequenceEqual(SealingStream.Mark)) throw Broken();
        var handed = new byte[mark[^1] * Handed.SealedLength];
        Span<byte> header = stackalloc byte[Sodium.StreamHeaderLength];
        if (!TryFill(handed) || !TryFill(header)) throw Broken();
        preamble = SHA256.HashData([.. mark, .. handed]);
        using var key = Take(recipient, handed) ?? throw Broken();
        if (!Sodium.BeginReading(state, header, key.Bytes)) throw Broken();
    }

    /// <exception cref="SealBrokenException">It was changed, or breaks off.</exception>
    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(gone, this);
        if (broken) throw Broken();
        if (at == filled && !ended) Pull();
        var given = Math.Min(buffer.Length, filled - at);
        piece.AsSpan(at, given).CopyTo(buffer);
        at += given;
        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private void Pull()
    {
        broken = true; // until it is known to be whole
        var read = from.ReadAtLeast(box, box.Length, throwOnEndOfStream: false);
        if (read < Sodium.StreamTagLength) throw Broken();
        var length = read - Sodium.StreamTagLength;
        if (!Sodium.Pull(state, piece.AsSpan(0, length), out var tag, box.AsSpan(0, read), preamble)) throw Broken();
        var last = tag == Sodium.StreamFinal;
        var whole = last ? read < box.Length || from.ReadByte() < 0 : tag == Sodium.StreamMessage && read == box.Length;
        if (!whole) throw Broken();
        (at, filled, ended, broken) = (0, length, last, false);
    }

    private bool TryFill(Span<byte> bytes) => from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;

    private static Secret? Take(KeyPair recipient, ReadOnlySpan<byte> handed)
    {
        for (; handed.Length > 0; handed = handed[Handed.SealedLength..])
        {
            if (Handed.Open(recipient, handed[..Handed.SealedLength], SealingStream.KeyLabel) is { } key) return key;
        }
        return null;
    }

    private static SealBrokenException Broken() => new(SealingStream.KeyLabel);

    protected override void Dispose(bool disposing)
    {
        gone = true;
        CryptographicOperations.ZeroMemory(state);
        CryptographicOperations.ZeroMemory(piece);
        base.Dispose(disposing);
    }

    public override void Flush() { }

    public override bool CanRead => !gone;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
