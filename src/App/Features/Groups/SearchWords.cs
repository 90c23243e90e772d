using System.Text;
using System.Text.RegularExpressions;

namespace Weft.Groups;

/// <summary>The words of a text as they are searched for: folded, and the same from whatever keyboard they come.</summary>
internal static partial class SearchWords
{
    private const int LongestWord = 40;
    private const string ArabicArticle = "ال";

    /// <summary>Words that are written for each other.</summary>
    private static readonly Dictionary<string, string[]> Same = new[]
    {
        "st ste saint sainte", "sta santa", "sto santo", "mt mount", "ft fort", "1 one uno una", "2 two dos", "3 three tres", "4 four cuatro", "5 five cinco", "6 six seis", "7 seven siete", "8 eight ocho", "9 nine nueve", "10 ten diez",
    }.Select(words => words.Split(' ')).SelectMany(words => words.Select(word => (Word: word, Others: words.Where(other => other != word).ToArray()))).ToDictionary(one => one.Word, one => one.Others);

    public static IEnumerable<string> Of(string text) =>
        Folding.Fold(Dotted().Replace(text, letters => letters.Value.Replace(".", "", StringComparison.Ordinal) + " ")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(OneKeyboard).Where(word => word.Length > 0).Select(word => word.Length > LongestWord ? word[..LongestWord] : word);

    /// <summary>All that somebody might begin to type for a text.</summary>
    public static IEnumerable<string> Beginnings(string text)
    {
        foreach (var word in Of(text).Concat(Parts(text)))
        {
            yield return word;
            foreach (var same in Same.GetValueOrDefault(word) ?? []) yield return same;
            if (WithoutArticle(word) is { } bare) yield return bare;
            for (var i = 1; i < word.Length; i++)
            {
                if (StandsWithoutSpaces(word[i])) yield return word[i..];
            }
        }
    }

    /// <summary>The words of what was written together: "CopWatch", "Books2Prisoners".</summary>
    private static IEnumerable<string> Parts(string text)
    {
        foreach (var written in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (Together().Matches(written) is { Count: > 1 } parts)
                foreach (var part in parts.SelectMany(part => Of(part.Value))) yield return part;
    }

    /// <summary>The words that were written together, or the word.</summary>
    public static IEnumerable<string> Parted(string word) => Parts(word).ToList() is { Count: > 0 } parts ? parts : [word];

    /// <summary>"N.A.A.C.P." is the word NAACP.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])(\p{L}\.){2,}(\p{L}(?![\p{L}\p{Nd}]))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\p{Nd}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Together();

    /// <summary>The Arabic article is written onto its word, and people leave it out or put it in.</summary>
    public static string? WithoutArticle(string word) =>
        word.Length > ArabicArticle.Length + 1 && word.StartsWith(ArabicArticle, StringComparison.Ordinal) ? word[ArabicArticle.Length..] : null;

    // Thai, Lao, Burmese, Khmer, kana and Chinese: a word may begin at any letter.
    private static bool StandsWithoutSpaces(char letter) =>
        letter is >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff' or >= '\u3040' and <= '\u9fff';

    private static string OneKeyboard(string word)
    {
        if (Ascii.IsValid(word)) return word;
        var same = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            switch (letter)
            {
                // The stroke that only makes an Arabic word longer.
                case '\u0640': continue;
                // Persian and Arabic keyboards write these two differently, and the ending often stands without its dots.
                case '\u06cc' or '\u0649': same.Append('\u064a'); break;
                case '\u06a9': same.Append('\u0643'); break;
                case '\u0629': same.Append('\u0647'); break;
                // Katakana as hiragana.
                case >= '\u30a1' and <= '\u30f6': same.Append((char)(letter - 0x60)); break;
                default: same.Append(letter); break;
            }
        }
        return same.ToString();
    }
}
