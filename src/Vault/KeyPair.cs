using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>An X25519 key pair that is kept as its seed.</summary>
public sealed class KeyPair : IDisposable
{
    private readonly Secret privateKey;

    /// <param name="seed">The pair's from now on: it is disposed of with it.</param>
    public KeyPair(Secret seed)
    {
        Seed = seed;
        Span<byte> open = stackalloc byte[Sodium.KeyLength];
        Span<byte> closed = stackalloc byte[Sodium.KeyLength];
        Sodium.KeyPairFrom(open, closed, seed.Bytes);
        seed.MustRemain();
        PublicKey = new(open);
        privateKey = new(closed);
        CryptographicOperations.ZeroMemory(closed);
    }

    public static KeyPair Random() => new(Secret.Random());

    public PublicKey PublicKey { get; }

    /// <summary>What the pair is made from, and so the pair itself.</summary>
    public Secret Seed { get; }

    /// <exception cref="SealBrokenException">It was not handed to this pair, or not as this.</exception>
    public Secret Take(ReadOnlySpan<byte> handed, Label label) => Handed.Open(this, handed, label) ?? throw new SealBrokenException(label);

    internal bool Unseal(Span<byte> text, ReadOnlySpan<byte> box)
    {
        var opened = Sodium.Unseal(text, box, PublicKey.Bytes, privateKey.Bytes);
        privateKey.MustRemain();
        return opened;
    }

    public void Dispose()
    {
        privateKey.Dispose();
        Seed.Dispose();
    }
}
