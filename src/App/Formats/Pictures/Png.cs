using System.Buffers.Binary;

namespace Weft.Formats.Pictures;

/// <summary>PNG, third edition, with moving pictures.</summary>
internal static class Png
{
    internal static ReadOnlySpan<byte> Mark => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    // How it looks, and nothing of where it comes from: no text, time, Exif, profile, measure.
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "cICP", "sBIT", "bKGD", "acTL", "fcTL", "fdAT"];

    internal static Picture Clean(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var kept = new List<ReadOnlyMemory<byte>> { file[..Mark.Length] };
        var (width, height, at, hasData) = (0, 0, Mark.Length, false);
        while (true)
        {
            var length = checked((int)Math.Min(int.MaxValue - 12, BinaryPrimitives.ReadUInt32BigEndian(bytes[at..])));
            var type = System.Text.Encoding.Latin1.GetString(bytes.Slice(at + 4, 4));
            var chunk = file.Slice(at, length + 12);
            if (at == Mark.Length)
            {
                if (type != "IHDR" || length != 13) throw new InvalidDataException("It does not begin with its size.");
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(bytes[(at + 8)..]), BinaryPrimitives.ReadInt32BigEndian(bytes[(at + 12)..]));
            }
            if (Kept.Contains(type, StringComparer.Ordinal)) kept.Add(chunk);
            hasData |= type == "IDAT";
            at += chunk.Length;
            // What comes after the end is no part of the picture: programs that cut pictures have left the rest of them there.
            if (type == "IEND") break;
        }
        return hasData && width > 0 && height > 0 ? new("image/png", width, height, kept) : throw new InvalidDataException("There is no picture in it.");
    }
}
