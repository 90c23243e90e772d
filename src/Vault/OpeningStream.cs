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

    private OpeningStream(Stream from, ArchiveHead head, ReadOnlySpan<byte> header, Secret key)
    {
        this.from = from;
        preamble = SHA256.HashData(head.Write());
        if (!Sodium.BeginReading(state, header, key.Bytes)) throw Broken();
    }

    /// <summary>Opens what was sealed with a passphrase, behind its head. The first piece is looked at already, so that a wrong passphrase is known here.</summary>
    /// <exception cref="SealBrokenException">The passphrase is another, or the beginning was changed.</exception>
    public static async Task<OpeningStream> Open(Stream from, ArchiveHead head, string passphrase, CancellationToken cancel = default)
    {
        var header = new byte[Sodium.StreamHeaderLength];
        if (await from.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancel) < header.Length) throw Broken();
        using var key = await head.KeyOf(passphrase, cancel);
        var opened = new OpeningStream(from, head, header, key);
        try
        {
            await opened.PullAsync(cancel);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="SealBrokenException">It was changed, or breaks off.</exception>
    public override int Read(Span<byte> buffer)
    {
        MustBeWhole();
        if (at == filled && !ended) Pull();
        return Give(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="SealBrokenException">It was changed, or breaks off.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        MustBeWhole();
        if (at == filled && !ended) await PullAsync(cancellationToken);
        return Give(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private void MustBeWhole()
    {
        ObjectDisposedException.ThrowIf(gone, this);
        if (broken) throw Broken();
    }

    private int Give(Span<byte> buffer)
    {
        var given = Math.Min(buffer.Length, filled - at);
        piece.AsSpan(at, given).CopyTo(buffer);
        at += given;
        return given;
    }

    private void Pull()
    {
        broken = true; // until it is known to be whole
        var (length, last) = Judge(from.ReadAtLeast(box, box.Length, throwOnEndOfStream: false));
        if (last && length == piece.Length && from.ReadByte() >= 0) throw Broken();
        (at, filled, ended, broken) = (0, length, last, false);
    }

    private async Task PullAsync(CancellationToken cancel)
    {
        broken = true; // until it is known to be whole
        var (length, last) = Judge(await from.ReadAtLeastAsync(box, box.Length, throwOnEndOfStream: false, cancel));
        if (last && length == piece.Length && await from.ReadAsync(new byte[1], cancel) > 0) throw Broken();
        (at, filled, ended, broken) = (0, length, last, false);
    }

    private (int Length, bool IsLast) Judge(int read)
    {
        if (read < Sodium.StreamTagLength) throw Broken();
        var length = read - Sodium.StreamTagLength;
        if (!Sodium.Pull(state, piece.AsSpan(0, length), out var tag, box.AsSpan(0, read), preamble)) throw Broken();
        return tag == Sodium.StreamFinal ? (length, true)
            : tag == Sodium.StreamMessage && read == box.Length ? (length, false)
            : throw Broken();
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
