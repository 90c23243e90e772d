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

    /// <summary>What a file is, by its beginning: the more of it is given, the surer the answer. A few KB are enough for all but drawings with long comments.</summary>
    public static PictureKind Recognise(ReadOnlySpan<byte> first) =>
        Cleanable(first) is not PictureKind.None and var kind ? kind : Opaque.Is(first) ? PictureKind.Opaque : PictureKind.None;

    internal static PictureKind Cleanable(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith(Jpeg.Mark)) return PictureKind.Jpeg;
        if (first.StartsWith(Png.Mark)) return PictureKind.Png;
        if (first.StartsWith("GIF87a"u8) || first.StartsWith("GIF89a"u8)) return PictureKind.Gif;
        return first.Length >= 12 && first.StartsWith("RIFF"u8) && first[8..].StartsWith("WEBP"u8) ? PictureKind.WebP : PictureKind.None;
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
