using System.Text;

namespace Weft.Vault;

/// <summary>Bytes that tests agree on.</summary>
internal static class Known
{
    /// <summary>From one number upwards, each one more than the one before.</summary>
    public static byte[] Bytes(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(value => (byte)value)];

    public static Secret Secret(int from) => new(Bytes(32, from));

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    public static byte[] FromHex(string hex) => Convert.FromHexString(hex);

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The same with one bit turned over, once for each bit.</summary>
    public static IEnumerable<byte[]> EveryBitFlipOf(byte[] whole)
    {
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }
    }

    /// <summary>All that are shorter, and some that are longer.</summary>
    public static IEnumerable<byte[]> EveryOtherLengthOf(byte[] whole) =>
    [
        .. Enumerable.Range(0, whole.Length).Select(length => whole[..length]),
        .. Enumerable.Range(1, 40).Select(more => whole.Concat(new byte[more]).ToArray()),
        [0, .. whole],
        [.. whole, .. whole],
    ];
}
