using System.Buffers.Binary;

namespace Weft.Formats.Pictures;

/// <summary>
/// A picture without what it says of itself: where, when, with what and by whom it was taken, what it looked like before it was cut. What is kept is named,
/// and everything else goes. Colour profiles go too; which way up it is stays.
/// </summary>
/// <param name="MediaType">image/jpeg, image/png, image/webp or image/gif.</param>
/// <param name="Width">In pixels, as it is shown.</param>
/// <param name="Height">In pixels, as it is shown.</param>
/// <param name="Parts">The cleaned file, part after part.</param>
public sealed record Picture(string MediaType, int Width, int Height, IReadOnlyList<ReadOnlyMemory<byte>> Parts)
{
    public long Length => Parts.Sum(part => (long)part.Length);

    /// <summary>As many bytes as it takes to know what a file is.</summary>
    public const int FirstBytes = 32;

    /// <summary>What a file is, by its first bytes.</summary>
    public static PictureKind Recognise(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith(Jpeg.Mark)) return PictureKind.Jpeg;
        if (first.StartsWith(Png.Mark)) return PictureKind.Png;
        if (first.StartsWith("GIF87a"u8) || first.StartsWith("GIF89a"u8)) return PictureKind.Gif;
        if (first.Length >= 12 && first.StartsWith("RIFF"u8) && first[8..].StartsWith("WEBP"u8)) return PictureKind.WebP;
        return IsOpaque(first) ? PictureKind.Opaque : PictureKind.None;
    }

    /// <summary>Reads a whole file of one of the four kinds that can be cleaned.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Picture Clean(PictureKind kind, ReadOnlyMemory<byte> file)
    {
        try
        {
            return kind switch
            {
                PictureKind.Jpeg => Jpeg.Clean(file),
                PictureKind.Png => Png.Clean(file),
                PictureKind.Gif => Gif.Clean(file),
                PictureKind.WebP => WebP.Clean(file),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a picture that can be cleaned."),
            };
        }
        catch (Exception broken) when (broken is ArgumentOutOfRangeException or IndexOutOfRangeException && kind is not (PictureKind.None or PictureKind.Opaque))
        {
            throw new InvalidDataException("The picture breaks off.", broken);
        }
    }

    // Pictures that tell as much as a JPEG does, and cannot be cleaned here: HEIF and AVIF (as telephones take them), TIFF and what cameras call raw, JPEG XL, JPEG 2000.
    private static bool IsOpaque(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith("II*\0"u8) || first.StartsWith("MM\0*"u8) || first.StartsWith("II+\0"u8) || first.StartsWith("IIU\0"u8) || first.StartsWith((ReadOnlySpan<byte>)[0xff, 0x0a])) return true;
        if (first.Length < 12) return false;
        if (BinaryPrimitives.ReadUInt32BigEndian(first) == 12 && (first[4..].StartsWith("JXL "u8) || first[4..].StartsWith("jP  "u8))) return true;
        if (!first[4..].StartsWith("ftyp"u8)) return false;
        var brand = first[8..12];
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8)
            || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8) || brand.SequenceEqual("crx "u8);
    }
}

public enum PictureKind
{
    /// <summary>No picture that we know.</summary>
    None,
    Jpeg,
    Png,
    Gif,
    WebP,
    /// <summary>A picture that can say where it was taken, and that we cannot clean.</summary>
    Opaque,
}
