namespace Weft.Formats;

/// <summary>
/// Keeps spreadsheets from running a cell as a formula: such a cell gets an apostrophe in front, which spreadsheets understand as
/// "this is text" and which our reader takes off again. Numbers and telephone numbers stay as they are.
/// </summary>
/// <remarks>
/// A text that already looks escaped gets one more apostrophe, so that Unescape(Escape(x)) is x for every x. What can start a
/// formula: = + - @, their full-width forms, and tab or line break, after any white space (OWASP, "CSV injection").
/// </remarks>
public static class FormulaEscape
{
    private const char Mark = '\'';

    public static string Escape(string text) =>
        NeedsEscape(text.AsSpan().TrimStart(Mark)) ? Mark + text : text;

    public static string Unescape(string text) =>
        text is [Mark, ..] && NeedsEscape(text.AsSpan().TrimStart(Mark)) ? text[1..] : text;

    private static bool NeedsEscape(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return false;
        if (text[0] is '\t' or '\r' or '\n') return true;
        text = text.Trim();
        return !text.IsEmpty
            && text[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'
            && !IsNumber(text) && !IsTelephone(text);
    }

    /// <summary>A sign, digits with points or commas, perhaps an exponent or a percent sign.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text[0] is '+' or '-') text = text[1..];
        if (text is [.., '%']) text = text[..^1];
        var exponent = text.IndexOfAny('e', 'E');
        if (exponent > 0)
        {
            var power = text[(exponent + 1)..];
            if (power is ['+' or '-', ..]) power = power[1..];
            if (power.IsEmpty || power.ContainsAnyExceptInRange('0', '9')) return false;
            text = text[..exponent];
        }
        return text.ContainsAnyInRange('0', '9') && !text.ContainsAnyExcept("0123456789.,");
    }

    /// <summary>A plus sign and 6 to 20 digits with the usual signs between them (ITU-T E.123).</summary>
    private static bool IsTelephone(ReadOnlySpan<char> text)
    {
        if (text[0] != '+' || text[1..].ContainsAnyExcept("0123456789 ().-\u00a0")) return false;
        var digits = 0;
        foreach (var letter in text)
            if (char.IsAsciiDigit(letter)) digits++;
        return digits is >= 6 and <= 20;
    }
}
