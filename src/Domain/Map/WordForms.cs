using System.Text.RegularExpressions;

namespace Weft.Map;

/// <summary>Brings the forms of a phrase that differ only in case, accents, articles or number to one.</summary>
internal static partial class WordForms
{
    private static readonly HashSet<string> Articles = ["a", "an", "the", "some", "our", "el", "la", "los", "las", "un", "una", "unos", "unas"];
    private static readonly HashSet<string> SpeakingWords = ["language", "languag", "speaker", "speaking", "spoken", "idioma", "lengua", "hablante"];
    private static readonly HashSet<string> Refusals = ["no", "not", "none", "never", "without", "cannot", "cant", "need", "needs", "sin", "ningun", "ninguna", "nunca", "falta"];
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["women"] = "woman",
        ["men"] = "man",
        ["children"] = "child",
        ["buses"] = "bus",
        ["news"] = "news",
    };

    /// <summary>The phrase folded, without a leading article, each word in the singular.</summary>
    public static string Of(WordKind kind, string text)
    {
        if (kind == WordKind.Language && LocaleTag().Match(text) is { Success: true } tag) text = tag.Groups["code"].Value;
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        while (words.Length > 1 && Articles.Contains(words[0])) words = words[1..];
        for (var i = 0; i < words.Length; i++) words[i] = Singular(words[i]);
        if (kind == WordKind.Language)
            while (words.Length > 1 && SpeakingWords.Contains(words[^1])) words = words[..^1];
        return string.Join(' ', words!);
    }

    /// <summary>What a phrase lists: "vans and drivers", "kitchen / hall". Only itself if it lists nothing, or says that something is not there.</summary>
    public static string[] Listed(string text) =>
        Refuses(text) ? [] : Conjunction().Split(Bracketed().Replace(text, " ")).Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();

    /// <summary>The phrase without what stands in brackets; null if there are none, or it says that something is not there.</summary>
    public static string? WithoutBrackets(string text) =>
        text.AsSpan().ContainsAny('(', '[') && !Refuses(text) && Bracketed().Replace(text, " ").Trim() is { Length: > 0 } rest ? rest : null;

    private static bool Refuses(string text) => Folding.Fold(text).Split(' ').Any(Refusals.Contains);

    // Enough of English and Spanish for plurals: where a rule cuts an e too much from a long word, it cuts it from both forms.
    private static string Singular(string word)
    {
        if (Irregular.TryGetValue(word, out var known)) return known;
        if (word.Length < 4 || char.IsDigit(word[^1])) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
            || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal)) return word[..^2];
        if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) word = word[..^1];
        return word.Length >= 6 && word[^1] == 'e' ? word[..^1] : word;
    }

    [GeneratedRegex(@"^\s*(?<code>[A-Za-z]{2,3})[-_][A-Za-z0-9]{2,8}\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocaleTag();

    [GeneratedRegex(@"[/&+,;|]|\s(?:and|or|y|e|o|u)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"\([^)]*\)?|\[[^\]]*\]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracketed();
}
