using System.Globalization;
using System.Text;
using UtfUnknown;

namespace Weft.Formats;

/// <summary>
/// Guesses how a text that is not UTF-8 spells its letters. UTF.Unknown knows the scripts that are not Latin; the encodings of Latin ones, which it confuses in short texts, are tried one after the
/// other, and the one in which the letters lie best within words is taken.
/// </summary>
internal static class OlderEncodings
{
    /// <summary>As UTF.Unknown calls them, with the number of their code page.</summary>
    private static readonly Dictionary<string, int> OtherScripts = Pages("""
        windows-1251 1251, koi8-r 20866, ibm866 866, ibm855 855, x-mac-cyrillic 10007, iso-8859-5 28595, windows-1253 1253, iso-8859-7 28597, windows-1255 1255, iso-8859-8 28598,
        windows-1256 1256, iso-8859-6 28596, tis-620 874, shift-jis 932, euc-jp 51932, gb18030 54936, big5 950, euc-kr 51949, cp949 949
        """);

    private static readonly Dictionary<string, int> Latin =
        Pages("windows-1252 1252, ibm850 850, x-mac-ce 10000, windows-1250 1250, ibm852 852, iso-8859-2 28592, iso-8859-9 1254, windows-1257 1257");

    private const string Frequent = "áéíóúàèçêôâîñäöüßãëï", Central = "ąćęłńśźżřšěčžůýőűğışťďňă", Rare = "øåæìòùûõœðþ";
    private const string Signs = "’‘‚“”„«»–—·•…°ºª€£§©®™´ \u00ad";

    /// <summary>Null where Windows-1252 fits as well as any other.</summary>
    /// <param name="head">The beginning of the text, in which some bytes are not UTF-8.</param>
    /// <param name="hasUtf8">Whether a few are: then Latin letters were put together from two files, and other scripts look so by accident.</param>
    public static Encoding? Guess(ReadOnlySpan<byte> head, bool hasUtf8)
    {
        var bytes = head.ToArray();
        var detected = CharsetDetector.DetectFromBytes(bytes).Detected;
        if (detected is { Confidence: > 0.4f } && OtherScripts.TryGetValue(detected.EncodingName, out var page)) return Of(page);
        if (hasUtf8 || IsWestern(Of(1252).GetString(bytes))) return null;
        var best = Latin.MaxBy(one => HowWell(Of(one.Value).GetString(bytes)) + (one.Value == 1252 ? 0.1 : 0) + (detected?.EncodingName == one.Key ? 0.2 * detected.Confidence : 0)).Value;
        return best == 1252 ? null : Of(best);
    }

    /// <summary>Whether all letters beyond ASCII are ones that Spanish, French, German, Catalan or English write, where they write them.</summary>
    private static bool IsWestern(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80) continue;
            if (!Western.Contains(char.ToLowerInvariant(text[i]))) return false;
            if (char.IsUpper(text[i]) && i > 0 && char.IsLower(text[i - 1])) return false;
            if (text[i] is '¿' or '¡' && (i + 1 == text.Length || !char.IsLetter(text[i + 1]) || (i > 0 && char.IsLetter(text[i - 1])))) return false;
            if (Quotes.Contains(text[i]) && text[i] is not ('’' or '·') && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1])) return false;
        }
        return true;
    }

    private const string Quotes = "’‘“”„«»–—…·€°ºª", Western = "áéíóúüñàèìòùâêîôûëïöäßçœæ¿¡" + Quotes;

    private static Dictionary<string, int> Pages(string text) => text.Split(',', StringSplitOptions.TrimEntries).Select(one => one.Split(' '))
        .ToDictionary(one => one[0], one => int.Parse(one[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    private static Encoding Of(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);

    /// <summary>For one letter beyond ASCII, on average: 1 for one that many languages have, less than 0 for what never stands within a word.</summary>
    private static double HowWell(string text)
    {
        double sum = 0;
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80) continue;
            count++;
            sum += HowWell(text[i], i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double HowWell(char letter, char before, char after)
    {
        if (char.IsControl(letter) || letter == '\uFFFD') return -5;
        if (!char.IsLetter(letter)) return char.IsLetter(before) && char.IsLetter(after) && letter is not ('’' or '·' or '\u00ad') ? -3 : Signs.Contains(letter) ? 0.5 : char.IsLetter(before) || char.IsLetter(after) ? -1 : 0;
        if (char.IsUpper(letter) && char.IsLower(before)) return -2;
        var small = char.ToLower(letter, CultureInfo.InvariantCulture);
        if (small == 'ç' && !"aeiouáéíóúãõâêô -\n".Contains(after)) return 0.3;
        return Frequent.Contains(small) ? 1 : Central.Contains(small) ? 0.85 : Rare.Contains(small) ? 0.7 : 0.3;
    }
}
