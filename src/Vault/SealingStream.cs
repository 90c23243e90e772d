using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>
/// Seals what is written to it, of any length, to one or more public keys (libsodium's secretstream; its key is handed over to each), or with a
/// passphrase. It must be completed: what breaks off does not pass for whole. It does not close the stream that it writes to.
/// </summary>
/// <remarks>
/// A mark, the number of recipients in a byte, the key handed to each (or an <see cref="ArchiveHead"/>), the header of the stream, and pieces of 64 KiB
/// each, of which the last is marked as such and may be shorter. The hash of all that stands before the header is authenticated with every piece.
/// </remarks>
public sealed class SealingStream : Stream
{
    internal const int PieceLength = 64 * 1024;
    internal static readonly Label KeyLabel = Label.Of("sealed stream", "", "key");
    internal static ReadOnlySpan<byte> Mark => "weft sealed 1\n"u8;

    private readonly Stream to;
    private readonly byte[] preamble;
    private readonly byte[] state = GC.AllocateUninitializedArray<byte>(Sodium.StreamStateLength, pinned: true);
    private readonly byte[] piece = GC.AllocateUninitializedArray<byte>(PieceLength, pinned: true);
    private readonly byte[] box = new byte[PieceLength + Sodium.StreamTagLength];
    private int filled;
    private bool complete, gone;

    /// <param name="to">Where it is written.</param>
    /// <param name="recipients">At least one, at most 255.</param>
    public SealingStream(Stream to, IReadOnlyCollection<PublicKey> recipients)
    {
        ArgumentOutOfRangeException.ThrowIfZero(recipients.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(recipients.Count, byte.MaxValue);
        this.to = to;
        using var key = Secret.Random();
        preamble = Begin([.. Mark, (byte)recipients.Count, .. recipients.SelectMany(recipient => recipient.HandOver(key, KeyLabel))], key);
    }

    private SealingStream(Stream to, ArchiveHead head, Secret key)
    {
        this.to = to;
        preamble = Begin(head.Write(), key);
    }

    /// <summary>Seals with a passphrase alone, so that it opens on any machine.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="passphrase">That opens it.</param>
    /// <param name="cost">What each try costs whoever guesses; the usual when null.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<SealingStream> Begin(Stream to, string passphrase, PassphraseCost? cost = null, CancellationToken cancel = default)
    {
        var head = ArchiveHead.Random(cost ?? PassphraseCost.Usual);
        using var key = await head.KeyOf(passphrase, cancel);
        return new(to, head, key);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(complete || gone, this);
        while (buffer.Length > 0)
        {
            // A full piece is kept until more comes: the last one is marked as such.
            if (filled == PieceLength) Push(Sodium.StreamMessage);
            var taken = Math.Min(buffer.Length, PieceLength - filled);
            buffer[..taken].CopyTo(piece.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes the end, after which nothing can be written. Without it, reading fails at the end.</summary>
    public void Complete()
    {
        if (complete) return;
        ObjectDisposedException.ThrowIf(gone, this);
        Push(Sodium.StreamFinal);
        complete = true;
        to.Flush();
    }

    private byte[] Begin(byte[] before, Secret key)
    {
        Span<byte> header = stackalloc byte[Sodium.StreamHeaderLength];
        Sodium.BeginStream(state, header, key.Bytes);
        key.MustRemain();
        to.Write(before);
        to.Write(header);
        return SHA256.HashData(before);
    }

    private void Push(byte tag)
    {
        var sealedPiece = box.AsSpan(0, filled + Sodium.StreamTagLength);
        Sodium.Push(state, sealedPiece, piece.AsSpan(0, filled), preamble, tag);
        to.Write(sealedPiece);
        filled = 0;
    }

    protected override void Dispose(bool disposing)
    {
        gone = true; // what were sealed from here on would be sealed with zeros
        CryptographicOperations.ZeroMemory(state);
        CryptographicOperations.ZeroMemory(piece);
        base.Dispose(disposing);
    }

    public override void Flush() { }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => !complete && !gone;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
