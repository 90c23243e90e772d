using System.Buffers.Binary;

namespace Weft.Formats.Pictures;

/// <summary>GIF89a.</summary>
internal static class Gif
{
    private const byte Image = 0x2c, Extension = 0x21, Trailer = 0x3b, Control = 0xf9, Application = 0xff;

    internal static Picture Clean(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var at = 13 + TableLength(bytes[10]);
        var kept = new List<ReadOnlyMemory<byte>> { file[..at] };
        var hasImage = false;
        for (; bytes[at] != Trailer;)
        {
            var from = at;
            var isKept = true;
            switch (bytes[at])
            {
                case Image:
                    at = EndOfBlocks(bytes, at + 11 + TableLength(bytes[at + 9]));
                    hasImage = true;
                    break;
                case Extension:
                    // Comments, plain text and what programs put there go; how long a picture stands, and how often it is shown again, stays.
                    isKept = bytes[at + 1] == Control || (bytes[at + 1] == Application && (bytes[(at + 3)..].StartsWith("NETSCAPE2.0"u8) || bytes[(at + 3)..].StartsWith("ANIMEXTS1.0"u8)));
                    at = EndOfBlocks(bytes, at + 2);
                    break;
                default:
                    throw new InvalidDataException("There is something in it that is none of its parts.");
            }
            if (isKept) kept.Add(file[from..at]);
        }
        kept.Add(file.Slice(at, 1));
        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        return hasImage && width > 0 && height > 0 ? new("image/gif", width, height, kept) : throw new InvalidDataException("There is no picture in it.");
    }

    private static int TableLength(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    private static int EndOfBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (bytes[at] != 0) at += bytes[at] + 1;
        return at + 1;
    }
}
