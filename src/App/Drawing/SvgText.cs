using System.Buffers;
using System.Globalization;
using System.Text;

namespace Weft.Drawing;

/// <summary>Words and numbers as they stand in SVG and HTML.</summary>
internal static class SvgText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(letter => (char)letter).Except("&<>\"'")]);

    /// <summary>Words as the text or a quoted value of an element. What XML cannot hold, and marks that turn the direction of other words, are left out.</summary>
    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return text;
        var safe = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case '\'': safe.Append("&#39;"); break;
                case '\t' or '\n' or '\r': safe.Append(' '); break;
                case < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFD or 0xFFFE or 0xFFFF: break;
                // Embeddings, overrides and isolates; directional marks do no harm.
                case (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069): break;
                default: safe.Append(rune.ToString()); break;
            }
        }
        return safe.ToString();
    }

    /// <summary>A length with at most one decimal.</summary>
    public static string Number(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;
}
