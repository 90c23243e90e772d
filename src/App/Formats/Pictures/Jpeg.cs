using System.Buffers.Binary;

namespace Weft.Formats.Pictures;

/// <summary>ITU-T T.81, and what Exif (CIPA DC-008) puts into it.</summary>
internal static class Jpeg
{
    private const byte StartOfImage = 0xd8, EndOfImage = 0xd9, StartOfScan = 0xda, App1 = 0xe1, App14 = 0xee;
    private static readonly byte[] Start = [0xff, StartOfImage], End = [0xff, EndOfImage];

    internal static ReadOnlySpan<byte> Mark => [0xff, StartOfImage, 0xff];

    internal static Picture Clean(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var kept = new List<ReadOnlyMemory<byte>>();
        var (width, height, orientation, at) = (0, 0, 1, 2);
        var scanned = false;
        while (at + 1 < bytes.Length)
        {
            if (bytes[at] != 0xff) throw new InvalidDataException("There is no marker where one should be.");
            var marker = bytes[at + 1];
            // Any number of these may stand before a marker; markers without a length stand alone.
            if (marker == 0xff) { at++; continue; }
            if (marker is 0x01 or (>= 0xd0 and <= 0xd7)) { at += 2; continue; }
            // What comes after the end is no part of the picture: telephones put films and second pictures there.
            if (marker == EndOfImage) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            var segment = bytes.Slice(at + 4, length - 2);
            if (marker == App1 && segment.StartsWith("Exif\0\0"u8)) orientation = Orientation(segment[6..]);
            else if (marker == App14 && segment.Length >= 12 && segment.StartsWith("Adobe"u8)) kept.Add(Segment(App14, segment[..12])); // how its colours are to be understood
            else if (IsPicture(marker)) kept.Add(file.Slice(at, length + 2));
            if (IsFrame(marker)) (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
            at += length + 2;
            if (marker != StartOfScan) continue;
            scanned = true;
            var end = EndOfScan(bytes, at);
            kept.Add(file[at..end]);
            at = end;
        }
        if (!scanned || width == 0) throw new InvalidDataException("There is no picture in it.");
        return new("image/jpeg", orientation >= 5 ? height : width, orientation >= 5 ? width : height,
            [Start, .. orientation == 1 ? (ReadOnlyMemory<byte>[])[] : [Segment(App1, ExifOf(orientation))], .. kept, End]);
    }

    // Tables, frames, scans, restarts: T.81 B.1.1.3. All applications' segments and comments are something else.
    private static bool IsPicture(byte marker) => marker is (>= 0xc0 and <= 0xcf and not 0xc8) or StartOfScan or 0xdb or 0xdc or 0xdd;

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        for (; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == 0xff && bytes[at + 1] is not (0x00 or 0xff or (>= 0xd0 and <= 0xd7))) return at;
        }
        return bytes.Length;
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content)
    {
        var segment = new byte[content.Length + 4];
        (segment[0], segment[1]) = (0xff, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(content.Length + 2));
        content.CopyTo(segment.AsSpan(4));
        return segment;
    }

    /// <summary>Which way up it is: 1 to 8; 1 if it does not say.</summary>
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return 1;
        var little = tiff.StartsWith("II"u8);
        int Short(ReadOnlySpan<byte> from) => little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2 > tiff.Length) return 1;
        var entries = tiff[((int)directory + 2)..];
        for (var left = Short(tiff[(int)directory..]); left > 0 && entries.Length >= 12; left--, entries = entries[12..])
        {
            if (Short(entries) == 0x0112) return Short(entries[8..]) is >= 1 and <= 8 and var orientation ? orientation : 1;
        }
        return 1;
    }

    /// <summary>Exif with nothing in it but which way up it is.</summary>
    private static byte[] ExifOf(int orientation) =>
        [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];
}
