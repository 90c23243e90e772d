using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Weft.Vault;

namespace Weft.Web;

/// <summary>
/// A signed stamp on a form for visitors: it says which form this program handed out, and when, so that a post needs no cookie and
/// cannot be forged from another site or prepared long before (HMAC-SHA256, cut to 128 bits).
/// </summary>
public sealed class Stamp(HostSecrets secrets, IClock clock)
{
    public static readonly Duration Life = Duration.FromHours(24);
    private const int TimeLength = 8, RandomLength = 16, MacLength = 16, Signed = TimeLength + RandomLength;

    private readonly Secret key = secrets.Key("weft stamp 1");

    /// <param name="form">Which form, and what it is about.</param>
    public string Make(string form)
    {
        Span<byte> stamp = stackalloc byte[Signed + MacLength];
        BinaryPrimitives.WriteInt64BigEndian(stamp, clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(stamp[TimeLength..Signed]);
        Sign(form, stamp[..Signed], stamp[Signed..]);
        return Base64Url.EncodeToString(stamp);
    }

    /// <returns>How long ago the form was handed out; null if it was not, or too long ago.</returns>
    public Duration? Age(string form, string? written)
    {
        Span<byte> stamp = stackalloc byte[Signed + MacLength];
        Span<byte> mac = stackalloc byte[MacLength];
        if (written is null || written.Length > 100 || !Base64Url.IsValid(written, out var length) || length != stamp.Length
            || Base64Url.DecodeFromChars(written, stamp) != stamp.Length) return null;
        Sign(form, stamp[..Signed], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, stamp[Signed..])) return null;
        var age = clock.GetCurrentInstant() - Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(stamp));
        return age <= Life && age >= -Duration.FromMinutes(1) ? age : null;
    }

    private void Sign(string form, ReadOnlySpan<byte> stamp, Span<byte> mac)
    {
        key.Mac([.. stamp, .. Encoding.UTF8.GetBytes(form)]).AsSpan(0, MacLength).CopyTo(mac);
    }
}
