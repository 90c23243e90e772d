using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>What is stored so that a recovery code finds and opens an account without the host secret.</summary>
/// <param name="Mark">32 bytes by which the account is found; the code cannot be had from them.</param>
public sealed record RecoveryLock(byte[] Mark, byte[] KeyBox);

/// <summary>
/// 160 random bits on paper, in eight groups of five signs. The fifth of a group checks the other four, so that somebody who types it by hand
/// is told which group to look at.
/// </summary>
public sealed class RecoveryCode : IDisposable
{
    // Crockford's base 32: no I, L, O or U, and small letters are the same.
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 8, InGroup = 4, ByteLength = 20;

    private readonly byte[] code;
    private readonly Secret root;

    private RecoveryCode(byte[] code)
    {
        this.code = code;
        root = new(HKDF.DeriveKey(HashAlgorithmName.SHA256, code, Secret.Length, info: "weft recovery 1"u8.ToArray()));
    }

    public static RecoveryCode Random()
    {
        var code = new byte[ByteLength];
        Sodium.Fill(code);
        return new(code);
    }

    /// <param name="wrongGroup">Which group cannot be right, from 1; 0 if there are not eight groups.</param>
    /// <returns>Null if it was mistyped.</returns>
    public static RecoveryCode? Parse(string? typed, out int wrongGroup)
    {
        var signs = (typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '–' or '·')).Select(Value).ToArray();
        wrongGroup = 0;
        if (signs.Length != Groups * (InGroup + 1)) return null;
        var code = new byte[ByteLength];
        var bit = 0;
        for (var group = 0; group < Groups; group++)
        {
            var five = signs.AsSpan(group * (InGroup + 1), InGroup + 1);
            if (five.Contains(-1) || five[InGroup] != Check(group, five[..InGroup]))
            {
                wrongGroup = group + 1;
                return null;
            }
            foreach (var sign in five[..InGroup])
            {
                for (var i = 4; i >= 0; i--, bit++)
                    code[bit / 8] |= (byte)((sign >> i & 1) << (7 - bit % 8));
            }
        }
        return new(code);
    }

    /// <summary>As it is printed: "7K2MQ 0F3XA ...".</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var group = 0; group < Groups; group++)
        {
            var four = Enumerable.Range(group * InGroup, InGroup).Select(Sign).ToArray();
            if (group > 0) text.Append(' ');
            foreach (var sign in four)
                text.Append(Signs[sign]);
            text.Append(Signs[Check(group, four)]);
        }
        return text.ToString();
    }

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
        return new(Mark, Box.Seal(key, KeyLabel(account), pair.Seed.Bytes));
    }

    /// <exception cref="SealBrokenException">It is another account's.</exception>
    public KeyPair Open(string account, RecoveryLock stored)
    {
        using var key = root.Derive("open");
        return new(new Secret(Box.Open(key, KeyLabel(account), stored.KeyBox)));
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(code);
        root.Dispose();
    }

    private int Sign(int position)
    {
        var sign = 0;
        for (var bit = position * 5; bit < position * 5 + 5; bit++)
            sign = sign << 1 | code[bit / 8] >> (7 - bit % 8) & 1;
        return sign;
    }

    // Weights that differ, modulo a prime: one wrong sign, two that changed places and two groups that changed places are all noticed.
    private static int Check(int group, ReadOnlySpan<int> four) => (group + 2 * four[0] + 3 * four[1] + 5 * four[2] + 7 * four[3]) % 31;

    private static int Value(char letter) => char.ToUpperInvariant(letter) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var other => Signs.IndexOf(other, StringComparison.Ordinal),
    };

    private static Label KeyLabel(string account) => Label.Of("account", account, "key by recovery code");
}
