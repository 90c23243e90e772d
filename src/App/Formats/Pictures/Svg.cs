using System.Text;

namespace Weft.Formats.Pictures;

/// <summary>W3C SVG: a drawing in XML, in which programs note who drew it, with what, and where it lay on their disk. A page with drawings in it is none.</summary>
internal static class Svg
{
    internal static bool Is(ReadOnlySpan<byte> first)
    {
        var left = Text(first).AsSpan().TrimStart();
        while (left.StartsWith("<?") || left.StartsWith("<!--"))
            left = After(left, left[1] == '?' ? "?>" : "-->").TrimStart();
        const string doctype = "<!DOCTYPE";
        if (left.StartsWith(doctype, StringComparison.OrdinalIgnoreCase)) left = left[doctype.Length..].TrimStart();
        else if (left is ['<', ..]) left = left[1..];
        else return false;
        var name = left.IndexOfAny(" \t\r\n/>[") is >= 0 and var end ? left[..end] : left;
        return name[(name.LastIndexOf(':') + 1)..].Equals("svg", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end) => text.IndexOf(end) is >= 0 and var at ? text[(at + end.Length)..] : [];

    // Of what is no XML, nothing: most files are large, and not to be turned into text.
    private static string Text(ReadOnlySpan<byte> first)
    {
        if (first is [0xff, 0xfe, ..] or [(byte)'<', 0, ..]) return Encoding.Unicode.GetString(first).TrimStart('\ufeff');
        if (first is [0xfe, 0xff, ..] or [0, (byte)'<', ..]) return Encoding.BigEndianUnicode.GetString(first).TrimStart('\ufeff');
        if (first is [0xef, 0xbb, 0xbf, ..]) first = first[3..];
        first = first.TrimStart(" \t\r\n"u8);
        return first is [(byte)'<', ..] ? Encoding.Latin1.GetString(first) : "";
    }
}
