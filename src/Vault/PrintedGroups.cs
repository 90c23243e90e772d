using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>
/// Bytes on paper, in groups of five signs. The fifth of a group checks the other four, so that somebody who types it by hand is told which
/// group to look at.
/// </summary>
internal static class PrintedGroups
{
    // Crockford's base 32: no I, L, O or U, and small letters are the same.
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int InGroup = 4, BitsInSign = 5, BitsInGroup = InGroup * BitsInSign;

    /// <summary>"7K2MQ 0F3XA ...", with the sign between two groups that is asked for.</summary>
    public static string Print(ReadOnlySpan<byte> bytes, Func<int, char> between)
    {
        var groups = GroupsOf(bytes.Length);
        var text = new StringBuilder(groups * (InGroup + 2));
        Span<int> four = stackalloc int[InGroup];
        for (var group = 0; group < groups; group++)
        {
            if (group > 0) text.Append(between(group));
            for (var i = 0; i < InGroup; i++)
            {
                four[i] = Sign(bytes, group * InGroup + i);
                text.Append(Signs[four[i]]);
            }
            text.Append(Signs[Check(group, four)]);
        }
        return text.ToString();
    }

    /// <summary>Takes what is neither a letter nor a digit for a space.</summary>
    /// <param name="bytes">As many as are expected; zeros when it was mistyped.</param>
    /// <param name="wrongGroup">Which group cannot be right, from 1; 0 if there are too many or too few.</param>
    public static bool TryParse(string? typed, Span<byte> bytes, out int wrongGroup)
    {
        wrongGroup = 0;
        bytes.Clear();
        var groups = GroupsOf(bytes.Length);
        Span<int> signs = stackalloc int[groups * (InGroup + 1)];
        if (!Read(typed, signs)) return false;
        for (var group = 0; group < groups; group++)
        {
            var five = signs.Slice(group * (InGroup + 1), InGroup + 1);
            if (!five.Contains(-1) && five[InGroup] == Check(group, five[..InGroup]) && Put(bytes, group * BitsInGroup, five[..InGroup])) continue;
            CryptographicOperations.ZeroMemory(bytes);
            wrongGroup = group + 1;
            return false;
        }
        return true;
    }

    private static int GroupsOf(int bytes) => (bytes * 8 + BitsInGroup - 1) / BitsInGroup;

    /// <returns>Whether there are as many signs as there should be; -1 stands for what is none.</returns>
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

    private static int Sign(ReadOnlySpan<byte> bytes, int position)
    {
        var sign = 0;
        for (var bit = position * BitsInSign; bit < (position + 1) * BitsInSign; bit++)
            sign = sign << 1 | (bit / 8 < bytes.Length ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0);
        return sign;
    }

    /// <returns>False if a bit is set that comes after the last byte: so there is one way only to print them.</returns>
    private static bool Put(Span<byte> bytes, int bit, ReadOnlySpan<int> four)
    {
        foreach (var sign in four)
        {
            for (var i = BitsInSign - 1; i >= 0; i--, bit++)
            {
                var set = sign >> i & 1;
                if (bit / 8 < bytes.Length) bytes[bit / 8] |= (byte)(set << (7 - bit % 8));
                else if (set != 0) return false;
            }
        }
        return true;
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
