using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>
/// A text that opens with one key, at one place: a version byte, 24 random bytes, and the padded text under XChaCha20-Poly1305.
/// </summary>
public static class Box
{
    private const byte Version = 1;
    private const int Before = 1 + Sodium.NonceLength;

    /// <summary>More than any text has before it is sealed; files are sealed in pieces.</summary>
    public const int MostText = 16 * 1024 * 1024;

    public static byte[] Seal(Secret key, Label label, ReadOnlySpan<byte> text, Padding padding = Padding.Body) => Seal(key.Bytes, label, text, padding);

    /// <exception cref="SealBrokenException">It was made with another key or for another place, or is not whole.</exception>
    public static byte[] Open(Secret key, Label label, ReadOnlySpan<byte> box) => Open(key.Bytes, label, box);

    internal static byte[] Seal(ReadOnlySpan<byte> key, Label label, ReadOnlySpan<byte> text, Padding padding)
    {
        if (text.Length > MostText) throw new ArgumentOutOfRangeException(nameof(text), text.Length, "Too long for one box.");
        var length = Padded.Length(text.Length, padding);
        var padded = new byte[length];
        try
        {
            Padded.Write(text, padded);
            var box = new byte[Before + length + Sodium.TagLength];
            box[0] = Version;
            var nonce = box.AsSpan(1, Sodium.NonceLength);
            Sodium.Fill(nonce);
            Sodium.Encrypt(box.AsSpan(Before), padded, Associated(label), nonce, key);
            return box;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    internal static byte[] Open(ReadOnlySpan<byte> key, Label label, ReadOnlySpan<byte> box)
    {
        if (box.Length < Before + Sodium.TagLength || box[0] != Version) throw new SealBrokenException(label);
        var padded = new byte[box.Length - Before - Sodium.TagLength];
        try
        {
            if (!Sodium.Decrypt(padded, box[Before..], Associated(label), box[1..Before], key)) throw new SealBrokenException(label);
            var length = Padded.TextLength(padded);
            return length >= 0 ? padded.AsSpan(0, length).ToArray() : throw new SealBrokenException(label);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    // The version is authenticated too: what is sealed one way is never opened another.
    private static byte[] Associated(Label label) => [Version, .. label.ToBytes()];
}

/// <summary>A box does not open: the wrong key, another place, or changed bytes. Which of them cannot be known, and nothing in it was looked at.</summary>
public sealed class SealBrokenException(Label label)
    : Exception($"The {label.Part} of a row in {label.Table} does not open: it was changed, moved, or sealed with another key.");
