using OtpNet;

namespace Weft.Vault;

/// <summary>Codes of six digits that change every 30 seconds (TOTP, RFC 6238, with SHA-1 as every app has it).</summary>
public static class Totp
{
    public const int KeyLength = 20;

    public static byte[] NewKey()
    {
        var key = new byte[KeyLength];
        Sodium.Fill(key);
        return key;
    }

    /// <param name="key">Of <see cref="KeyLength"/> bytes.</param>
    /// <param name="typed">What somebody typed; spaces and other signs between the digits are overlooked.</param>
    /// <param name="unixSeconds">The time; a clock that is off by half a minute is forgiven.</param>
    /// <param name="after">The step of the last code that was taken: a code is good once.</param>
    /// <returns>The step of the code; null if it is wrong.</returns>
    public static long? Check(byte[] key, string? typed, long unixSeconds, long after)
    {
        var code = string.Concat((typed ?? "").Where(char.IsAsciiDigit).Take(7));
        return new OtpNet.Totp(key).VerifyTotp(DateTime.UnixEpoch.AddSeconds(unixSeconds), code, out var step, new VerificationWindow(previous: 1, future: 1)) && step > after ? step : null;
    }

    /// <summary>The code of a step of 30 seconds since 1970.</summary>
    public static string At(byte[] key, long step) => new OtpNet.Totp(key).ComputeTotp(DateTime.UnixEpoch.AddSeconds(step * 30));

    /// <summary>As apps take it when it is typed by hand (RFC 4648).</summary>
    public static string ToBase32(byte[] key) => Base32Encoding.ToString(key);
}
