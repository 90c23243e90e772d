using System.Numerics;

namespace Weft.Vault;

/// <summary>What is added to a text before it is sealed, so that its length says little: a byte 0x80 and zeros (ISO/IEC 7816-4).</summary>
public enum Padding
{
    /// <summary>To 256 bytes; a longer text is refused.</summary>
    Head,

    /// <summary>To 256 bytes, then by Padmé: at most an eighth more, and the length gives away O(log log n) bits (Nikitin et al., PURBs, 2019).</summary>
    Body,
}

internal static class Padded
{
    /// <summary>No box has less in it.</summary>
    public const int Least = 256;
    private const byte End = 0x80;

    public static int Length(int text, Padding padding) => padding switch
    {
        Padding.Head when text < Least => Least,
        Padding.Head => throw new ArgumentOutOfRangeException(nameof(text), text, "A head has at most 255 bytes."),
        _ => Math.Max(Least, Padme(text + 1)),
    };

    public static bool IsLength(int padded) => padded >= Least && Padme(padded) == padded;

    public static void Write(ReadOnlySpan<byte> text, Span<byte> padded)
    {
        text.CopyTo(padded);
        padded[text.Length] = End;
        padded[(text.Length + 1)..].Clear();
    }

    /// <returns>The length of the text; -1 if nothing was padded here.</returns>
    public static int TextLength(ReadOnlySpan<byte> padded)
    {
        var last = padded.LastIndexOfAnyExcept((byte)0);
        return last >= 0 && padded[last] == End ? last : -1;
    }

    private static int Padme(int length)
    {
        var exponent = BitOperations.Log2((uint)length);
        var mantissa = exponent == 0 ? 0 : BitOperations.Log2((uint)exponent) + 1;
        var mask = (1 << Math.Max(0, exponent - mantissa)) - 1;
        return checked(length + mask) & ~mask;
    }
}
