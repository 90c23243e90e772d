using System.Globalization;
using System.Text;

namespace Weft.Places;

/// <summary>The built gazetteer, and the real files to try it on.</summary>
public sealed class GazetteerFixture : IDisposable
{
    public static readonly string Root = FindRoot();

    public GazetteerFixture()
    {
        var path = Path.Combine(Root, "artifacts", "gazetteer.bin");
        Assert.True(File.Exists(path), $"The gazetteer is missing: run assets/build ({path}).");
        Data = GazetteerFile.Open(path);
        Gazetteer = new(Data);
    }

    public GazetteerFile Data { get; }
    public Gazetteer Gazetteer { get; }

    public static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", path));
        Assert.True(File.Exists(full), $"The shared data are missing: {full}");
        return full;
    }

    public static List<(string Name, string Location, Position Position)> MutualAid()
    {
        var rows = Rows(File.ReadAllText(Shared("mutual-aid-sample/groups.csv"))).ToList();
        return rows[1..].ConvertAll(row => (row[0], row[1],
            new Position(double.Parse(row[2], CultureInfo.InvariantCulture), double.Parse(row[3], CultureInfo.InvariantCulture))));
    }

    /// <summary>Quoted cells and all (RFC 4180); kept apart from the reader under test elsewhere.</summary>
    private static IEnumerable<List<string>> Rows(string csv)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            if (csv[at] == '"' && quoted && at + 1 < csv.Length && csv[at + 1] == '"') cell.Append(csv[at++]);
            else if (csv[at] == '"') quoted = !quoted;
            else if (!quoted && csv[at] is ',' or '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (csv[at] == ',') continue;
                yield return row;
                row = [];
            }
            else cell.Append(csv[at]);
        }
        if (row.Count > 0)
        {
            row.Add(cell.ToString());
            yield return row;
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Weft.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Weft.slnx is above no folder of the tests.");
        return folder;
    }

    public void Dispose() => Gazetteer.Dispose();
}
