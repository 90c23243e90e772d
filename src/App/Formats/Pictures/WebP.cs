using System.Buffers.Binary;

namespace Weft.Formats.Pictures;

/// <summary>RFC 9649.</summary>
internal static class WebP
{
    private const int Header = 8, FrameHeader = 16;
    // Of the extended header: that there is a profile, Exif, XMP.
    private const byte Told = 0x20 | 0x08 | 0x04;

    internal static Picture Clean(ReadOnlyMemory<byte> file)
    {
        // What comes after the length that it states is no part of the picture.
        var size = BinaryPrimitives.ReadUInt32LittleEndian(file.Span[4..]);
        if (size < 4 || size > file.Length - Header) throw new InvalidDataException("The picture breaks off.");
        var (kept, width, height) = (new List<ReadOnlyMemory<byte>>(), 0, 0);
        foreach (var (type, chunk) in Chunks(file[12..(Header + (int)size)]))
        {
            var content = chunk.Span[Header..];
            switch (type)
            {
                case "VP8X":
                    (width, height) = (1 + ThreeBytes(content[4..]), 1 + ThreeBytes(content[7..]));
                    var extended = chunk.ToArray();
                    extended[Header] &= unchecked((byte)~Told);
                    kept.Add(extended);
                    break;
                case "VP8 ":
                    if (width == 0) (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3fff);
                    kept.Add(chunk);
                    break;
                case "VP8L":
                    var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
                    if (width == 0) (width, height) = (1 + (int)(bits & 0x3fff), 1 + (int)((bits >> 14) & 0x3fff));
                    kept.Add(chunk);
                    break;
                case "ALPH" or "ANIM":
                    kept.Add(chunk);
                    break;
                case "ANMF":
                    kept.AddRange(Frame(chunk));
                    break;
            }
        }
        if (width == 0 || kept.Count == 0) throw new InvalidDataException("There is no picture in it.");
        var riff = new byte[12];
        "RIFF"u8.CopyTo(riff);
        BinaryPrimitives.WriteInt32LittleEndian(riff.AsSpan(4), 4 + kept.Sum(part => part.Length));
        "WEBP"u8.CopyTo(riff.AsSpan(8));
        return new("image/webp", width, height, [riff, .. kept]);
    }

    /// <summary>A picture of a moving one, which may carry parts of its own.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Frame(ReadOnlyMemory<byte> chunk)
    {
        var parts = Chunks(chunk[(Header + FrameHeader)..]).Where(part => part.Type is "ALPH" or "VP8 " or "VP8L").Select(part => part.Chunk).ToList();
        var header = chunk[..(Header + FrameHeader)].ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), FrameHeader + parts.Sum(part => part.Length));
        return [header, .. parts];
    }

    private static List<(string Type, ReadOnlyMemory<byte> Chunk)> Chunks(ReadOnlyMemory<byte> from)
    {
        var chunks = new List<(string, ReadOnlyMemory<byte>)>();
        while (from.Length >= Header)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(from.Span[4..]);
            if (length > from.Length - Header) throw new InvalidDataException("The picture breaks off.");
            // Each begins at an even place.
            var whole = Math.Min(from.Length, Header + (int)length + ((int)length & 1));
            chunks.Add((System.Text.Encoding.Latin1.GetString(from.Span[..4]), from[..whole]));
            from = from[whole..];
        }
        return chunks;
    }

    private static int ThreeBytes(ReadOnlySpan<byte> from) => from[0] | (from[1] << 8) | (from[2] << 16);
}
