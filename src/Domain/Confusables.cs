using System.Text;

namespace Weft;

/// <summary>
/// Tells whether two names can be taken for each other: because they differ in case, accents, spaces, punctuation or width alone, or in letters that are drawn alike.
/// Of those it knows the letters and digits that Unicode lists as confusable with one letter or digit (UTS 39, <see cref="LookAlikes"/>), and some of everyday fonts that are
/// not listed there.
/// </summary>
public static class Confusables
{
    // Each is drawn like the Latin letter below it.
    private const string
        Signs = "АВЕЗКМНОРСТУХІЅЈҮԚԜӀ" + "авекмнорстухіѕјүԁһԛԝӏгп" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "αβγηικνορστυχω" + "օոսհցզ" + "ɑɡɩıȷ",
        Latin = "ABE3KMHOPCTYXISJYQWI" + "abekmhopctyxisjydhqwlrn" + "ABEZHIKMNOPTYX" + "abynikvopotuxw" + "onuhgq" + "agiij";

    private static readonly Dictionary<Rune, string> Drawings = LookAlikes.Listed.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(group => group.Split(':'))
        .SelectMany(group => group[1].EnumerateRunes().Select(sign => (sign, group[0]))).Concat(Signs.EnumerateRunes().Zip(Latin, (sign, latin) => (sign, latin.ToString())))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

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

    private static string Draw(string text) => string.Concat(text.EnumerateRunes().Select(letter => Drawings.GetValueOrDefault(letter) ?? letter.ToString()));

    private static string Strokes(string drawn) => string.Concat(drawn.Replace('|', 'I').EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(rune => rune.Value is 'I' or '1' ? "l" : rune.ToString()));

    private static string Join(string letters) => letters.Replace(" ", "", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l')
        .Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
}
