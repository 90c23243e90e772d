using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>What is stored so that a passphrase opens an account's keys: nothing that tells of the passphrase without the host secret.</summary>
/// <param name="Salt">16 bytes.</param>
/// <param name="Memory">What Argon2id takes, in bytes.</param>
/// <param name="Host">The number of the host secret that was mixed in.</param>
/// <param name="Proof">SHA-256 of the authentication key.</param>
/// <param name="KeyBox">The account's private key, sealed.</param>
public sealed record PassphraseLock(byte[] Salt, long Memory, long Passes, int Host, byte[] Proof, byte[] KeyBox)
{
    /// <summary>What that host secret is called, so that a machine which has another of the same number is known (<see cref="Passphrases.HasHostSecret"/>); null if it was not written down.</summary>
    public string? HostName { get; init; }
}

/// <summary>What it takes to try one passphrase with Argon2id.</summary>
/// <param name="Memory">In bytes.</param>
/// <param name="Passes">How often it goes through that memory.</param>
public sealed record PassphraseCost(long Memory, long Passes)
{
    /// <summary>RFC 9106, 4, the second of the recommended settings, with one lane.</summary>
    public static readonly PassphraseCost Usual = new(64 * 1024 * 1024, 3);
}

/// <summary>
/// Turns passphrases into keys: Argon2id, then HKDF with the host secret, so that who has the database alone cannot try passphrases. How many
/// run at a time is bounded, since each takes its memory; the others wait for a turn, which is the account's own if it is not said whose.
/// </summary>
public sealed class Passphrases(HostSecrets hosts, PassphraseCost cost, FairTurns turns)
{
    private const string NamePurpose = "weft host 1";
    private static readonly byte[] NoProof = new byte[SHA256.HashSizeInBytes];

    public async Task<PassphraseLock> Close(string account, KeyPair pair, string passphrase, Place? place = null, CancellationToken cancel = default)
    {
        var salt = new byte[Sodium.SaltLength];
        Sodium.Fill(salt);
        var host = hosts.Newest;
        using var root = await Root(passphrase, salt, cost.Memory, cost.Passes, host, place ?? new(account), cancel);
        using var wrapping = root.Derive("wrapping");
        var box = Box.Seal(wrapping, KeyLabel(account), pair.Seed.Bytes);
        pair.Seed.MustRemain();
        return new(salt, cost.Memory, cost.Passes, host, Proof(root), box) { HostName = hosts.Name(NamePurpose) };
    }

    /// <summary>Takes the same time for a wrong passphrase as for an account that is not there (null).</summary>
    /// <returns>Null if the passphrase is wrong, or this machine has not the host secret that it was closed with.</returns>
    /// <exception cref="SealBrokenException">The passphrase is right, but the keys were changed.</exception>
    /// <exception cref="NoTurnException">A stranger came who is not served in time.</exception>
    public async Task<KeyPair?> Open(string account, PassphraseLock? stored, string passphrase, Place? place = null, CancellationToken cancel = default)
    {
        if (stored is not null && !hosts.Has(stored.Host)) stored = null;
        using var root = await Root(passphrase, stored?.Salt ?? NoProof[..Sodium.SaltLength], stored?.Memory ?? cost.Memory, stored?.Passes ?? cost.Passes,
            stored?.Host ?? hosts.Newest, place ?? new(account), cancel);
        var right = CryptographicOperations.FixedTimeEquals(Proof(root), stored?.Proof ?? NoProof);
        if (!right || stored is null) return null;
        using var wrapping = root.Derive("wrapping");
        return new(Box.OpenSecret(wrapping, KeyLabel(account), stored.KeyBox));
    }

    /// <summary>Whether this machine has the host secret of that name.</summary>
    public bool HasHostSecret(string name) => hosts.Names(NamePurpose).Contains(name);

    /// <summary>Whether it should be closed anew at the next sign-in: with today's cost and the newest host secret.</summary>
    public bool IsOutdated(PassphraseLock stored) => stored.Memory < cost.Memory || stored.Passes < cost.Passes || stored.Host != hosts.Newest;

    private async Task<Secret> Root(string passphrase, byte[] salt, long memory, long passes, int host, Place place, CancellationToken cancel)
    {
        using var turn = await turns.Wait(place, cancel);
        return await Task.Run(() => Root(passphrase, salt, memory, passes, hosts.Of(host)), cancel);
    }

    private static Secret Root(string passphrase, byte[] salt, long memory, long passes, Secret host)
    {
        var typed = Encoding.UTF8.GetBytes(Prepared(passphrase));
        Span<byte> stretched = stackalloc byte[Secret.Length];
        try
        {
            Sodium.Stretch(stretched, typed, salt, passes, memory);
            using var mixing = host.Derive("weft passphrase 1");
            return mixing.Extract(stretched);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
            CryptographicOperations.ZeroMemory(stretched);
        }
    }

    private static byte[] Proof(Secret root)
    {
        using var authentication = root.Derive("authentication");
        return SHA256.HashData(authentication.Bytes);
    }

    // The same letters may be typed as other code points, and the same space as another, on another keyboard (RFC 8265, 4.2).
    internal static string Prepared(string passphrase) => string.Create(passphrase.Length, passphrase, (prepared, typed) =>
    {
        for (var i = 0; i < prepared.Length; i++)
            prepared[i] = char.GetUnicodeCategory(typed[i]) == UnicodeCategory.SpaceSeparator ? ' ' : IsLetter(typed, i) ? typed[i] : '\uFFFD';
    }).Normalize(NormalizationForm.FormC);

    // Half a letter, or a code that is none, cannot be normalised.
    private static bool IsLetter(string typed, int i) => typed[i] switch
    {
        '\uFFFE' or '\uFFFF' => false,
        var half when char.IsHighSurrogate(half) => i + 1 < typed.Length && char.IsLowSurrogate(typed[i + 1]),
        var half when char.IsLowSurrogate(half) => i > 0 && char.IsHighSurrogate(typed[i - 1]),
        _ => true,
    };

    private static Label KeyLabel(string account) => Label.Of("account", account, "key by passphrase");
}
