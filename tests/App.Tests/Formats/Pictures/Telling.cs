using System.Buffers.Binary;
using System.Text;

namespace Weft.Formats.Pictures;

/// <summary>Puts a mark into a picture wherever programs and cameras put what they tell of it, and after its end.</summary>
public static class Telling
{
    public static ReadOnlySpan<byte> Mark => "CANARY 53.4808 N 2.2426 W"u8;

    /// <param name="file">As it is.</param>
    /// <param name="orientation">Which way up Exif says it is: 1 is as it stands.</param>
    public static byte[] Everything(byte[] file, byte orientation = 1) => Picture.Recognise(file) switch
    {
        PictureKind.Jpeg => Jpeg(file, orientation),
        PictureKind.Png => Png(file),
        PictureKind.WebP => WebP(file),
        PictureKind.Gif => Gif(file),
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    private static byte[] Exif(byte orientation) =>
        [.. "MM\0*\0\0\0\x08"u8, 0, 2, 0x01, 0x0e, 0, 2, 0, 0, 0, 25, 0, 0, 0, 38, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. Mark, 0];

    private static byte[] Jpeg(byte[] file, byte orientation)
    {
        static byte[] Segment(byte marker, params byte[] content) => [0xff, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
        return
        [
            .. file[..2], .. Segment(0xe1, [.. "Exif\0\0"u8, .. Exif(orientation)]), .. Segment(0xe0, [.. "JFXX\0\x10"u8, .. Mark]), .. Segment(0xe1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Mark]),
            .. Segment(0xe2, [.. "ICC_PROFILE\0\x01\x01"u8, .. Mark]), .. Segment(0xed, [.. "Photoshop 3.0\0"u8, .. Mark]), .. Segment(0xfe, Mark.ToArray()), .. Segment(0xee, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0, .. Mark]),
            .. file[2..], .. Mark,
        ];
    }

    private static byte[] Png(byte[] file)
    {
        static byte[] Chunk(string type, params byte[] content)
        {
            var chunk = new byte[content.Length + 12];
            BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
            Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
            content.CopyTo(chunk.AsSpan(8));
            return chunk; // without its sum, which nobody looks at in a chunk that goes
        }
        const int afterHeader = 33;
        return
        [
            .. file[..afterHeader], .. Chunk("tEXt", [.. "Author\0"u8, .. Mark]), .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Mark]), .. Chunk("eXIf", Exif(1)),
            .. Chunk("iCCP", [.. "p\0\0"u8, .. Mark]), .. Chunk("tIME", 7, 0xe8, 1, 1, 1, 1, 1), .. Chunk("prVt", Mark.ToArray()), .. file[afterHeader..], .. Mark,
        ];
    }

    private static byte[] WebP(byte[] file)
    {
        static byte[] Chunk(string type, params byte[] content)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
            return [.. Encoding.ASCII.GetBytes(type), .. length, .. content, .. new byte[content.Length % 2]];
        }
        var isExtended = file.AsSpan(12, 4).SequenceEqual("VP8X"u8);
        byte[] header = isExtended ? file[12..30] : Chunk("VP8X", 0, 0, 0, 0, 39, 0, 0, 29, 0, 0);
        header[8] |= 0x2c;
        byte[] rest = [.. header, .. Chunk("ICCP", Mark.ToArray()), .. file[(isExtended ? 30 : 12)..], .. Chunk("EXIF", Exif(1)), .. Chunk("XMP ", Mark.ToArray()), .. Chunk("prVt", Mark.ToArray())];
        byte[] whole = [.. "RIFF\0\0\0\0WEBP"u8, .. rest, .. Mark];
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(4), rest.Length + 4);
        return whole;
    }

    private static byte[] Gif(byte[] file)
    {
        var at = 13 + ((file[10] & 0x80) == 0 ? 0 : 3 << ((file[10] & 7) + 1));
        byte[] Blocks() => [(byte)Mark.Length, .. Mark, 0];
        return [.. file[..at], 0x21, 0xfe, .. Blocks(), 0x21, 0xff, 11, .. "XMP DataXMP"u8, .. Blocks(), 0x21, 0x01, 12, .. new byte[12], .. Blocks(), .. file[at..], .. Mark];
    }
}
