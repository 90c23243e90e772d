namespace Weft.Places;

/// <summary>Every word that one slip of the hand would have made of another (Damerau 1964).</summary>
public static class Slips
{
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";

    public static IEnumerable<string> Of(string word)
    {
        // The first letter is hardly ever the wrong one (Pollock and Zamora 1984), and leaving it alone keeps strangers out.
        var letters = word.All(letter => char.IsAsciiLetterLower(letter) || letter == ' ') ? Latin : new string([.. word.Distinct()]);
        for (var at = 1; at <= word.Length; at++)
        {
            foreach (var letter in letters)
                yield return string.Concat(word.AsSpan(0, at), [letter], word.AsSpan(at));
            if (at == word.Length) yield break;
            yield return string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1));
            if (at + 1 < word.Length && word[at] != word[at + 1])
                yield return string.Concat(word.AsSpan(0, at), [word[at + 1], word[at]], word.AsSpan(at + 2));
            foreach (var letter in letters)
                if (letter != word[at]) yield return string.Concat(word.AsSpan(0, at), [letter], word.AsSpan(at + 1));
        }
    }
}
