using System.Text.RegularExpressions;

namespace Weft.Formats;

/// <summary>What people give by mistake, or what holds groups in a way that Weft does not read: it is named, with what to do instead.</summary>
internal static partial class Mistaken
{
    /// <summary>Null for anything else.</summary>
    public static Reason? Find(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => new Reason("It is a PDF. Please save the table in it as CSV or XLSX"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => new Reason("It is a picture. Please type what it shows into a table"),
        [0x1F, 0x8B, ..] => new Reason("It is compressed. Please unpack it first"),
        [(byte)'P', (byte)'K', ..] => null,
        _ when head.StartsWith("SQLite format 3"u8) => new Reason("It is a database. Please save the table of groups in it as CSV"),
        _ when head.StartsWith(@"{\rtf"u8) => new Reason("It is a text document (RTF). Please save the table in it as CSV or XLSX"),
        _ => OfText(TextFile.Sample(head[..Math.Min(head.Length, 4096)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n')),
    };

    /// <summary>For an archive in which nothing was found that Weft reads.</summary>
    public static Reason? Archive(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8) ? new Reason("It is an archive, or a document that is no XLSX table. Please unpack it, or save it as CSV or XLSX") : null;

    private static Reason? OfText(string text)
    {
        if (Begins(text, "BEGIN:VCARD")) return new Reason("It is an address book (vCard): it holds people and how to reach them, and Weft lists groups. Please make a table with the name of a group on each row");
        if (Begins(text, "BEGIN:VCALENDAR")) return new Reason("It is a calendar (iCalendar): it holds events, and Weft lists groups. Please make a table with the name of a group on each row");
        if (Begins(text, "From ") && text.Contains("\nReceived:", StringComparison.OrdinalIgnoreCase) || Begins(text, "Return-Path:") || Begins(text, "MIME-Version:"))
            return new Reason("It is an e-mail. Please save its attachment, and use that file");
        if (Begins(text, "<!doctype html") || Begins(text, "<html")) return new Reason("It is a web page. Please copy the table in it into a spreadsheet, and save that as CSV or XLSX");
        if (Ucinet().IsMatch(text)) return new Reason("It is a UCINET network. Please open it in UCINET or Gephi, save it as GraphML or Pajek, and use that file");
        if (Dot().IsMatch(text)) return new Reason("It is a Graphviz graph (DOT). Please open it in Gephi, save it as GraphML, and use that file");
        return null;
    }

    private static bool Begins(string text, string words) => text.StartsWith(words, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^dl[\s,][^\r\n]*\b(n|nr|nc|nm|format)\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ucinet();

    /// <summary>Comments may stand before it.</summary>
    [GeneratedRegex("""^((//[^\n]*|#[^\n]*)\n\s*|/\*[^*]*\*/\s*)*(strict\s+)?(di)?graph(\s+("[^"]*"|[\w.-]+))?\s*\{""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Dot();
}
