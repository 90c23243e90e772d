using System.Text.RegularExpressions;

namespace Weft.Groups;

/// <summary>Finds ways to reach a person - e-mail addresses, telephone numbers, names in messengers and networks - in free text, and leaves a mark in their place.</summary>
/// <remarks>
/// Where it is not sure it withholds: a charity's number that is lost can be looked up, a telephone number that is shown cannot be
/// called back. Dates, times, years and amounts stay.
/// </remarks>
public static partial class Contacts
{
    /// <summary>What stands in place of what was withheld; worded in the reader's language when it is shown.</summary>
    public const string Mark = "[…]";

    /// <returns>The text with a mark for each way to reach a person, and how many there were.</returns>
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

    /// <summary>Whether a web address reaches a person. A page of its own in a network is a group's website like any other.</summary>
    public static bool AnyInAddress(string address)
    {
        try
        {
            return MessengerLink.IsMatch(address) || Email.IsMatch(address) || SpelledEmail.IsMatch(address)
                || Digits.Matches(address).Any(match => IsTelephone(address, match));
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static (string Text, int Withheld) WithholdEach(string text)
    {
        var count = 0;
        string Marked(Match match)
        {
            count++;
            return match.Groups["kept"].Value + Mark;
        }
        text = MessengerLink.Replace(text, Marked);
        foreach (var handles in Handles.All)
            text = handles.Replace(text, Marked);
        text = Email.Replace(text, Marked);
        text = SpelledEmail.Replace(text, Marked);
        text = Digits.Replace(text, match => IsTelephone(text, match) ? Marked(match) : match.Value);
        text = ShortNumber.Replace(text, Marked);
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

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("@＠﹫:=+./");

    // Every repetition is bounded, so that a hostile file costs little; what takes longer still is withheld as a whole.
    private const int MostMilliseconds = 1000;

    [GeneratedRegex(@"\b(?:at|ät|arroba|arobase)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex SpelledAt { get; }

    [GeneratedRegex(@"(?:mailto:|xmpp:)?[\p{L}\p{N}._%+'\-]{1,64}\s{0,1}(?:[@＠﹫]|%40)\s{0,1}[\p{L}\p{N}\-]{1,63}(?:(?:[.．。,]|\s[.．。]\s?)[\p{L}\p{N}\-]{1,63}){1,5}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Email { get; }

    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]{1,64}\s{0,2}(?:[\[({<*|_/\-]\s?(?:at|ät|a|@|＠|﹫|arroba|arobase|chez|bei|Ⓐ|ⓐ)\s?[\])}>*|_/\-]|\s(?:at|ät|arroba|arobase)\s)\s{0,2}[\p{L}\p{N}\-]{1,63}(?:\s{0,2}(?:[\[({<*|_/\-]\s?(?:dot|punto|punkt|point|ponto|\.)\s?[\])}>*|_/\-]|\s(?:dot|punto|punkt|point|ponto)\s|[.．])\s{0,2}[\p{L}\p{N}\-]{2,63}){1,4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex SpelledEmail { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:tel|sms|smsto|callto|facetime|signal|sgnl|whatsapp|skype|tg|viber|threema|xmpp|matrix):\S+|(?<![\p{L}\p{N}.\-@])(?:https?://)?(?:www\.)?(?:wa\.me|wa\.link|(?:api|web|chat)\.whatsapp\.com|whatsapp\.com/channel|signal\.me|signal\.group|signal\.link|t\.me/(?:\+|joinchat/)[\w\-]+|discord\.gg|discord(?:app)?\.com/(?:users|invite)|matrix\.to|threema\.id|(?:[a-z]{2}\.)?linkedin\.com/in)(?:[/?#]\S*)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex MessengerLink { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:\+\s?|\(\+?)?\d(?:[\s \-.()/‐‑–—−_·•*~\uFE0F\u20E3]{0,4}\d){6,24}\uFE0F?\u20E3?(?![\p{L}\p{N}])", RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Digits { get; }

    /// <summary>Numbers within one town are as short as five digits.</summary>
    [GeneratedRegex(@"(?<kept>(?<![\p{L}\p{N}])(?:tel|telephone|phone|ph|mobile|mob|cell|fax|telefon|tel[ée]fono|tel[ée]phone|tfno|tlf|fon|handy|m[óo]vil)[.:]{0,2}\s{0,2})\d(?:[\s\-./]?\d){4,6}(?![\p{L}\p{N}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex ShortNumber { get; }

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
