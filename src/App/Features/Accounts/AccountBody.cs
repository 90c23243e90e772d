using System.Security.Cryptography;
using System.Text;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>What only the account itself can open.</summary>
public sealed record AccountBody
{
    public int Shape { get; init; } = 1;
    public string SignInName { get; init; } = "";
    /// <summary>The key that an app on a phone shares with us; null without one.</summary>
    public byte[]? AppKey { get; init; }
    /// <summary>Which of its codes was the last that was taken.</summary>
    public long AppStep { get; init; }
    /// <summary>Hashes of the printed codes that are still good.</summary>
    public IReadOnlyList<string> PrintedCodes { get; init; } = [];

    public bool HasSecondFactor => AppKey is not null || PrintedCodes.Count > 0;

    /// <summary>Takes one code of either kind.</summary>
    /// <returns>What the account is afterwards, since a code is good once; null if the code is wrong.</returns>
    public AccountBody? Take(string? code, long unixSeconds)
    {
        if (AppKey is not null && Totp.Check(AppKey, code, unixSeconds, AppStep) is { } step) return this with { AppStep = step };
        var hash = PrintedCode.Hash(code);
        return PrintedCodes.Contains(hash, StringComparer.Ordinal) ? this with { PrintedCodes = [.. PrintedCodes.Where(other => other != hash)] } : null;
    }

    public byte[] Seal(string account, long version, KeyPair keys)
    {
        using var key = keys.Seed.Derive("weft account body 1");
        return SealedJson.Seal(this, text => Box.Seal(key, LabelOf(account, version), text));
    }

    public static AccountBody Open(AccountRow row, KeyPair keys)
    {
        using var key = keys.Seed.Derive("weft account body 1");
        return SealedJson.Read<AccountBody>(Box.Open(key, LabelOf(row.Id, row.Version), row.Body));
    }

    private static Label LabelOf(string account, long version) => Label.Of("account", account, "body", version);
}

/// <summary>A code of a list that is kept on paper: 49 random bits, good once.</summary>
public static class PrintedCode
{
    public const int InList = 10;
    // No letters that are taken for others when they are written by hand.
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static IReadOnlyList<string> NewList() => [.. Enumerable.Range(0, InList).Select(_ => New())];

    public static string Hash(string? code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        new string([.. (code ?? "").Where(char.IsAsciiLetterOrDigit).Take(11)]).ToUpperInvariant())));

    private static string New() => RandomNumberGenerator.GetString(Signs, 10).Insert(5, " ");
}
