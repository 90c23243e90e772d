using System.IO.Compression;
using Weft.Groups;

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
                if (entry.FullName.Split('/', '\\').Contains("..")) throw new UnreadableFileException(new Reason("It holds files that point outside of it (..), and was not opened further"));
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

/// <summary>Takes the CSV files of an HSDS package.</summary>
internal static class HsdsTables
{
    /// <summary>The table that a file is, by its name and its first line; null if it is none of HSDS.</summary>
    public static string? TableOf(Stream file, string name)
    {
        var csv = new CsvFormat();
        using var stream = PeekStream.Over(file);
        if (stream.Peek().IsEmpty || !csv.Recognises(stream.Peek())) return null;
        var found = TextEncoding.Detect(stream.Peek());
        var line = found.Encoding.GetString(stream.Peek()[found.Preamble..]);
        line = line[..(line.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : line.Length)];
        return HsdsPackage.TableOf(name, [.. line.Split(',').Select(heading => heading.Trim().Trim('"'))]);
    }

    /// <summary>Adds a file's rows to the package, if it is one of its tables.</summary>
    public static void Read(Stream file, string name, HsdsPackage package)
    {
        var sink = new Rows();
        var stream = PeekStream.Over(file);
        var csv = new CsvFormat();
        if (stream.Peek().IsEmpty || !csv.Recognises(stream.Peek())) return;
        csv.Read(stream, name, sink);
        if (sink.HeadingsOf is not { } headings || HsdsPackage.TableOf(name, headings) is not { } table) return;
        foreach (var row in sink.All)
        {
            var values = new Dictionary<string, string>();
            foreach (var field in row.Fields)
                values[field.Name] = field.Value;
            package.Add(table, row.Row ?? 0, values);
        }
    }

    private sealed class Rows : IRawSink
    {
        public List<RawGroup> All { get; } = [];
        public IReadOnlyList<string>? HeadingsOf { get; private set; }

        public void Headings(string? table, IReadOnlyList<string> headings) => HeadingsOf ??= headings;
        public void Group(RawGroup group) => All.Add(group);
        public void Tie(RawTie tie) { }
        public void Want(Want want) { }
        public void Skip(long? row, Reason reason) { }
    }
}
