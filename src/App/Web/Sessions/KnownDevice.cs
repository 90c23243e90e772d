using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Weft.Vault;

namespace Weft.Web;

/// <summary>
/// A device that has signed in before carries a note of it: strangers who try its owner's name do not lock it out, and what its owner typed goes along when
/// their session has ended. The note says nothing to anybody else, and is kept on the device alone.
/// </summary>
public sealed class KnownDevice(HostSecrets secrets)
{
    public const string CookieName = "__Host-weft-device";
    private const int RandomLength = 16, MacLength = 16, OwnerLength = RandomLength + MacLength, NoteLength = OwnerLength + MacLength, Letters = 64;
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    private readonly Secret key = secrets.Key("weft known devices 1"), keyOfAll = secrets.Key("weft devices of anybody 1");

    /// <returns>What the device is counted under; null if it never signed in here.</returns>
    public string? Of(HttpContext context) => Note(context) is { } note ? Name(note) : null;

    /// <returns>What the device is counted under; null if it never signed in to this account.</returns>
    public string? Of(HttpContext context, string account) =>
        Note(context) is { } note && CryptographicOperations.FixedTimeEquals(note.AsSpan(RandomLength, MacLength), Mac(account, note.AsSpan(0, RandomLength))) ? Name(note) : null;

    public void Remember(HttpContext context, string account)
    {
        if (Of(context, account) is not null) return;
        var random = RandomNumberGenerator.GetBytes(RandomLength);
        byte[] owner = [.. random, .. Mac(account, random)];
        context.Response.Cookies.Append(CookieName, Base64Url.EncodeToString([.. owner, .. MacOfAll(owner)]),
            new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true, MaxAge = Life });
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(CookieName, new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/" });

    private static string Name(byte[] note) => "device " + Convert.ToHexStringLower(note);

    private byte[]? Note(HttpContext context)
    {
        var note = new byte[NoteLength];
        return context.Request.Cookies[CookieName] is { Length: Letters } written && Base64Url.IsValid(written) && Base64Url.TryDecodeFromChars(written, note, out _)
            && CryptographicOperations.FixedTimeEquals(note.AsSpan(OwnerLength), MacOfAll(note.AsSpan(0, OwnerLength))) ? note : null;
    }

    private byte[] Mac(string account, ReadOnlySpan<byte> random) => key.Mac([.. random, .. Encoding.UTF8.GetBytes(account)])[..MacLength];

    private byte[] MacOfAll(ReadOnlySpan<byte> owner) => keyOfAll.Mac(owner)[..MacLength];
}
