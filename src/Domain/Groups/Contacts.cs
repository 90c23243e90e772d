using System.Text.RegularExpressions;

namespace Weft.Groups;

/// <summary>Finds ways to reach a person - e-mail addresses and telephone numbers - in free text, and leaves a mark in their place.</summary>
/// <remarks>
/// Where it is not sure it withholds: a charity's number that is lost can be looked up, a telephone number that is shown cannot be
/// called back. Dates, times, years and amounts stay.
/// </remarks>
public static partial class Contacts
{
    /// <summary>What stands in place of what was withheld; worded in the reader's language when it is shown.</summary>
    public const string Mark = "[…]";

    /// <returns>The text with a mark for each e-mail address and telephone number, and how many there were.</returns>
    public static (string Text, int Withheld) Withhold(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs) && !text.Any(char.IsDigit) && !SpelledAt.IsMatch(text)) return (text, 0);
        try
        {
            return WithholdEach(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return (Mark, 1);
        }
    }

    public static bool Any(string text) => Withhold(text).Withheld > 0;

    private static (string Text, int Withheld) WithholdEach(string text)
    {
        var count = 0;
        string Marked(Match match)
        {
            count++;
            return Mark;
        }
        text = MessengerLink.Replace(text, Marked);
        text = Email.Replace(text, Marked);
        text = SpelledEmail.Replace(text, Marked);
        text = Digits.Replace(text, match => IsTelephone(text, match) ? Marked(match) : match.Value);
        return (text, count);
    }

    private static bool IsTelephone(string text, Match match)
    {
        var value = match.Value.TrimEnd();
        var digits = value.Count(char.IsDigit);
        if (digits is < 7 or > 20) return false;
        if (value[0] is '+' || value.StartsWith("00", StringComparison.Ordinal)) return true;
        return !Date.IsMatch(value) && !Years.IsMatch(value) && !Hours.IsMatch(value) && !InAddress(text, match.Index) && !Thousands.IsMatch(Around(text, match));
    }

    // A run of digits inside a web address (a page's number) calls nobody.
    private static bool InAddress(string text, int index)
    {
        var start = index;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        return WebAddress.IsMatch(text[start..index]);
    }

    private static string Around(string text, Match match)
    {
        var (start, end) = (match.Index, match.Index + match.Length);
        while (start > 0 && (char.IsDigit(text[start - 1]) || text[start - 1] is ',' or '.'))
            start--;
        while (end < text.Length && (char.IsDigit(text[end]) || text[end] is ',' or '.'))
            end++;
        return text[start..end].TrimEnd('.', ',', ' ');
    }

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("@＠:+./");

    // Every repetition is bounded, so that a hostile file costs little; what takes longer still is withheld as a whole.
    private const int MostMilliseconds = 1000;

    [GeneratedRegex(@"\b(?:at|arroba)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex SpelledAt { get; }

    [GeneratedRegex(@"(?:mailto:|xmpp:)?[\p{L}\p{N}._%+'\-]{1,64}\s{0,1}[@＠]\s{0,1}[\p{L}\p{N}\-]{1,63}(?:\.[\p{L}\p{N}\-]{1,63}){1,5}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Email { get; }

    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]{1,64}\s{0,2}(?:[\[({<]\s?(?:at|@|arroba|Ⓐ)\s?[\])}>]|\s(?:at|arroba)\s)\s{0,2}[\p{L}\p{N}\-]{1,63}(?:\s{0,2}(?:[\[({<]\s?(?:dot|punto|\.)\s?[\])}>]|\s(?:dot|punto)\s|\.)\s{0,2}[\p{L}\p{N}\-]{2,63}){1,4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex SpelledEmail { get; }

    [GeneratedRegex(@"(?:tel|sms|callto|signal|whatsapp):\S+|(?:https?://)?(?:www\.)?(?:wa\.me|api\.whatsapp\.com|web\.whatsapp\.com|chat\.whatsapp\.com|signal\.me|signal\.group|t\.me/\+|t\.me/joinchat)\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex MessengerLink { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:\+\s?|\(\+?)?\d(?:[\s \-.()/‐‑–·]{0,3}\d){6,24}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Digits { get; }

    [GeneratedRegex(@"^(?:(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:19|20)\d\d|(?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])[-./ ](?:19|20)\d\d)(?:[ T]\d{1,2})?$", RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Date { get; }

    [GeneratedRegex(@"^(?:19|20)\d\d(?:(?:\s?[-–/.·]\s?|\s)(?:19|20)\d\d)+$", RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Years { get; }

    [GeneratedRegex(@"^(?:[01]?\d|2[0-4])\.[0-5]\d\s?[-–]\s?(?:[01]?\d|2[0-4])\.[0-5]\d$", RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Hours { get; }

    [GeneratedRegex(@"^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$|^\d{1,3}(?:\.\d{3})+,\d{1,2}$", RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Thousands { get; }

    [GeneratedRegex(@"^[(<\[""']*(?:https?://|www\.)|^[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex WebAddress { get; }
}
