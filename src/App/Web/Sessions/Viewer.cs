using System.Buffers.Text;
using System.Security.Cryptography;
using Weft.Vault;

namespace Weft.Web;

/// <summary>Who is looking: an account, with the keys that it can open things with during this one request.</summary>
public sealed class Viewer(string account, KeyPair keys, SessionToken token, bool half) : IDisposable
{
    private readonly byte[] formToken = FormTokenOf(token);

    public string Account => account;
    public KeyPair Keys => keys;
    public string SessionId => token.Id;

    /// <summary>The passphrase was right, and the second factor is still asked for: nothing but that may be shown.</summary>
    public bool IsHalf => half;

    /// <summary>Stands in every form, and shows that it was this session that asked for it.</summary>
    public string FormToken => Base64Url.EncodeToString(formToken);

    public bool Sent(string? written)
    {
        Span<byte> given = stackalloc byte[32];
        return written?.Length == 43 && Base64Url.IsValid(written, out var length) && length == given.Length
            && Base64Url.TryDecodeFromChars(written, given, out _) && CryptographicOperations.FixedTimeEquals(given, formToken);
    }

    private static byte[] FormTokenOf(SessionToken token)
    {
        using var key = token.Derive("form 1");
        return key.Mac("weft form"u8);
    }

    public void Dispose()
    {
        keys.Dispose();
        token.Dispose();
    }
}

public static class ViewerOfContext
{
    /// <summary>Who is signed in; null on public pages, which nobody is asked on, and while a second factor is still owed.</summary>
    public static Viewer? Viewer(this HttpContext context) => context.Features.Get<Viewer>();
}
