using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>What is stored so that a recovery code finds and opens an account without the host secret.</summary>
/// <param name="Mark">32 bytes by which the account is found; the code cannot be had from them.</param>
public sealed record RecoveryLock(byte[] Mark, byte[] KeyBox);

/// <summary>A code on paper that opens an account when its passphrase is lost.</summary>
public sealed class RecoveryCode : IDisposable
{
    private readonly PaperCode code;
    private readonly Secret root;

    private RecoveryCode(PaperCode code) => (this.code, root) = (code, code.Root("weft recovery 1"u8));

    public static RecoveryCode Random() => new(PaperCode.Random());

    /// <param name="wrongGroup">Which group cannot be right, from 1; 0 if there are not eight groups.</param>
    /// <returns>Null if it was mistyped.</returns>
    public static RecoveryCode? Parse(string? typed, out int wrongGroup) => PaperCode.Parse(typed, out wrongGroup) is { } code ? new(code) : null;

    /// <summary>As it is printed, and for nothing else: "7K2MQ 0F3XA ...".</summary>
    public string Print() => code.Print();

    /// <summary>By which the account is found; what is stored is a hash of it.</summary>
    public byte[] Mark
    {
        get
        {
            using var find = root.Derive("find");
            return SHA256.HashData(find.Bytes);
        }
    }

    public RecoveryLock Close(string account, KeyPair pair)
    {
        using var key = root.Derive("open");
        var box = Box.Seal(key, KeyLabel(account), pair.Seed.Bytes);
        pair.Seed.MustRemain();
        return new(Mark, box);
    }

    /// <exception cref="SealBrokenException">It is another account's.</exception>
    public KeyPair Open(string account, RecoveryLock stored)
    {
        using var key = root.Derive("open");
        return new(Box.OpenSecret(key, KeyLabel(account), stored.KeyBox));
    }

    public void Dispose()
    {
        root.Dispose();
        code.Dispose();
    }

    private static Label KeyLabel(string account) => Label.Of("account", account, "key by recovery code");
}
