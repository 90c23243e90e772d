using System.IO.Compression;

namespace Weft.Formats;

/// <summary>An HSDS package of CSV files in one archive.</summary>
internal sealed class HsdsZip : IFileFormat
{
    public string Name => "Open Referral HSDS";

    /// <summary>The names of the first files stand in the open, in their local headers.</summary>
    public bool Recognises(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) && head.IndexOf("[Content_Types].xml"u8) < 0
        && (head.IndexOf("organizations.csv"u8) >= 0 || head.IndexOf("services.csv"u8) >= 0 || head.IndexOf("locations.csv"u8) >= 0 || head.IndexOf("datapackage.json"u8) >= 0);

    public void Read(Stream file, string name, IRawSink sink)
    {
        var package = new HsdsPackage();
        try
        {
            using var archive = new ZipArchive(Archive.Check(file), ZipArchiveMode.Read);
            foreach (var entry in archive.Entries)
            {
                // Nothing is ever written under these names; one that points elsewhere is a sign of malice all the same.
                if (entry.FullName.Split('/', '\\').Contains("..")) throw new UnreadableFileException(new Reason("It contains files that point outside of it (..), and was not opened any further"));
                if (!entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) continue;
                using var stream = entry.Open();
                HsdsTables.Read(stream, entry.Name, package);
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException)
        {
            throw new UnreadableFileException(new Reason("It is a damaged archive: {0}", error.Message));
        }
        if (package.HasGroups) package.Write(sink);
        else sink.Skip(null, new Reason("There is no organisation, service or location in it"));
    }
}
