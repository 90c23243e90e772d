using System.Text;
using System.Text.RegularExpressions;

namespace Weft.Places;

/// <summary>A word of what was written.</summary>
/// <param name="Folded">See <see cref="Folding"/>.</param>
/// <param name="Segment">Which part between commas, slashes, brackets it stands in.</param>
/// <param name="Capitals">All its letters were capitals.</param>
/// <param name="Bracketed">Only a bracket parts it from the word before.</param>
/// <param name="Joined">A hyphen or the like joins it to the word before.</param>
public readonly record struct Word(string Folded, string Written, int Segment, bool Capitals, bool Bracketed = false, bool Joined = false);

/// <summary>What was written of a place, taken apart into words and the segments they stand in.</summary>
public sealed partial class PlaceText
{
    /// <summary>No more than this of a text is read.</summary>
    public const int LongestRead = 500;
    private const int MostWords = 80;

    /// <summary>What was written, short enough to be repeated in a sentence.</summary>
    public static string Shorten(string text) => text.Trim() is { Length: > 80 } all ? string.Concat(all.EnumerateRunes().Take(78)) + "…" : text.Trim();

    private PlaceText(Word[] words, bool[] whole) => (Words, this.whole) = (words, whole);

    private readonly bool[] whole;
    public Word[] Words { get; }

    /// <summary>A word begins a segment.</summary>
    public bool Begins(int word) => word == 0 || Words[word - 1].Segment != Words[word].Segment;
    /// <summary>A word ends a segment.</summary>
    public bool Ends(int word) => word == Words.Length - 1 || Words[word + 1].Segment != Words[word].Segment;
    /// <summary>The whole text is in capitals, so capitals mean nothing.</summary>
    public bool Shouted => whole[0];

    public string Written(int start, int end)
    {
        var written = new StringBuilder();
        for (var word = start; word < end; word++)
        {
            if (Words[word].Written.Length == 0) continue;
            if (written.Length > 0) written.Append(Words[word].Joined ? '-' : ' ');
            written.Append(Words[word].Written);
        }
        return written.ToString();
    }

    /// <summary>Whether the word after some is one for several places: "Twin" in "Twin Cities".</summary>
    public bool NamesSeveral(int end) => end < Words.Length && !Begins(end) && PlaceWords.Several.Contains(Words[end].Folded);

    /// <summary>Whether a segment begins with a word for a saint, and goes on at that word: then it names another place than the one that is called so without.</summary>
    public bool IsOfSaint(int start) => start > 0 && !Begins(start) && Begins(start - 1) && PlaceWords.Saints.Contains(Words[start - 1].Folded);

    /// <summary>How many words beside some in their segment say something that none of the given mentions explains.</summary>
    public int Bare(int start, int end, IEnumerable<Mention> explained)
    {
        var bare = 0;
        for (var at = start; at >= 0 && Words[at].Segment == Words[start].Segment; at--)
            Count(at);
        for (var at = end; at < Words.Length && Words[at].Segment == Words[start].Segment; at++)
            Count(at);
        return bare;

        void Count(int at)
        {
            var word = Words[at].Folded;
            if ((at < start || at >= end) && !PlaceWords.Noise.Contains(word) && !PlaceWords.Directions.Contains(word)
                && !word.All(char.IsAsciiDigit) && !explained.Any(mention => mention.Start <= at && at < mention.End)) bare++;
        }
    }

    /// <summary>Whether it says in so many words that there is no place.</summary>
    public bool SaysNowhere => Words.Length > 0 && Array.TrueForAll(Words, word => PlaceWords.Nowhere.Contains(word.Folded) || PlaceWords.Between.Contains(word.Folded)) && Array.Exists(Words, word => PlaceWords.Nowhere.Contains(word.Folded));

    /// <summary>Whether a whole segment has a long word and nothing that any mention names.</summary>
    public bool HasUnread(List<Mention> mentions) => Words.Select((word, at) => (word, at)).GroupBy(pair => pair.word.Segment).Any(segment =>
        segment.Any(pair => pair.word.Folded.Length >= 7) && !segment.Any(pair => mentions.Exists(mention => mention.Start <= pair.at && pair.at < mention.End)));

    public static PlaceText Read(string text)
    {
        if (text.Length > LongestRead) text = text[..LongestRead];
        text = Sound(text);
        // U.K. is one word, though its points part it; St. Neots and Brechin. Angus are two.
        text = Initials().Replace(text, match => match.Value.Replace(".", "", StringComparison.Ordinal) is "US" ? "USA" : match.Value.Replace(".", "", StringComparison.Ordinal));
        // The rest of an Eircode is a house; a borough of London is written so by its council.
        text = LondonBorough().Replace(Eircode().Replace(text, "${key}"), "London Borough of ");
        text = PrisonOf().Replace(YoungOffenders().Replace(text, "HMP "), "");
        text = CountryBefore().Replace(text, match => $"{PlaceWords.CountriesBefore.GetValueOrDefault(match.Groups["country"].Value, match.Groups["country"].Value)}, {match.Groups["code"].Value}");
        text = text.Replace("&", " and ", StringComparison.Ordinal).Replace("+", " and ", StringComparison.Ordinal);
        var words = new List<Word>();
        var segment = 0;
        foreach (var (part, bracketed) in Parts(text))
        {
            var before = words.Count;
            foreach (var written in part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var first = words.Count;
                var pieces = Joints().Split(written);
                foreach (var piece in pieces)
                {
                    var capitals = piece.Any(char.IsUpper) && !piece.Any(char.IsLower);
                    var parts = Folding.Fold(piece).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    for (var i = 0; i < parts.Length && words.Count < MostWords; i++)
                        words.Add(new(parts[i], i == 0 ? piece.Trim('.', '"', '\'') : "", segment, capitals, bracketed && words.Count == before, words.Count > first));
                }
            }
            if (words.Count > before) segment++;
        }
        return new([.. words], [text.Any(char.IsUpper) && !text.Any(char.IsLower)]);
    }

    private static IEnumerable<(string Part, bool Bracketed)> Parts(string text)
    {
        var (start, bracketed) = (0, false);
        foreach (Match mark in Breaks().Matches(text))
        {
            yield return (text[start..mark.Index], bracketed);
            bracketed = mark.Value is "(" or "/";
            start = mark.Index + mark.Length;
        }
        yield return (text[start..], bracketed);
    }

    /// <summary>Without halves of surrogate pairs, which cannot be normalised.</summary>
    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    [GeneratedRegex(@"\b(?:\p{L}\.){2,}(?:\p{L}\b)?|\b\p{Lu}\.\p{Lu}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Initials();

    [GeneratedRegex(@"\b(?<key>[AC-FHKNPRTV-Y]\d[0-9W])\s?[0-9AC-FHKNPRTV-Y]{4}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Eircode();

    /// <summary>What stands before the town that a prison is called after.</summary>
    [GeneratedRegex(@"^\s*(centro penitenciario|c[áa]rcel|prisi[óo]n|centre p[ée]nitentiaire|maison d['’]arr[êe]t|maison centrale|justizvollzugsanstalt|jva)\s+(de\s+la\s+|de\s+|du\s+|d['’])?(?=\p{L})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PrisonOf();

    [GeneratedRegex(@"\b(HMP?\s*[/&]?\s*(and\s+)?)?YOI\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YoungOffenders();

    [GeneratedRegex(@"\bLB\s+(of\s+)?(?=\p{Lu})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LondonBorough();

    /// <summary>"D-10115": a country's letters before its postcode.</summary>
    [GeneratedRegex(@"\b(?<country>[A-Z]{1,3})-(?<code>\d{4,5})\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CountryBefore();

    [GeneratedRegex(@"-+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Joints();

    [GeneratedRegex(@"[,;:/|\\()\[\]{}<>\n\r\t•·–—،、，；；·→]|(?<=\p{L}{4,})\.(?=\s|$)|\s-\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Breaks();
}
