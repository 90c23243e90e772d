using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>Codes of six digits that change every 30 seconds (TOTP, RFC 6238, with SHA-1 as every app has it).</summary>
public static class Totp
{
    public const int KeyLength = 20;
    private const int Seconds = 30, Digits = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey()
    {
        var key = new byte[KeyLength];
        Sodium.Fill(key);
        return key;
    }

    /// <param name="unixSeconds">The time; a clock that is off by half a minute is forgiven.</param>
    /// <param name="after">The step of the last code that was taken: a code is good once.</param>
    /// <returns>The step of the code; null if it is wrong.</returns>
    public static long? Check(ReadOnlySpan<byte> key, string? typed, long unixSeconds, long after)
    {
        var code = new string([.. (typed ?? "").Where(char.IsAsciiDigit).Take(7)]);
        long? found = null;
        for (var step = unixSeconds / Seconds - 1; step <= unixSeconds / Seconds + 1; step++)
        {
            var right = CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(code), System.Text.Encoding.ASCII.GetBytes(At(key, step)));
            if (right && step > after) found = step;
        }
        return found;
    }

    /// <summary>The code of a step of 30 seconds since 1970 (RFC 4226, 5.3).</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "What the apps have; HMAC does not need collision resistance.")]
    public static string At(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xF)..]) & int.MaxValue;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>As apps take it when it is typed by hand (RFC 4648, without padding).</summary>
    public static string ToBase32(ReadOnlySpan<byte> key)
    {
        var text = new char[(key.Length * 8 + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var sign = 0;
            for (var bit = i * 5; bit < i * 5 + 5; bit++)
                sign = sign << 1 | (bit / 8 < key.Length ? key[bit / 8] >> (7 - bit % 8) & 1 : 0);
            text[i] = Base32[sign];
        }
        return new(text);
    }
}
