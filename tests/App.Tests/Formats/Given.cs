using System.IO.Compression;
using System.Text;
using Weft.Fixtures;
using Weft.Places;

namespace Weft.Formats;

/// <summary>Files that a test makes up.</summary>
internal static class Given
{
    public static SourceFile File(string text, string name = "groups.csv") => File(Encoding.UTF8.GetBytes(text), name);

    public static SourceFile File(byte[] bytes, string name = "groups.csv") => new(name, () => new MemoryStream(bytes));

    public static Reading Read(string text, ReadingChoices? choices = null) => Read(choices, File(text));

    public static Reading Read(ReadingChoices? choices, params SourceFile[] files) => MapReading.Read(files, choices ?? new(), null);

    public static Reading Read(params SourceFile[] files) => MapReading.Read(files, new(), null);

    public static ReadingChoices Columns(string columns) => new() { Columns = ReadingChoices.ParseColumns(columns) };

    public static string[] Names(this Reading reading) => [.. reading.Material.Groups.Select(group => group.Name)];

    public static SourceFile OnDisk(string path) => new(Path.GetFileName(path), () => System.IO.File.OpenRead(path));

    public static byte[] Zip(params string[] files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in files)
                archive.CreateEntryFromFile(file, Path.GetFileName(file));
        return zip.ToArray();
    }

    public static int Rounds => LongRun.IsOn ? 10_000 : 300;
}

/// <summary>Knows two towns and two countries.</summary>
internal sealed class SmallGazetteer : IGazetteer
{
    public int LookUps { get; private set; }

    public Place Find(string text, string? country = null, string? region = null)
    {
        LookUps++;
        return text.Contains("Leeds", StringComparison.Ordinal)
            ? new() { Name = text, Country = "GB", Region = "England", Position = new(53.8, -1.55), Precision = Precision.Town, Source = PlaceSource.Gazetteer }
            : new() { Name = text, Note = new Reason("not found") };
    }

    public string? CountryCode(string name) => Folding.Fold(name) switch
    {
        "uk" or "united kingdom" or "reino unido" or "gb" or "great britain" => "GB",
        "españa" or "espana" or "spain" or "es" => "ES",
        _ => null,
    };
}
