using System.Buffers.Text;
using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>
/// 256 random bits in a cookie. The server finds the session by one part of what is derived from them and opens the account's keys with another,
/// and keeps neither the bits nor the second: who takes the sessions from its memory can open none.
/// </summary>
public sealed class SessionToken : IDisposable
{
    private const int Letters = 43;

    private readonly Secret secret;

    private SessionToken(Secret secret)
    {
        this.secret = secret;
        using var id = secret.Derive("weft session id 1");
        Id = Convert.ToHexStringLower(id.Bytes);
    }

    /// <summary>64 hexadecimal digits; says nothing of the token.</summary>
    public string Id { get; }

    public static SessionToken Random() => new(Secret.Random());

    public static SessionToken? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[Secret.Length];
        if (text?.Length != Letters || !Base64Url.IsValid(text, out var length) || length != Secret.Length
            || !Base64Url.TryDecodeFromChars(text, bytes, out _)) return null;
        var secret = new Secret(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return new(secret);
    }

    /// <summary>For the cookie and nothing else: 43 letters.</summary>
    public string Write()
    {
        var text = Base64Url.EncodeToString(secret.Bytes);
        secret.MustRemain();
        return text;
    }

    /// <param name="account">Whose they are; and</param>
    /// <param name="half">whether a second factor is still owed: who can write to the sessions alone can change neither.</param>
    public byte[] Wrap(KeyPair pair, string account, bool half)
    {
        using var key = secret.Derive("weft session key 1");
        var wrapped = Box.Seal(key, KeyLabel(account, half), pair.Seed.Bytes, Padding.Head);
        pair.Seed.MustRemain();
        return wrapped;
    }

    /// <exception cref="SealBrokenException">It was wrapped for another session or account, or while a second factor was still owed.</exception>
    public KeyPair Unwrap(ReadOnlySpan<byte> wrapped, string account, bool half)
    {
        using var key = secret.Derive("weft session key 1");
        return new(Box.OpenSecret(key, KeyLabel(account, half), wrapped));
    }

    /// <summary>For what belongs to this session alone.</summary>
    public Secret Derive(string purpose) => secret.Derive("weft session, for " + purpose);

    public void Dispose() => secret.Dispose();

    private Label KeyLabel(string account, bool half) => new("session", "", Id, half ? "half" : "whole", 0, 0, "key of the account " + account);
}
