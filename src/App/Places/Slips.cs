namespace Weft.Places;

/// <summary>Every word that one slip of the hand would have made of another (Damerau 1964).</summary>
public static class Slips
{
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>Whether a word is one that is looked for. The letters are only lent: they change with the next call.</summary>
    public delegate bool Known(ReadOnlySpan<char> word);

    /// <summary>The known words that are one slip away, each once.</summary>
    /// <param name="word">At most 60 letters.</param>
    public static List<string> Of(string word, Known known)
    {
        // The first letter is hardly ever the wrong one (Pollock and Zamora 1984), and leaving it alone keeps strangers out.
        var letters = word.All(letter => char.IsAsciiLetterLower(letter) || letter == ' ') ? Latin : new string([.. word.Distinct()]);
        var found = new List<string>();
        Span<char> slip = stackalloc char[64];
        for (var at = 1; at <= word.Length; at++)
        {
            word.AsSpan(0, at).CopyTo(slip);
            word.AsSpan(at).CopyTo(slip[(at + 1)..]);
            foreach (var letter in letters)
            {
                slip[at] = letter;
                Try(slip[..(word.Length + 1)]);
            }
            if (at == word.Length) break;
            word.AsSpan(at).CopyTo(slip[at..]);
            foreach (var letter in letters)
            {
                slip[at] = letter;
                if (letter != word[at]) Try(slip[..word.Length]);
            }
            word.AsSpan(at + 1).CopyTo(slip[at..]);
            Try(slip[..(word.Length - 1)]);
            if (at + 1 >= word.Length || word[at] == word[at + 1]) continue;
            word.AsSpan(at).CopyTo(slip[at..]);
            (slip[at], slip[at + 1]) = (word[at + 1], word[at]);
            Try(slip[..word.Length]);
        }
        return found;

        void Try(ReadOnlySpan<char> candidate)
        {
            if (known(candidate) && candidate.ToString() is var text && !found.Contains(text)) found.Add(text);
        }
    }
}
