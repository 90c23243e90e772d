using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>
/// A text that opens with one key, at one place: a version byte, 24 random bytes, and the padded text under XChaCha20-Poly1305.
/// </summary>
public static class Box
{
    private const byte Version = 1;
    private const int Before = 1 + Sodium.NonceLength;
    private const int Around = Before + Sodium.TagLength;

    /// <summary>More than any text has before it is sealed; files are sealed in pieces.</summary>
    public const int MostText = 16 * 1024 * 1024;

    public static byte[] Seal(Secret key, Label label, ReadOnlySpan<byte> text, Padding padding = Padding.Body)
    {
        var box = Seal(key.Bytes, label, text, padding);
        key.MustRemain();
        return box;
    }

    /// <exception cref="SealBrokenException">It was made with another key or for another place, or is not whole.</exception>
    public static byte[] Open(Secret key, Label label, ReadOnlySpan<byte> box) => Open(key.Bytes, label, box);

    /// <summary>
    /// Whether bytes of this length with this one first may be a box, or a key that was handed over. More cannot be known without a key.
    /// </summary>
    public static bool HasShape(byte first, long length) =>
        first == Version && (length == Handed.SealedLength || (length <= 2 * MostText && Padded.IsLength((int)length - Around)));

    internal static byte[] Seal(ReadOnlySpan<byte> key, Label label, ReadOnlySpan<byte> text, Padding padding)
    {
        if (text.Length > MostText) throw new ArgumentOutOfRangeException(nameof(text), text.Length, "Too long for one box.");
        var box = new byte[Around + Padded.Length(text.Length, padding)];
        box[0] = Version;
        var nonce = box.AsSpan(1, Sodium.NonceLength);
        Sodium.Fill(nonce);
        // Encrypted where it stands: no second copy of the text is left anywhere.
        var padded = box.AsSpan(Before..^Sodium.TagLength);
        Padded.Write(text, padded);
        Sodium.Encrypt(box.AsSpan(Before), padded, label.Write(Version, stackalloc byte[Label.Room]), nonce, key);
        return box;
    }

    internal static byte[] Open(ReadOnlySpan<byte> key, Label label, ReadOnlySpan<byte> box)
    {
        Span<byte> padded = stackalloc byte[1024];
        padded = box.Length - Around <= padded.Length ? padded[..Math.Max(0, box.Length - Around)] : new byte[box.Length - Around];
        try
        {
            return Open(key, label, box, padded).ToArray();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    /// <summary>Opens a box with 32 bytes in it that are never seen outside a secret.</summary>
    internal static Secret OpenSecret(Secret key, Label label, ReadOnlySpan<byte> box)
    {
        Span<byte> padded = stackalloc byte[Padded.Least];
        if (box.Length != Around + padded.Length) throw new SealBrokenException(label);
        try
        {
            var text = Open(key.Bytes, label, box, padded);
            return text.Length == Secret.Length ? new(text) : throw new SealBrokenException(label);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    private static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> key, Label label, ReadOnlySpan<byte> box, Span<byte> padded)
    {
        if (box.Length < Around || box[0] != Version
            || !Sodium.Decrypt(padded, box[Before..], label.Write(Version, stackalloc byte[Label.Room]), box[1..Before], key)
            || Padded.TextLength(padded) is not (>= 0 and var length)) throw new SealBrokenException(label);
        return padded[..length];
    }
}

/// <summary>A box does not open: the wrong key, another place, or changed bytes. Which of them cannot be known, and nothing in it was looked at.</summary>
public sealed class SealBrokenException(Label label)
    : Exception($"The {label.Part} of a row in {label.Table} does not open: it was changed, moved, or sealed with another key.");
