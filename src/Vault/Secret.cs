using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>32 bytes that nobody may see. They lie at one place in memory and are overwritten when it is disposed of.</summary>
public sealed class Secret : IDisposable
{
    internal const int Length = Sodium.KeyLength;

    // Pinned: the collector would leave copies behind when it moves it.
    private readonly byte[] bytes = GC.AllocateUninitializedArray<byte>(Length, pinned: true);
    private volatile bool gone;

    /// <exception cref="ArgumentException">There are not 32 of them.</exception>
    internal Secret(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException("A secret has 32 bytes.", nameof(bytes));
        bytes.CopyTo(this.bytes);
    }

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

    /// <summary>
    /// HMAC-SHA256, 32 bytes. For secrets that are derived for it: one that both derives and makes macs of what others write would hand out,
    /// as the mac of a purpose and a byte 1, what it derives.
    /// </summary>
    public byte[] Mac(ReadOnlySpan<byte> text)
    {
        var mac = new byte[Length];
        Sodium.Mac(mac, text, Bytes);
        MustRemain();
        return mac;
    }

    internal void Derive(ReadOnlySpan<byte> purpose, Span<byte> derived)
    {
        // One block of output is one round: the purpose and the number of the round.
        Span<byte> info = stackalloc byte[256];
        if (purpose.Length >= info.Length) info = new byte[purpose.Length + 1];
        purpose.CopyTo(info);
        info[purpose.Length] = 1;
        Sodium.Mac(derived, info[..(purpose.Length + 1)], Bytes);
        MustRemain();
    }

    /// <summary>A secret out of this one and what is less than a key by itself (HKDF-Extract, RFC 5869, 2.2; this one is the salt).</summary>
    internal Secret Extract(ReadOnlySpan<byte> material)
    {
        var extracted = new Secret();
        Sodium.Mac(extracted.bytes, material, Bytes);
        MustRemain();
        return extracted;
    }

    /// <summary>
    /// To be asked after the bytes were used and before anything made with them leaves: another thread may have overwritten them meanwhile (the last
    /// session of a space ends during a request), and what is sealed with zeros is open to all.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    internal void MustRemain()
    {
        Interlocked.MemoryBarrier();
        ObjectDisposedException.ThrowIf(gone, this);
    }

    public void Dispose()
    {
        gone = true;
        Interlocked.MemoryBarrier();
        CryptographicOperations.ZeroMemory(bytes);
    }
}
