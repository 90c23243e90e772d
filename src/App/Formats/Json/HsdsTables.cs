using Weft.Groups;

namespace Weft.Formats;

/// <summary>Takes the CSV files of an HSDS package.</summary>
internal static class HsdsTables
{
    /// <summary>The files, in their order, that are tables of one HSDS package; none if there are not at least two that fit together.</summary>
    public static IReadOnlyList<SourceFile> PackageAmong(IReadOnlyList<SourceFile> files)
    {
        if (files.Count < 2 || files.Count(file => HsdsNames.IsTableName(file.Name)) < 2) return [];
        var tables = files.Where(file => HsdsNames.IsTableName(file.Name)).Select(file => (File: file, Table: TableOf(file.Open(), file.Name))).ToList();
        tables.RemoveAll(one => one.Table is null);
        if (tables.Count < 2 || !tables.Exists(one => one.Table is "organizations" or "services" or "locations")) return [];
        // The package's own description says which columns its tables have, and holds no group.
        return [.. files.Where(file => tables.Exists(one => one.File == file) || file.Name.EndsWith("datapackage.json", StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>The table that a file is, if it holds only details of groups that stand elsewhere; otherwise null.</summary>
    public static string? DetailIn(SourceFile file) =>
        HsdsNames.IsTableName(file.Name) && TableOf(file.Open(), file.Name) is { } table and not ("organizations" or "services" or "locations") ? table : null;

    public static void ReadPackage(IReadOnlyList<SourceFile> files, IRawSink sink)
    {
        var package = new HsdsPackage();
        foreach (var file in files)
        {
            using var stream = file.Open();
            Read(stream, file.Name, package);
        }
        package.Write(sink);
    }

    /// <summary>The table that a file is, by its name and its first line; null if it is none of HSDS.</summary>
    private static string? TableOf(Stream file, string name)
    {
        var csv = new CsvFormat();
        using var stream = PeekStream.Over(file);
        if (stream.Peek().IsEmpty || !csv.Recognises(stream.Peek())) return null;
        var found = TextEncoding.Detect(stream.Peek());
        var line = found.Encoding.GetString(stream.Peek()[found.Preamble..]);
        line = line[..(line.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : line.Length)];
        return HsdsNames.TableOf(name, [.. line.Split(',').Select(heading => heading.Trim().Trim('"'))]);
    }

    /// <summary>Adds a file's rows to the package, if it is one of its tables.</summary>
    public static void Read(Stream file, string name, HsdsPackage package)
    {
        var sink = new Rows();
        var stream = PeekStream.Over(file);
        var csv = new CsvFormat();
        if (stream.Peek().IsEmpty || !csv.Recognises(stream.Peek())) return;
        csv.Read(stream, name, sink);
        if (sink.HeadingsOf is not { } headings || HsdsNames.TableOf(name, headings) is not { } table) return;
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
