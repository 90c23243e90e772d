using System.IO.Compression;

namespace Weft.Formats;

/// <summary>Takes an archive only after it was counted what it unpacks to: its own word for that may be a lie.</summary>
internal static class Archive
{
    private const long MostPacked = 128L << 20, MostUnpacked = 512L << 20, MostStrings = 192L << 20;
    private const int MostEntries = 5000, HighestRatio = 200;
    private const long SmallEnough = 16L << 20;
    private const int LongestText = 17 << 20;

    /// <returns>The archive in memory, at its beginning.</returns>
    /// <exception cref="UnreadableFileException">It is too large, unpacks to too much, or is no archive.</exception>
    public static Stream Check(Stream file)
    {
        var packed = Load(file);
        try
        {
            using var archive = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries) throw TooMuch();
            long total = 0;
            var buffer = new byte[64 * 1024];
            foreach (var entry in archive.Entries)
                total += Count(entry, buffer, MostUnpacked - total, packed.Length);
        }
        catch (UnreadableFileException)
        {
            // One cell of many megabytes is a bomb as well.
            throw TooMuch();
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new UnreadableFileException(new Reason("It is damaged, or was not copied whole. Please open it in the program that it comes from, and save it again"));
        }
        packed.Position = 0;
        return packed;
    }

    private static MemoryStream Load(Stream file)
    {
        var packed = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (file.Read(buffer) is var read and > 0)
        {
            packed.Write(buffer, 0, read);
            if (packed.Length > MostPacked) throw TooMuch();
        }
        packed.Position = 0;
        return packed;
    }

    private static long Count(ZipArchiveEntry entry, byte[] buffer, long left, long packed)
    {
        // Words are kept in memory while sheets stream by.
        var most = entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) ? Math.Min(left, MostStrings) : left;
        long count = 0;
        using var stream = HoldsCells(entry) ? new TagSteps(entry.Open(), LongestText) : entry.Open();
        while (stream.Read(buffer) is var read and > 0)
        {
            count += read;
            if (count > most || (count > SmallEnough && count > HighestRatio * packed)) throw TooMuch();
        }
        return count;
    }

    private static bool HoldsCells(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);

    private static UnreadableFileException TooMuch() =>
        new(new Reason("It is too large once unpacked. Please save the table as CSV"));
}
