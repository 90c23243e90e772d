using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Weft;

/// <summary>A line that others read, such as a name or a title, without what acts on the words around it and cannot be seen itself.</summary>
public static class OneLine
{
    /// <summary>
    /// The line without control characters and without what turns the direction of writing (Unicode UAX 9: embeddings, overrides, isolates), which reaches
    /// past its end; line breaks become spaces, and spaces and marks of no width at the ends go. Empty if nothing in it can be seen.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (text is null) return null;
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029) line.Append(' ');
            else if (!Rune.IsControl(rune) && rune.Value is not (0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x206F))) line.Append(rune.ToString());
        }
        var (from, to) = (0, line.Length);
        while (from < to && IsEdge(line[from])) from++;
        while (to > from && IsEdge(line[to - 1])) to--;
        var kept = line.ToString(from, to - from);
        return kept.EnumerateRunes().Any(IsVisible) ? kept : "";
    }

    /// <summary>The same of what somebody wrote who cannot be asked any more: "…" if nothing in it can be seen.</summary>
    public static string OfBefore(string text) => Of(text) is { Length: > 0 } line ? line : "…";

    // Marks of direction and places where a line may break mean something between words. The joiners also mean something at the end of one, as in Persian and Hindi.
    private static bool IsEdge(char letter) => char.IsWhiteSpace(letter) || letter is '\u200B' or '\u200E' or '\u200F' or '\u061C' or '\u2060';

    // What Unicode does not know yet may be next year's emoji.
    private static bool IsVisible(Rune rune) => !IsBlank(rune.Value) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.EnclosingMark or UnicodeCategory.SpaceSeparator);

    // Letters and signs that are drawn as nothing: fillers of Hangul, a Braille cell without dots, a note without a head; and what shall be ignored where it is not known.
    internal static bool IsBlank(int letter) => letter is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x1D159 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
