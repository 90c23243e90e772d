using System.Buffers.Binary;
using System.Text;

namespace Weft.Formats.Pictures;

/// <summary>ISO 14496-12, in which pictures (ISO 23008-12: HEIF, AVIF, raw of Canon) and films look alike but for the brands that they name.</summary>
internal static class Heif
{
    // A file that names its brands not at once, as it should, names them after a few boxes.
    private const int MostBoxes = 8;

    internal static bool Is(ReadOnlySpan<byte> first)
    {
        for (var box = 0; box < MostBoxes && first.Length >= 16; box++)
        {
            var length = (long)BinaryPrimitives.ReadUInt32BigEndian(first);
            var head = length == 1 ? 16 : 8;
            if (length == 1) length = BinaryPrimitives.ReadInt64BigEndian(first[8..]);
            if (first[4..].StartsWith("ftyp"u8)) return NamesPicture(first[head..(int)Math.Clamp(length == 0 ? first.Length : length, head, first.Length)]);
            if (length < head || length > first.Length || !IsName(first[4..8])) return false;
            first = first[(int)length..];
        }
        return false;
    }

    // The major brand, its version, and all that the file can be read as.
    private static bool NamesPicture(ReadOnlySpan<byte> brands)
    {
        for (var at = 0; at + 4 <= brands.Length; at += 4)
            if (at != 4 && IsPicture(brands.Slice(at, 4))) return true;
        return false;
    }

    private static bool IsPicture(ReadOnlySpan<byte> brand) => Encoding.Latin1.GetString(brand) is
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "hevm" or "hevs" or "mif1" or "mif2" or "mif3" or "msf1" or "miaf" or "1pic"
        or "avif" or "avis" or "avio" or "avci" or "avcs" or "vvic" or "vvis" or "evic" or "evis" or "jpeg" or "jpgs" or "jxl " or "jxsi" or "j2ki" or "j2is" or "jp2 " or "jpx " or "jpm " or "jph "
        or "MA1A" or "MA1B" or "MiPr" or "MiAn" or "MiBu" or "MiCm" or "crx ";

    private static bool IsName(ReadOnlySpan<byte> name) => !name.ContainsAnyExceptInRange((byte)' ', (byte)'~');
}
