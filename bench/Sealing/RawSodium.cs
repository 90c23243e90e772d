using System.Runtime.InteropServices;

namespace Weft.Bench.Sealing;

/// <summary>libsodium alone: the same boxes and the same hash, with nothing of Weft around them.</summary>
internal static partial class RawSodium
{
    private const string Library = "libsodium.so.23";
    private const int Nonce = 24, Key = 32, Tag = 16, Argon2Id13 = 2;

    /// <returns>What opens so many boxes of texts of this length, one after the other.</returns>
    public static Action Opening(int boxes, int length)
    {
        var (nonce, key, label) = (new byte[Nonce], new byte[Key], new byte[100]);
        Random.Shared.NextBytes(key);
        var sealedTexts = Enumerable.Range(0, boxes).Select(_ =>
        {
            var box = new byte[length + Tag];
            crypto_aead_xchacha20poly1305_ietf_encrypt(box, out var _, new byte[length], (ulong)length, label, (ulong)label.Length, 0, nonce, key);
            return box;
        }).ToArray();
        var text = new byte[length];
        return () =>
        {
            foreach (var box in sealedTexts)
            {
                if (crypto_aead_xchacha20poly1305_ietf_decrypt(text, out var _, 0, box, (ulong)box.Length, label, (ulong)label.Length, nonce, key) != 0)
                    throw new InvalidOperationException("A box does not open.");
            }
        };
    }

    public static void Stretch(long memory, long passes)
    {
        var key = new byte[Key];
        if (crypto_pwhash(key, Key, "not the right passphrase"u8, 24, new byte[16], (ulong)passes, (nuint)memory, Argon2Id13) != 0)
            throw new InvalidOperationException("There is not enough memory.");
    }

    [LibraryImport(Library)]
    private static partial int crypto_aead_xchacha20poly1305_ietf_encrypt(Span<byte> c, out ulong clen, ReadOnlySpan<byte> m, ulong mlen,
        ReadOnlySpan<byte> ad, ulong adlen, nint nsec, ReadOnlySpan<byte> npub, ReadOnlySpan<byte> k);

    [LibraryImport(Library)]
    private static partial int crypto_aead_xchacha20poly1305_ietf_decrypt(Span<byte> m, out ulong mlen, nint nsec, ReadOnlySpan<byte> c, ulong clen,
        ReadOnlySpan<byte> ad, ulong adlen, ReadOnlySpan<byte> npub, ReadOnlySpan<byte> k);

    [LibraryImport(Library)]
    private static partial int crypto_pwhash(Span<byte> @out, ulong outlen, ReadOnlySpan<byte> passwd, ulong passwdlen, ReadOnlySpan<byte> salt,
        ulong opslimit, nuint memlimit, int alg);
}
