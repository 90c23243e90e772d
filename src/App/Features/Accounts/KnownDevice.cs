using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>
/// A device that has signed in before carries a note of it, so that strangers who try its owner's name do not lock it out. The note says nothing
/// to anybody else, and is kept on the device alone.
/// </summary>
public sealed class KnownDevice(HostSecrets secrets)
{
    public const string CookieName = "__Host-weft-device";
    private const int RandomLength = 16, MacLength = 16;
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    private readonly Secret key = secrets.Key("weft known devices 1");

    /// <returns>What the device is counted under; null if it never signed in to this account.</returns>
    public string? Of(HttpContext context, string account)
    {
        Span<byte> note = stackalloc byte[RandomLength + MacLength];
        if (context.Request.Cookies[CookieName] is not { Length: < 60 } written || !Base64Url.IsValid(written, out var length) || length != note.Length
            || !Base64Url.TryDecodeFromChars(written, note, out _)) return null;
        return CryptographicOperations.FixedTimeEquals(note[RandomLength..], Mac(account, note[..RandomLength])) ? "device " + Convert.ToHexStringLower(note) : null;
    }

    public void Remember(HttpContext context, string account)
    {
        if (Of(context, account) is not null) return;
        var random = RandomNumberGenerator.GetBytes(RandomLength);
        context.Response.Cookies.Append(CookieName, Base64Url.EncodeToString([.. random, .. Mac(account, random)]),
            new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true, MaxAge = Life });
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(CookieName, new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/" });

    private byte[] Mac(string account, ReadOnlySpan<byte> random) => key.Mac([.. random, .. Encoding.UTF8.GetBytes(account)])[..MacLength];
}
