using System.Text.RegularExpressions;

namespace Weft.Places;

/// <summary>Finds which words of a text name places, and how well each fits among the words around it.</summary>
public sealed partial class MentionFinder(GazetteerFile file)
{
    private const int LongestName = 7;

    public List<Mention> Find(PlaceText text)
    {
        var found = new List<Mention>();
        var keys = new string[LongestName];
        for (var start = 0; start < text.Words.Length; start++)
        {
            for (var end = start + 1; end <= Math.Min(start + LongestName, text.Words.Length); end++)
            {
                // A name may go on in brackets, as Frankfurt (Oder) does, and nowhere else past the end of a segment.
                if (end - 1 > start && text.Begins(end - 1) && !text.Words[end - 1].Bracketed) break;
                keys[end - 1 - start] = text.Words[end - 1].Folded;
                if (text.Words[end - 1].Folded == "and" || text.Words[start].Folded == "and") continue;
                if ((Meaningful(text, start, end) || IsCapitalCode(text, start, end)) && Hits(text, start, end, PlaceName.Key(keys.AsSpan(0, end - start))) is { Length: > 0 } hits)
                    found.Add(new(start, end, text.Written(start, end), hits));
            }
            AddPostcode(text, start, found);
            if (IsUnspaced(text.Words[start].Folded)) AddUnspaced(text, start, found);
        }
        foreach (var mention in found)
            mention.Fit = Fit(text, mention, found);
        return found;
    }

    /// <summary>Names that a text may have meant, where one letter of it is wrong, missing, too many, or two stand the wrong way round.</summary>
    public List<Mention> FindMended(PlaceText text, List<Mention> known)
    {
        var found = new List<Mention>();
        var keys = new string[LongestName];
        var tried = 0;
        for (var start = 0; start < text.Words.Length; start++)
            for (var end = start + 1; end <= Math.Min(start + 3, text.Words.Length) && text.Words[end - 1].Segment == text.Words[start].Segment; end++)
            {
                keys[end - 1 - start] = text.Words[end - 1].Folded;
                var key = PlaceName.Key(keys.AsSpan(0, end - start));
                if (key.Length is < 7 or > 24 || key.Any(char.IsAsciiDigit) || Enumerable.Range(start, end - start).All(word => !Says(text.Words[word].Folded) || known.Exists(mention => mention.Start <= word && word < mention.End && mention.Fit > -1))
                    || !Meaningful(text, start, end) || PlaceWords.StreetEnds.Contains(text.Words[end - 1].Folded) || tried++ > 5) continue;
                foreach (var near in Slips.Of(key, file.Knows))
                    if (file.Find(near).Where(hit => hit.Kind != NameKind.Code).ToArray() is { Length: > 0 } hits)
                        found.Add(new(start, end, text.Written(start, end), hits, near) { Fit = 0.7 * (end - start - 1) - 0.7 });
            }
        foreach (var mention in known)
            if (found.Exists(longer => longer.Contains(mention))) mention.Fit -= 1;
        return found;
    }

    /// <summary>Whether a word is more than what kind of division or part it is of: "County Kerry" is Kerry, and no slip for another county.</summary>
    private static bool Says(string word) => !PlaceWords.Noise.Contains(word) && !PlaceWords.Divisions.Contains(word) && !PlaceWords.Directions.Contains(word);

    private static bool Meaningful(PlaceText text, int start, int end)
    {
        // "East" is a region somewhere, and means none beside another place.
        if (end == start + 1 && text.Words.Length > 1 && PlaceWords.Directions.Contains(text.Words[start].Folded)) return false;
        for (var word = start; word < end; word++)
            if (!PlaceWords.Noise.Contains(text.Words[word].Folded) && !text.Words[word].Folded.All(char.IsAsciiDigit)
                && text.Words[word].Folded is not [< '\u0500']) return true;
        return false;
    }

    private Hit[] Hits(PlaceText text, int start, int end, string key)
    {
        var hits = file.Find(key);
        if (hits.Length == 0) return hits;
        if (!Meaningful(text, start, end)) return Array.FindAll(hits, hit => hit.Kind == NameKind.Code);
        if (MayBeCode(text, start, end)) return hits;
        return Array.FindAll(hits, hit => hit.Kind != NameKind.Code);
    }

    /// <summary>A word that says nothing, but in capitals at the end or alone: "Gary IN", "Springfield, IL", "US".</summary>
    private static bool IsCapitalCode(PlaceText text, int start, int end) =>
        end == start + 1 && text.Ends(start) && text.Words[start] is { Capitals: true, Folded.Length: 2 or 3 } && (start > 0 || text.Words.Length == 1) && (!text.Shouted || text.Begins(start));

    /// <summary>"IN" after a comma is Indiana; "in" is a word.</summary>
    private static bool MayBeCode(PlaceText text, int start, int end) => end == start + 1
        && ((text.Words[start].Capitals && !text.Shouted) || (text.Begins(start) && text.Ends(start))
            || (text.Shouted && text.Ends(start)));

    private void AddPostcode(PlaceText text, int start, List<Mention> found)
    {
        var word = text.Words[start].Folded;
        if (UkDistrict().Match(word) is { Success: true } match)
        {
            var end = start + 1;
            var (area, number) = (match.Groups["area"].Value, match.Groups["number"].Value);
            if (!match.Groups["inward"].Success && end < text.Words.Length && UkInward().IsMatch(text.Words[end].Folded)) end++;
            else if (!match.Groups["inward"].Success && number.Length > 2) return;
            var hits = file.Find(PlaceName.Postcode("GB", area + number.TrimEnd([.. "abcdefghijklmnopqrstuvwxyz"])));
            if (hits.Length == 0) hits = file.Find(PlaceName.Postcode("GB", area));
            if (hits.Length > 0) found.Add(new(start, end, text.Written(start, end), hits));
        }
        else if (word.Length == 5 && word.All(char.IsAsciiDigit))
        {
            // A French postcode begins with its département.
            Hit[] hits = [.. file.Find(PlaceName.Postcode("US", word)), .. file.Find(PlaceName.Postcode("FR", word[..2]))];
            if (hits.Length > 0) found.Add(new(start, start + 1, word, hits) { IsNumber = true });
        }
    }

    /// <summary>Scripts that write no spaces: the longest names that lie in the word, from its beginning on.</summary>
    private void AddUnspaced(PlaceText text, int word, List<Mention> found)
    {
        var letters = text.Words[word].Folded;
        for (var start = 0; start < letters.Length;)
        {
            var length = Math.Min(10, letters.Length - start);
            while (length > 1 && !file.Knows(letters.AsSpan(start, length))) length--;
            if (length > 1 && length < letters.Length)
                found.Add(new(word, word + 1, letters.Substring(start, length), file.Find(letters.AsSpan(start, length))));
            start += length;
        }
    }

    private static bool IsUnspaced(string word) =>
        word.Length > 2 && word.Any(letter => letter is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\u0e00' and <= '\u0fff' or >= '\u1780' and <= '\u17ff');

    private double Fit(PlaceText text, Mention mention, List<Mention> all)
    {
        var words = text.Words;
        var fit = 0.7 * (mention.End - mention.Start - 1);
        if (mention.End < words.Length && !text.Ends(mention.End - 1) && PlaceWords.StreetEnds.Contains(words[mention.End].Folded)) fit -= 3;
        if (mention.Start > 0 && !text.Begins(mention.Start) && PlaceWords.StreetStarts.Contains(words[mention.Start - 1].Folded)) fit -= 3;
        if (all.Find(longer => longer.Contains(mention)) is { } around)
        {
            mention.Around = around;
            var directions = true;
            for (var word = around.Start; word < around.End; word++)
                if (word < mention.Start || word >= mention.End) directions &= PlaceWords.Directions.Contains(words[word].Folded);
            // Northern Ireland is a name of its own, and not the north of Ireland.
            var inside = (Array.TrueForAll(mention.Hits, hit => file[hit.Row].IsArea) || Array.Exists(mention.Hits, hit => file[hit.Row].Kind == PlaceKind.Country)) && around.Hits.Any(hit => hit.Kind == NameKind.Primary);
            var division = directions && around.Hits.Any(hit => hit.Kind == NameKind.Primary && file[hit.Row].IsArea);
            // Port of Spain is not in Spain.
            fit -= inside && !directions ? 4 : division ? 2 : directions ? 0.8 : 1;
        }
        return fit;
    }

    [GeneratedRegex("^(?<area>[a-z]{1,2})(?<number>[0-9][0-9a-z]?)(?<inward>[0-9][a-z]{2})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UkDistrict();

    [GeneratedRegex("^[0-9][a-z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UkInward();
}
