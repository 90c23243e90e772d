using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>
/// A secret in a sealed box. Sealed boxes bind nothing beside their text, so the text begins with a hash of the label: a key that was handed
/// over for one space and epoch cannot be passed off as another's.
/// </summary>
internal static class Handed
{
    private const byte Version = 1;
    private const int TextLength = SHA256.HashSizeInBytes + Secret.Length;
    public const int SealedLength = 1 + TextLength + Sodium.SealLength;

    public static byte[] Seal(PublicKey to, Secret secret, Label label)
    {
        Span<byte> text = stackalloc byte[TextLength];
        SHA256.HashData(label.ToBytes(), text);
        secret.Bytes.CopyTo(text[SHA256.HashSizeInBytes..]);
        var handed = new byte[SealedLength];
        handed[0] = Version;
        Sodium.Seal(handed.AsSpan(1), text, to.Bytes);
        CryptographicOperations.ZeroMemory(text);
        return handed;
    }

    public static Secret Open(KeyPair with, ReadOnlySpan<byte> handed, Label label)
    {
        Span<byte> text = stackalloc byte[TextLength];
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(label.ToBytes(), expected);
        try
        {
            if (handed.Length != SealedLength || handed[0] != Version || !with.Unseal(text, handed[1..])
                || !CryptographicOperations.FixedTimeEquals(expected, text[..SHA256.HashSizeInBytes])) throw new SealBrokenException(label);
            return new(text[SHA256.HashSizeInBytes..]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }
}
