using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>32 bytes that nobody may see. They lie at one place in memory and are overwritten when it is disposed of.</summary>
public sealed class Secret : IDisposable
{
    internal const int Length = Sodium.KeyLength;

    // Pinned: the collector would leave copies behind when it moves it.
    private readonly byte[] bytes = GC.AllocateUninitializedArray<byte>(Length, pinned: true);
    private bool gone;

    internal Secret(ReadOnlySpan<byte> bytes) => bytes.CopyTo(this.bytes);

    private Secret() { }

    public static Secret Random()
    {
        var secret = new Secret();
        Sodium.Fill(secret.bytes);
        return secret;
    }

    internal ReadOnlySpan<byte> Bytes => gone ? throw new ObjectDisposedException(nameof(Secret)) : bytes;

    /// <summary>Another secret, for one purpose and no other (HKDF-Expand with SHA-256, RFC 5869, 2.3; a secret is uniform and needs no extraction).</summary>
    public Secret Derive(string purpose)
    {
        var derived = new Secret();
        Derive(Encoding.UTF8.GetBytes(purpose), derived.bytes);
        return derived;
    }

    /// <summary>HMAC-SHA256, 32 bytes.</summary>
    public byte[] Mac(ReadOnlySpan<byte> text)
    {
        var mac = new byte[Length];
        Sodium.Mac(mac, text, Bytes);
        return mac;
    }

    internal void Derive(ReadOnlySpan<byte> purpose, Span<byte> derived)
    {
        // One block of output is one round: the purpose and the number of the round.
        Span<byte> info = stackalloc byte[512];
        if (purpose.Length >= info.Length) info = new byte[purpose.Length + 1];
        purpose.CopyTo(info);
        info[purpose.Length] = 1;
        Sodium.Mac(derived, info[..(purpose.Length + 1)], Bytes);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bytes);
        gone = true;
    }
}
