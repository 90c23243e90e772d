using System.Text;

namespace Weft;

/// <summary>
/// A text folded as <see cref="Folding"/> folds it, that knows where each letter stood: what is found in it can be shown or hidden as it was written. Where a
/// script puts no spaces between words, those of the text are left out too: a name may stand with or without them, or across a line break.
/// </summary>
public sealed class Traced
{
    // Of a letter alone, with the gaps around it: asked for every letter of every record.
    private static readonly string?[] Pieces = new string?[char.MaxValue + 1];

    // "And", "in", "for", "like" and "the", which Arabic and Hebrew write as the first letters of a word.
    private const string Particles = "وفبلكاובלהכמש";
    private const int MostParticles = 3;

    private readonly List<(int From, int Till, bool Parts, bool Begins)> at;

    public Traced(string text)
    {
        at = new(text.Length);
        var letters = new StringBuilder(text.Length);
        var (position, last, gap, apostrophe, particles) = (0, ' ', false, false, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var (from, till) = (position, position += rune.Utf16SequenceLength);
            var piece = Piece(rune);
            if (piece.Length == 0 && IsApostrophe(rune)) apostrophe = true;
            // A mark is hidden with its letter; what turns the direction of writing is not.
            else if (piece.Length == 0 && !gap && at.Count > 0 && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format)
                at[^1] = at[^1] with { Till = till };
            foreach (var letter in piece)
            {
                if (letter == ' ')
                {
                    gap = true;
                    continue;
                }
                var unspaced = IsUnspaced(last) && IsUnspaced(letter);
                if (gap && !unspaced && at.Count > 0)
                {
                    letters.Append(' ');
                    at.Add((from, from, true, false));
                }
                var parts = at.Count == 0 || gap || apostrophe || IsUnspaced(last) || IsUnspaced(letter);
                if (parts) particles = 0;
                letters.Append(letter);
                at.Add((from, till, parts, parts || particles > 0));
                particles = particles is >= 0 and < MostParticles && Particles.Contains(letter, StringComparison.Ordinal) ? particles + 1 : -1;
                (last, gap, apostrophe) = (letter, false, false);
            }
        }
        Letters = letters.ToString();
    }

    public string Letters { get; }

    /// <summary>Where the letter begins in the text as it was written.</summary>
    public int From(int letter) => at[letter].From;

    /// <summary>Where it ends there, with its marks.</summary>
    public int Till(int letter) => at[letter].Till;

    /// <summary>Whether a name may begin with that letter: at a word's beginning, or after its particles in Arabic and Hebrew.</summary>
    public bool Begins(int letter) => at[letter].Begins;

    /// <summary>Whether a word ends before that letter: at a gap, an apostrophe, or beside a letter of a script without spaces.</summary>
    public bool Parts(int letter) => letter == at.Count || at[letter].Parts;

    /// <summary>Whether a gap before that letter was left out.</summary>
    public bool Skips(int letter) => IsUnspaced(Letters[letter]) && IsUnspaced(Letters[letter - 1]) && Till(letter - 1) < From(letter);

    /// <summary>The next end of a word at that letter or after it.</summary>
    public int EndOfWord(int letter)
    {
        while (!Parts(letter)) letter++;
        return letter;
    }

    /// <summary>
    /// Whether the script of a letter puts no spaces between words: Thai, Lao, Myanmar, Khmer, Japanese, Chinese; and Korean, which joins a surname to the name.
    /// Of what lies outside the first plane, most is Chinese.
    /// </summary>
    public static bool IsUnspaced(char letter) => letter is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1100' and <= '\u11FF'
        or >= '\u1780' and <= '\u17FF' or >= '\u2E80' and <= '\u9FFF' or >= '\uA9E0' and <= '\uA9FF' or >= '\uAA60' and <= '\uAA7F'
        or >= '\uAC00' and <= '\uFAFF';

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or 'ʼ' or '`';

    private static string Piece(Rune rune) => rune.IsBmp ? Pieces[rune.Value] ??= Between(rune) : Between(rune);

    private static string Between(Rune rune) => Folding.Fold($"x{rune}x")[1..^1];
}
