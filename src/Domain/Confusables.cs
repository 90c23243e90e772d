using System.Text;

namespace Weft;

/// <summary>
/// Tells whether two names can be taken for each other: because they differ in case, accents, spaces, punctuation or width alone, or in letters that are drawn alike.
/// Of those it knows the Latin, Greek, Cyrillic and Armenian ones of everyday fonts: a small part of what Unicode lists (UTS 39, confusables.txt).
/// </summary>
public static class Confusables
{
    // Each is drawn like the Latin letter below it.
    private const string
        Signs = "АВЕЗКМНОРСТУХІЅЈҮԚԜӀ" + "авекмнорстухіѕјүԁһԛԝӏгп" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "αβγηικνορστυχω" + "օոսհցզ" + "ɑɡɩıȷ",
        Latin = "ABE3KMHOPCTYXISJYQWI" + "abekmhopctyxisjydhqwlrn" + "ABEZHIKMNOPTYX" + "abynikvopotuxw" + "onuhgq" + "agiij";

    private static readonly Dictionary<char, char> Drawings = Signs.Zip(Latin).ToDictionary(pair => pair.First, pair => pair.Second);

    public static bool Are(string one, string other) => Keys(one).Zip(Keys(other)).Any(pair => pair.First.Length > 0 && pair.First == pair.Second);

    /// <summary>By what they look like; by what they are, whatever the case; and as they stand there, where a capital i and a small L are one stroke.</summary>
    private static string[] Keys(string name)
    {
        name = string.Concat(name.EnumerateRunes().Where(rune => !OneLine.IsBlank(rune.Value)).Select(rune => rune.ToString()));
        var drawn = Draw(Folding.Decompose(name));
        string[] keys = [Join(Folding.Fold(drawn)), Join(Draw(Folding.Fold(name))), Join(Strokes(drawn))];
        // Of signs alone nothing would be left to compare.
        return keys[0].Length > 0 ? keys : [.. keys.Select(_ => name.Normalize(NormalizationForm.FormKC))];
    }

    private static string Draw(string text) => string.Concat(text.Select(letter => Drawings.GetValueOrDefault(letter, letter)));

    private static string Strokes(string drawn) => string.Concat(drawn.Replace('|', 'I').EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(rune => rune.Value is 'I' or '1' ? "l" : rune.ToString()));

    private static string Join(string letters) => letters.Replace(" ", "", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l')
        .Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
}
