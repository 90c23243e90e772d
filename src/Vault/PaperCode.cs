using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>
/// 160 random bits on paper, in eight groups of five signs. The fifth of a group checks the other four, so that somebody who types it by hand
/// is told which group to look at.
/// </summary>
internal sealed class PaperCode : IDisposable
{
    // Crockford's base 32: no I, L, O or U, and small letters are the same.
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 8, InGroup = 4, ByteLength = 20;

    private readonly byte[] code;
    private bool gone;

    /// <param name="code">Pinned, and this one's from now on.</param>
    private PaperCode(byte[] code) => this.code = code;

    public static PaperCode Random()
    {
        var code = Empty();
        Sodium.Fill(code);
        return new(code);
    }

    /// <summary>Takes what is neither a letter nor a digit for a space.</summary>
    /// <param name="wrongGroup">Which group cannot be right, from 1; 0 if there are not eight groups.</param>
    /// <returns>Null if it was mistyped.</returns>
    public static PaperCode? Parse(string? typed, out int wrongGroup)
    {
        wrongGroup = 0;
        Span<int> signs = stackalloc int[Groups * (InGroup + 1)];
        if (!Read(typed, signs)) return null;
        var code = Empty();
        var bit = 0;
        for (var group = 0; group < Groups; group++)
        {
            var five = signs.Slice(group * (InGroup + 1), InGroup + 1);
            if (five.Contains(-1) || five[InGroup] != Check(group, five[..InGroup]))
            {
                CryptographicOperations.ZeroMemory(code);
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

    /// <summary>As it is printed, and for nothing else: "7K2MQ 0F3XA ...".</summary>
    public string Print()
    {
        var text = new StringBuilder(Groups * (InGroup + 2));
        Span<int> four = stackalloc int[InGroup];
        for (var group = 0; group < Groups; group++)
        {
            if (group > 0) text.Append(' ');
            for (var i = 0; i < InGroup; i++)
            {
                four[i] = Sign(group * InGroup + i);
                text.Append(Signs[four[i]]);
            }
            text.Append(Signs[Check(group, four)]);
        }
        ObjectDisposedException.ThrowIf(gone, this);
        return text.ToString();
    }

    /// <summary>What keys are derived from, for one use of such codes and no other (HKDF-SHA256, RFC 5869).</summary>
    public Secret Root(ReadOnlySpan<byte> use)
    {
        Span<byte> derived = stackalloc byte[Secret.Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, code, derived, [], use);
        ObjectDisposedException.ThrowIf(gone, this);
        var root = new Secret(derived);
        CryptographicOperations.ZeroMemory(derived);
        return root;
    }

    public void Dispose()
    {
        gone = true;
        CryptographicOperations.ZeroMemory(code);
    }

    private static byte[] Empty() => GC.AllocateArray<byte>(ByteLength, pinned: true);

    /// <returns>Whether there are as many signs as a code has; -1 stands for what is none.</returns>
    private static bool Read(string? typed, Span<int> signs)
    {
        var read = 0;
        foreach (var letter in typed ?? "")
        {
            if (!char.IsLetterOrDigit(letter)) continue;
            if (read == signs.Length) return false;
            signs[read++] = Value(letter);
        }
        return read == signs.Length;
    }

    private int Sign(int position)
    {
        var sign = 0;
        for (var bit = position * 5; bit < position * 5 + 5; bit++)
            sign = sign << 1 | code[bit / 8] >> (7 - bit % 8) & 1;
        return sign;
    }

    // Every place has a factor of its own in the field of 32 elements, and every group an addend of its own: one wrong sign, two that changed
    // places and two groups that changed places are all noticed. (Modulo 31 it would not be so: there 0 and Z are the same.)
    private static int Check(int group, ReadOnlySpan<int> four)
    {
        var check = 0;
        foreach (var sign in four)
            check = Twice(check ^ sign);
        return check ^ group;
    }

    /// <summary>Times x, modulo x^5 + x^2 + 1, whose powers of x are all different.</summary>
    private static int Twice(int element) => element < 16 ? element << 1 : element << 1 ^ 0b100101;

    private static int Value(char letter) => char.ToUpperInvariant(letter) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var other => Signs.IndexOf(other, StringComparison.Ordinal),
    };
}
