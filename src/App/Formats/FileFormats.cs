namespace Weft.Formats;

/// <summary>All kinds of files that Weft reads. A file is read by the first that recognises it; tables as text stand last.</summary>
public static class FileFormats
{
    public static readonly IReadOnlyList<IFileFormat> All =
        [new KmlFormat(), new HsdsZip(), new OdsFormat(), new XlsxFormat(), new GraphMlFormat(), new GexfFormat(), new GpxFormat(), new PajekFormat(), new GmlFormat(), new MarkdownFormat(), .. JsonFormat.All, new CsvFormat()];

    /// <exception cref="UnreadableFileException">No format recognises it.</exception>
    internal static IFileFormat Recognise(PeekStream file)
    {
        var head = file.Peek();
        if (head.IsEmpty) throw new UnreadableFileException(new Reason("It is empty"));
        if (head.Length < PeekStream.HeadSize && TextEncoding.IsBlank(head)) throw new UnreadableFileException(new Reason("It is empty"));
        // A picture has letters enough for a table of one column.
        if (Mistaken.Find(head) is { } mistaken) throw new UnreadableFileException(mistaken);
        foreach (var format in All)
            if (format.Recognises(head)) return format;
        throw new UnreadableFileException(Mistaken.Archive(head)
            ?? new Reason("Weft cannot read this kind of file. It reads tables (CSV, XLSX, ODS, Markdown), maps (KML, GPX, GeoJSON, TopoJSON), networks (GraphML, GEXF, Pajek, GML, Kumu), and JSON (Murmurations, HSDS, Wikidata, Weft’s own)"));
    }
}
