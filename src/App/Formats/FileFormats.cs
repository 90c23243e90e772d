namespace Weft.Formats;

/// <summary>All kinds of files that Weft reads. A file is read by the first that recognises it; tables as text stand last.</summary>
public static class FileFormats
{
    public static readonly IReadOnlyList<IFileFormat> All =
        [new KmlFormat(), new HsdsZip(), new OdsFormat(), new XlsxFormat(), new GraphMlFormat(), new GexfFormat(), .. JsonFormat.All, new CsvFormat()];

    /// <exception cref="UnreadableFileException">No format recognises it.</exception>
    internal static IFileFormat Recognise(PeekStream file)
    {
        var head = file.Peek();
        if (head.IsEmpty) throw new UnreadableFileException(new Reason("It is empty"));
        if (head.Length < PeekStream.HeadSize && TextEncoding.IsBlank(head)) throw new UnreadableFileException(new Reason("It is empty"));
        // A picture has letters enough for a table of one column.
        if (head is not [(byte)'P', (byte)'K', ..] && Mistaken(head) is { } mistaken) throw new UnreadableFileException(new Reason(mistaken));
        foreach (var format in All)
            if (format.Recognises(head)) return format;
        throw new UnreadableFileException(new Reason(Mistaken(head) ?? "It is no kind of file that Weft reads: CSV, XLSX, ODS, KML, GeoJSON, GraphML, GEXF, Kumu, Murmurations, HSDS or Weft’s own JSON"));
    }

    /// <summary>What people give by mistake, and what to do instead.</summary>
    private static string? Mistaken(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "It is a PDF. Please save the table in it as CSV or XLSX",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => "It is a picture. Please type what stands in it into a table",
        [(byte)'P', (byte)'K', ..] => "It is an archive, or a document that is no XLSX table. Please unpack it, or save it as CSV or XLSX",
        [0x1F, 0x8B, ..] => "It is compressed. Please unpack it first",
        _ => null,
    };
}
