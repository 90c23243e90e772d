using System.Globalization;
using System.Text;

namespace Weft;

/// <summary>Brings words that differ only in case, accents, width or punctuation to one form, so that people find what they type.</summary>
public static class Folding
{
    /// <summary>Lower-case letters and digits without marks, in words parted by single spaces.</summary>
    public static string Fold(string text)
    {
        if (IsFolded(text)) return text;
        if (Ascii.IsValid(text)) return FoldAscii(text);
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                    continue;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                    if (gap && folded.Length > 0) folded.Append(' ');
                    gap = false;
                    Append(folded, Rune.ToLowerInvariant(rune));
                    continue;
                default:
                    // Saint John's and Saint Johns are one name; mother-in-law is three words.
                    gap |= rune.Value is not ('\'' or '’' or 'ʼ' or '`');
                    continue;
            }
        }
        return folded.ToString();
    }

    /// <summary>The letters apart from their marks, and what is a letter in another width or style as that letter (NFKD).</summary>
    internal static string Decompose(string text)
    {
        // Half a letter, or a code that is no letter, stands in broken files; to normalise them is refused.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') >= 0) text = Whole(text);
        return text.Normalize(NormalizationForm.FormKD);
    }

    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if ((rune.Value & 0xFFFE) != 0xFFFE) whole.Append(rune.ToString());
        return whole.ToString();
    }

    /// <summary>Most names are plain; for them there is nothing to look up.</summary>
    private static string FoldAscii(string text)
    {
        Span<char> folded = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        var gap = false;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                if (gap && length > 0) folded[length++] = ' ';
                gap = false;
                folded[length++] = char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter;
            }
            else gap |= letter is not ('\'' or '`');
        }
        return folded[..length].ToString();
    }

    private static void Append(StringBuilder folded, Rune letter)
    {
        // Letters that Unicode does not take apart, though people type them so.
        var plain = letter.Value switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'đ' or 'ð' => "d",
            'ł' => "l",
            'þ' => "th",
            'ħ' => "h",
            'ı' => "i",
            'ς' => "σ",
            _ => null,
        };
        if (plain is null) folded.Append(letter.ToString());
        else folded.Append(plain);
    }

    private static bool IsFolded(string text)
    {
        var last = ' ';
        foreach (var letter in text)
        {
            if (letter is not (>= 'a' and <= 'z' or >= '0' and <= '9' or ' ') || (letter == ' ' && last == ' ')) return false;
            last = letter;
        }
        return text.Length == 0 || last != ' ';
    }
}
