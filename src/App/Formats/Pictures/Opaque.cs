using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Weft.Formats.Pictures;

/// <summary>
/// Pictures that can tell as much as a JPEG does, and that are not cleaned here: what telephones and cameras write besides it, and what is painted, drawn and
/// scanned. Their marks are from the formats' own documents and, of raw kinds, from those who took them apart (ExifTool, LibRaw).
/// </summary>
internal static class Opaque
{
    // Programs that move pictures now and then leave so many bytes before them; whoever looks for pictures finds them there too.
    private const int MostBefore = 16;
    private const int MostUnzipped = 64 * 1024;

    // Each letter a byte.
    private static readonly byte[][] Marks = Array.ConvertAll<string, byte[]>([
        "II*\0", "MM\0*", "II+\0", "MM\0+", // TIFF and BigTIFF, and so the raw of Nikon, Sony, Adobe, Leica, Pentax and Canon
        "IIU\0", "IIRO", "IIRS", "MMOR", "FUJIFILMCCD-RAW", "FOVb", "\0MRM", "II\u001a\0\0\0HEAPCCDR", // raw of Panasonic, Olympus, Fujifilm, Sigma, Minolta, older Canon
        "II\u00bc", "\0\0\0\fJXL ", "\u00ff\n", "\0\0\0\fjP  ", "\u00ffO\u00ffQ", "BPG\u00fb", "FLIF", "qoif", // JPEG XR, XL and 2000, and who wanted to follow them
        "8BPS", "gimp xcf", "Paint Shop Pro Image File", "\u00c5\u00d0\u00d3\u00c6", "\u00d7\u00cd\u00c6\u009a", // Photoshop, GIMP, EPS of Windows, Windows' metafiles
        "\u008aMNG\r\n", "\u008bJNG\r\n", "v/1\u0001", "#?RADIANCE", "#?RGBE", "SDPX", "XPDS", "DDS |\0\0\0", "icns\0", "/* XPM */", "Y\u00a6j\u0095", "P7\nWIDTH", "P7\nHEIGHT",
    ], Encoding.Latin1.GetBytes);

    // Those that no text and nothing short could hold by chance.
    private static readonly byte[][] SureMarks = [.. Marks.Where(mark => mark.Length > 2 && mark.AsSpan().ContainsAnyExceptInRange((byte)' ', (byte)'~'))];

    internal static bool Is(ReadOnlySpan<byte> first)
    {
        var unzipped = Unzipped(first);
        return IsPlain(first) || IsPlain(unzipped) || Picture.Cleanable(unzipped) != PictureKind.None || IsFurtherIn(first);
    }

    private static bool IsPlain(ReadOnlySpan<byte> first) =>
        StartsWithAny(first, Marks) || Heif.Is(first) || Svg.Is(first) || IsPostScript(first) || IsBitmap(first) || IsIcon(first) || IsPcx(first) || IsTarga(first) || IsNetpbm(first)
        || Has(first, 40, " EMF"u8) || Has(first, 128, "DICM"u8) || Has(first, 522, [0, 0x11, 2, 0xff, 0x0c, 0])
        || (first.StartsWith("FORM"u8) && (Has(first, 8, "ILBM"u8) || Has(first, 8, "PBM "u8)));

    private static bool IsFurtherIn(ReadOnlySpan<byte> first)
    {
        for (var at = 1; at <= MostBefore && at < first.Length; at++)
            if (Picture.Cleanable(first[at..]) != PictureKind.None || StartsWithAny(first[at..], SureMarks) || Heif.Is(first[at..])) return true;
        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<byte> first, byte[][] marks)
    {
        foreach (var mark in marks)
            if (first.StartsWith(mark)) return true;
        return false;
    }

    private static bool Has(ReadOnlySpan<byte> first, int at, ReadOnlySpan<byte> mark) => first.Length >= at && first[at..].StartsWith(mark);

    // PostScript of one picture. That of whole pages is a document.
    private static bool IsPostScript(ReadOnlySpan<byte> first) => first.StartsWith("%!PS-Adobe-"u8) && first[..Math.Min(first.Length, 32)].IndexOf("EPSF"u8) > 0;

    // "BM" begins words too: the size of the header after it does not.
    private static bool IsBitmap(ReadOnlySpan<byte> first) =>
        first.Length >= 18 && first.StartsWith("BM"u8) && BinaryPrimitives.ReadUInt32LittleEndian(first[14..]) is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    private static bool IsIcon(ReadOnlySpan<byte> first) =>
        first.Length >= 22 && first is [0, 0, 1 or 2, 0, ..] && BinaryPrimitives.ReadUInt16LittleEndian(first[4..]) is > 0 and var count && first[9] == 0
        && BinaryPrimitives.ReadUInt32LittleEndian(first[18..]) >= 6 + (16 * count) && BinaryPrimitives.ReadUInt32LittleEndian(first[14..]) > 0;

    private static bool IsPcx(ReadOnlySpan<byte> first) => first is [0x0a, 0 or 2 or 3 or 4 or 5, 0 or 1, 1 or 2 or 4 or 8, ..];

    // It has no mark at its beginning; but a table of colours, or five noughts in its place.
    private static bool IsTarga(ReadOnlySpan<byte> first) =>
        first.Length >= 18 && first[16] is 8 or 15 or 16 or 24 or 32 && first[17] < 0x40
        && BinaryPrimitives.ReadUInt16LittleEndian(first[12..]) > 0 && BinaryPrimitives.ReadUInt16LittleEndian(first[14..]) > 0
        && (first is [_, 0, 2 or 3 or 10 or 11, 0, 0, 0, 0, 0, ..] || (first is [_, 1, 1 or 9, _, _, _, 0 or 1, 15 or 16 or 24 or 32, ..] && first[16] is 8 or 16));

    // "P6", what somebody noted, and two numbers.
    private static bool IsNetpbm(ReadOnlySpan<byte> first)
    {
        if (first is not [(byte)'P', (>= (byte)'1' and <= (byte)'6') or (byte)'F' or (byte)'f', (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n', ..]) return false;
        var left = first[2..];
        for (var numbers = 0; numbers < 2; numbers++)
        {
            for (left = left.TrimStart(" \t\r\n"u8); left is [(byte)'#', ..]; left = left.TrimStart(" \t\r\n"u8))
                left = left[(left.IndexOfAny((byte)'\r', (byte)'\n') is > 0 and var end ? end : left.Length)..];
            var digits = left.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits <= 0 || left[digits] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return false;
            left = left[digits..];
        }
        return true;
    }

    /// <summary>The beginning of what a gzip file holds; nothing if it is none. So drawings are often stored.</summary>
    private static ReadOnlySpan<byte> Unzipped(ReadOnlySpan<byte> first)
    {
        if (first is not [0x1f, 0x8b, 8, ..]) return [];
        var unzipped = new byte[MostUnzipped];
        var length = 0;
        try
        {
            using var zip = new GZipStream(new MemoryStream(first.ToArray()), CompressionMode.Decompress);
            while (length < unzipped.Length && zip.Read(unzipped, length, unzipped.Length - length) is > 0 and var read) length += read;
        }
        catch (InvalidDataException)
        {
            // It goes on after what we have, or is damaged: what came out so far tells enough.
        }
        return unzipped.AsSpan(0, length);
    }
}
