using System.Globalization;

namespace Weft.Formats;

/// <summary>
/// Tables as text: parted by commas, tabs, semicolons or bars; UTF-8, UTF-16, UTF-32, or an older encoding. It takes any text that looks like
/// one, so it stands last among the formats.
/// </summary>
public sealed class CsvFormat : IFileFormat
{
    public string Name => "CSV";

    public bool Recognises(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK"u8) || head.StartsWith("%PDF"u8) || head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0])) return false;
        var text = Sample(head, TextEncoding.Detect(head)).AsSpan().TrimStart();
        if (text.IsEmpty || text[0] is '<' or '{' || text is ['[', .. var rest] && rest.TrimStart() is ['{' or '"' or '[' or ']', ..]) return false;
        var odd = 0;
        foreach (var letter in text)
            if (char.IsControl(letter) && letter is not ('\t' or '\r' or '\n' or '\f' or '\u0085')) odd++;
        return odd <= text.Length / 20;
    }

    public void Read(Stream file, string name, IRawSink sink)
    {
        var stream = PeekStream.Over(file);
        var head = stream.Peek();
        if (head.IsEmpty) throw new UnreadableFileException(new Reason("It is empty"));
        var encoding = TextEncoding.Detect(head);
        var sample = Sample(head, encoding);
        stream.ReadExactly(new byte[encoding.Preamble]);
        using var rows = new CsvRows(new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: false, 64 * 1024),
            Separator.Stated(sample) ?? Separator.Detect(sample), CsvRows.HasEscapes(sample));
        if (Separator.Stated(sample) is not null) rows.Read();

        var table = new TableReader(sink, null);
        while (rows.Read())
            table.Add(rows.Line, rows.Cells);
        table.Finish();
        Tell(rows, encoding, sink);
    }

    private static void Tell(CsvRows rows, TextEncoding.Found encoding, IRawSink sink)
    {
        var strays = encoding.Strays;
        foreach (var line in rows.OpenQuotes.Take(20))
            sink.Note(new Reason("A quotation mark on line {0} is never closed; the line was read without it", Number(line)));
        if (rows.OpenQuotes.Count > 20)
            sink.Note(new Reason("{0} lines have a quotation mark that is never closed; they were read without it", Number(rows.OpenQuotes.Count)));
        if (strays is { Read: > 0 })
            sink.Note(new Reason("{0} letters were not UTF-8 and were read as Windows-1252. If names look broken, save the table again as “CSV UTF-8”", Number(strays.Read)));
        if (encoding.IsGuess)
            sink.Note(new Reason("Its letters are not UTF-8 and were read as {0}, which is a guess. If names look broken, save the table again as “CSV UTF-8”", encoding.Name));
        if (strays is { Lost: > 0 })
            sink.Note(new Reason("{0} letters were broken already and show as \uFFFD", Number(strays.Lost)));
    }

    private static string Sample(ReadOnlySpan<byte> head, TextEncoding.Found encoding)
    {
        // A fallback counts what it mends; looking must not count.
        var decoder = encoding.Strays is null ? encoding.Encoding : TextEncoding.Detect(head).Encoding;
        return decoder.GetString(head[encoding.Preamble..]);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
