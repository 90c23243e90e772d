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
        try
        {
            Hash(label, text[..SHA256.HashSizeInBytes]);
            secret.Bytes.CopyTo(text[SHA256.HashSizeInBytes..]);
            secret.MustRemain();
            var handed = new byte[SealedLength];
            handed[0] = Version;
            Sodium.Seal(handed.AsSpan(1), text, to.Bytes);
            return handed;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <returns>Null if it was not handed to this pair, or not as this.</returns>
    public static Secret? Open(KeyPair with, ReadOnlySpan<byte> handed, Label label)
    {
        Span<byte> text = stackalloc byte[TextLength];
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(label, expected);
        try
        {
            return handed.Length == SealedLength && handed[0] == Version && with.Unseal(text, handed[1..])
                && CryptographicOperations.FixedTimeEquals(expected, text[..SHA256.HashSizeInBytes])
                    ? new(text[SHA256.HashSizeInBytes..])
                    : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    private static void Hash(Label label, Span<byte> hash) => SHA256.HashData(label.Write(Version, stackalloc byte[Label.Room]), hash);
}
