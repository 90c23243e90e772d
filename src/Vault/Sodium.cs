using System.Runtime.InteropServices;

namespace Weft.Vault;

/// <summary>The functions of libsodium that Weft uses, under their own names (https://doc.libsodium.org). Lengths are in bytes.</summary>
internal static partial class Sodium
{
    public const int KeyLength = 32, NonceLength = 24, TagLength = 16, SealLength = 48, SaltLength = 16;
    public const int StreamHeaderLength = 24, StreamTagLength = 17, StreamStateLength = 52;
    public const byte StreamMessage = 0, StreamFinal = 3;
    private const string Library = "libsodium";
    private const int Argon2Id13 = 2;

    static Sodium()
    {
        if (sodium_init() < 0) throw new InvalidOperationException("libsodium cannot be started on this machine.");
    }

    public static void Fill(Span<byte> random) => randombytes_buf(random, (nuint)random.Length);

    /// <summary>HMAC-SHA256 under a key of 32 bytes.</summary>
    public static void Mac(Span<byte> mac, ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        Need(mac, KeyLength);
        Need(key, KeyLength);
        Sure(crypto_auth_hmacsha256(mac, text, (ulong)text.Length, key));
    }

    /// <summary>XChaCha20-Poly1305 (IETF). The box is as long as the text and <see cref="TagLength"/>.</summary>
    public static void Encrypt(Span<byte> box, ReadOnlySpan<byte> text, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> key)
    {
        Need(box, text.Length + TagLength);
        Need(nonce, NonceLength);
        Need(key, KeyLength);
        Sure(crypto_aead_xchacha20poly1305_ietf_encrypt(box, out _, text, (ulong)text.Length, associated, (ulong)associated.Length, 0, nonce, key));
    }

    /// <returns>Whether the box was made with this key, nonce and associated data, and is whole.</returns>
    public static bool Decrypt(Span<byte> text, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> key)
    {
        if (box.Length < TagLength) return false;
        Need(text, box.Length - TagLength);
        Need(nonce, NonceLength);
        Need(key, KeyLength);
        return crypto_aead_xchacha20poly1305_ietf_decrypt(text, out _, 0, box, (ulong)box.Length, associated, (ulong)associated.Length, nonce, key) == 0;
    }

    public static void KeyPairFrom(Span<byte> publicKey, Span<byte> privateKey, ReadOnlySpan<byte> seed)
    {
        Need(publicKey, KeyLength);
        Need(privateKey, KeyLength);
        Need(seed, KeyLength);
        Sure(crypto_box_seed_keypair(publicKey, privateKey, seed));
    }

    /// <summary>A sealed box (X25519, XSalsa20-Poly1305, a key pair used once): as long as the text and <see cref="SealLength"/>.</summary>
    public static void Seal(Span<byte> box, ReadOnlySpan<byte> text, ReadOnlySpan<byte> publicKey)
    {
        if (!TrySeal(box, text, publicKey)) throw new ArgumentException("That is no public key of anybody.", nameof(publicKey));
    }

    /// <returns>False if the key is a point of small order.</returns>
    public static bool TrySeal(Span<byte> box, ReadOnlySpan<byte> text, ReadOnlySpan<byte> publicKey)
    {
        Need(box, text.Length + SealLength);
        Need(publicKey, KeyLength);
        return crypto_box_seal(box, text, (ulong)text.Length, publicKey) == 0;
    }

    public static bool Unseal(Span<byte> text, ReadOnlySpan<byte> box, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> privateKey)
    {
        if (box.Length < SealLength) return false;
        Need(text, box.Length - SealLength);
        Need(publicKey, KeyLength);
        Need(privateKey, KeyLength);
        return crypto_box_seal_open(text, box, (ulong)box.Length, publicKey, privateKey) == 0;
    }

    /// <summary>Argon2id, version 1.3, one lane (RFC 9106).</summary>
    /// <exception cref="InvalidOperationException">There is not as much memory as it takes.</exception>
    public static void Stretch(Span<byte> key, ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt, long passes, long memory)
    {
        Need(salt, SaltLength);
        if (crypto_pwhash(key, (ulong)key.Length, passphrase, (ulong)passphrase.Length, salt, (ulong)passes, (nuint)memory, Argon2Id13) != 0)
            throw new InvalidOperationException("There is not enough memory to check a passphrase just now.");
    }

    public static void BeginStream(Span<byte> state, Span<byte> header, ReadOnlySpan<byte> key)
    {
        Need(state, StreamStateLength);
        Need(header, StreamHeaderLength);
        Need(key, KeyLength);
        Sure(crypto_secretstream_xchacha20poly1305_init_push(state, header, key));
    }

    public static void Push(Span<byte> state, Span<byte> box, ReadOnlySpan<byte> text, ReadOnlySpan<byte> associated, byte tag)
    {
        Need(state, StreamStateLength);
        Need(box, text.Length + StreamTagLength);
        Sure(crypto_secretstream_xchacha20poly1305_push(state, box, out _, text, (ulong)text.Length, associated, (ulong)associated.Length, tag));
    }

    public static bool BeginReading(Span<byte> state, ReadOnlySpan<byte> header, ReadOnlySpan<byte> key)
    {
        Need(state, StreamStateLength);
        Need(header, StreamHeaderLength);
        Need(key, KeyLength);
        return crypto_secretstream_xchacha20poly1305_init_pull(state, header, key) == 0;
    }

    public static bool Pull(Span<byte> state, Span<byte> text, out byte tag, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated)
    {
        tag = 0;
        if (box.Length < StreamTagLength) return false;
        Need(state, StreamStateLength);
        Need(text, box.Length - StreamTagLength);
        return crypto_secretstream_xchacha20poly1305_pull(state, text, out _, out tag, box, (ulong)box.Length, associated, (ulong)associated.Length) == 0;
    }

    // What is too short would be written or read past its end by code that cannot know.
    private static void Need(ReadOnlySpan<byte> span, int length)
    {
        if (span.Length != length) throw new ArgumentException($"{span.Length} bytes, where {length} are needed.", nameof(span));
    }

    private static void Sure(int result)
    {
        if (result != 0) throw new InvalidOperationException("libsodium refused what it never refuses.");
    }

    [LibraryImport(Library)]
    private static partial int sodium_init();

    [LibraryImport(Library)]
    private static partial void randombytes_buf(Span<byte> buf, nuint size);

    [LibraryImport(Library)]
    private static partial int crypto_auth_hmacsha256(Span<byte> @out, ReadOnlySpan<byte> @in, ulong inlen, ReadOnlySpan<byte> k);

    [LibraryImport(Library)]
    private static partial int crypto_aead_xchacha20poly1305_ietf_encrypt(Span<byte> c, out ulong clen, ReadOnlySpan<byte> m, ulong mlen,
        ReadOnlySpan<byte> ad, ulong adlen, nint nsec, ReadOnlySpan<byte> npub, ReadOnlySpan<byte> k);

    [LibraryImport(Library)]
    private static partial int crypto_aead_xchacha20poly1305_ietf_decrypt(Span<byte> m, out ulong mlen, nint nsec, ReadOnlySpan<byte> c, ulong clen,
        ReadOnlySpan<byte> ad, ulong adlen, ReadOnlySpan<byte> npub, ReadOnlySpan<byte> k);

    [LibraryImport(Library)]
    private static partial int crypto_box_seed_keypair(Span<byte> pk, Span<byte> sk, ReadOnlySpan<byte> seed);

    [LibraryImport(Library)]
    private static partial int crypto_box_seal(Span<byte> c, ReadOnlySpan<byte> m, ulong mlen, ReadOnlySpan<byte> pk);

    [LibraryImport(Library)]
    private static partial int crypto_box_seal_open(Span<byte> m, ReadOnlySpan<byte> c, ulong clen, ReadOnlySpan<byte> pk, ReadOnlySpan<byte> sk);

    [LibraryImport(Library)]
    private static partial int crypto_pwhash(Span<byte> @out, ulong outlen, ReadOnlySpan<byte> passwd, ulong passwdlen, ReadOnlySpan<byte> salt,
        ulong opslimit, nuint memlimit, int alg);

    [LibraryImport(Library)]
    private static partial int crypto_secretstream_xchacha20poly1305_init_push(Span<byte> state, Span<byte> header, ReadOnlySpan<byte> k);

    [LibraryImport(Library)]
    private static partial int crypto_secretstream_xchacha20poly1305_push(Span<byte> state, Span<byte> c, out ulong clen, ReadOnlySpan<byte> m, ulong mlen,
        ReadOnlySpan<byte> ad, ulong adlen, byte tag);

    [LibraryImport(Library)]
    private static partial int crypto_secretstream_xchacha20poly1305_init_pull(Span<byte> state, ReadOnlySpan<byte> header, ReadOnlySpan<byte> k);

    [LibraryImport(Library)]
    private static partial int crypto_secretstream_xchacha20poly1305_pull(Span<byte> state, Span<byte> m, out ulong mlen, out byte tag, ReadOnlySpan<byte> c,
        ulong clen, ReadOnlySpan<byte> ad, ulong adlen);
}
