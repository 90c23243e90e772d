using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>
/// Seals what is written to it, of any length, to one or more public keys (libsodium's secretstream; its key is handed over to each). It must be
/// completed: what breaks off does not pass for whole.
/// </summary>
public sealed class SealingStream : Stream
{
    internal const int PieceLength = 64 * 1024;
    internal static readonly Label KeyLabel = Label.Of("sealed stream", "", "key");
    internal static ReadOnlySpan<byte> Mark => "weft sealed 1\n"u8;

    private readonly Stream to;
    private readonly byte[] state = GC.AllocateUninitializedArray<byte>(Sodium.StreamStateLength, pinned: true);
    private readonly byte[] piece = new byte[PieceLength];
    private readonly byte[] box = new byte[PieceLength + Sodium.StreamTagLength];
    private int filled;
    private bool complete;

    /// <param name="recipients">At least one, at most 255.</param>
    public SealingStream(Stream to, IReadOnlyCollection<PublicKey> recipients)
    {
        ArgumentOutOfRangeException.ThrowIfZero(recipients.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(recipients.Count, byte.MaxValue);
        this.to = to;
        using var key = Secret.Random();
        Span<byte> header = stackalloc byte[Sodium.StreamHeaderLength];
        Sodium.BeginStream(state, header, key.Bytes);
        to.Write(Mark);
        to.WriteByte((byte)recipients.Count);
        foreach (var recipient in recipients)
            to.Write(recipient.HandOver(key, KeyLabel));
        to.Write(header);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(complete, this);
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

    /// <summary>Writes the end. Without it, reading fails at the end.</summary>
    public void Complete()
    {
        if (complete) return;
        Push(Sodium.StreamFinal);
        complete = true;
        to.Flush();
    }

    private void Push(byte tag)
    {
        var sealedPiece = box.AsSpan(0, filled + Sodium.StreamTagLength);
        Sodium.Push(state, sealedPiece, piece.AsSpan(0, filled), tag);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, sealedPiece.Length);
        to.Write(length);
        to.Write(sealedPiece);
        filled = 0;
    }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(state);
        CryptographicOperations.ZeroMemory(piece);
        base.Dispose(disposing);
    }

    public override void Flush() { }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
