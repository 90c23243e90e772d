using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

/// <summary>
/// Whether a group says that it is, or works, in a place that is wanted. Every part of the place ("Leeds, UK") must be said; a part is said by
/// an equal part of what the group wrote, or by whole words in it ("South Leeds"), but York is not in New York, and a country with a code is
/// compared by code.
/// </summary>
internal sealed class PlaceWords
{
    private static readonly char[] Commas = [',', ';', '/', '|', '(', ')', '\n'];
    private static readonly HashSet<string> New = ["new", "nueva", "nuevo", "nouvelle", "nova", "novo", "neu", "nieuw"];
    private static readonly HashSet<string> Compass = ["north", "south", "east", "west", "northern", "southern", "eastern", "western",
        "norte", "sur", "este", "oeste"];

    private readonly (HashSet<string> Names, string? Country)[] parts;
    private readonly Func<string, string?> countryCode;
    // Thousands of groups are in the same few hundred places.
    private readonly Dictionary<(string, string?, HashSet<string>), bool> said = [];

    public PlaceWords(string wanted, Vocabulary vocabulary, IGazetteer? gazetteer)
    {
        countryCode = text => gazetteer?.CountryCode(text);
        var concept = vocabulary.MeaningOf(WordKind.Place, wanted).Whole;
        var known = vocabulary.Terms.Where(term => term.Kind is WordKind.Place or WordKind.Any
            && vocabulary.MeaningOf(WordKind.Place, term.Name).Whole == concept).ToArray();
        // A place that the vocabulary knows is one part with many names; any other is what was written, part by part.
        parts = known.Length > 0
            ? [([.. known.SelectMany(term => term.OtherWords.Append(term.Name)).Append(wanted).Select(Folding.Fold)], Code(known))]
            : [.. Split(wanted).Select(part => (new HashSet<string> { part }, countryCode(part)))];

        string? Code(Term[] terms) => terms.SelectMany(term => term.OtherWords.Append(term.Name)).Select(countryCode).FirstOrDefault(code => code is not null);
    }

    public bool SaidBy(Group group) => parts.Length > 0 && Array.TrueForAll(parts, part => Said(group, part.Names, part.Country));

    /// <summary>What the group wrote that says it; null if nothing does.</summary>
    public string? WrittenBy(Group group) =>
        group.Holds(NeedKind.Place).FirstOrDefault(text => Array.Exists(parts, part => SaysIn(text, part.Names, part.Country)));

    private bool Said(Group group, HashSet<string> names, string? country)
    {
        if (group.Place is { } place)
        {
            if (country is not null && place.Country is { Length: > 0 } code)
            {
                if (country.Equals(code, StringComparison.OrdinalIgnoreCase)) return true;
            }
            else if (SaysIn(place.Name, names, country))
            {
                return true;
            }
            if (place.Region is { } region && SaysIn(region, names, null)) return true;
            if (place.Country is { } own && names.Contains(Folding.Fold(own))) return true;
        }
        foreach (var text in group.WorksIn)
            if (SaysIn(text, names, country)) return true;
        return false;
    }

    private bool SaysIn(string text, HashSet<string> names, string? country)
    {
        if (said.TryGetValue((text, country, names), out var known)) return known;
        return said[(text, country, names)] = Reads(text, names, country);
    }

    private bool Reads(string text, HashSet<string> names, string? country)
    {
        foreach (var part in Split(text))
        {
            if (names.Contains(part)) return true;
            // Northern Ireland is not Ireland: a country is named by its own name, in whatever language, or not at all.
            if (country is not null)
            {
                if (countryCode(part) == country) return true;
            }
            else if (names.Any(name => HasWords(part, name)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasWords(string text, string words)
    {
        if (words.Length == 0) return false;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            if ((at == 0 || text[at - 1] == ' ') && (end == text.Length || text[end] == ' ') && !IsNew(text[..at])) return true;
        }
        return false;
    }

    private static bool IsNew(string before)
    {
        var words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var last = words.Length - 1;
        while (last >= 0 && Compass.Contains(words[last])) last--;
        return last >= 0 && New.Contains(words[last]);
    }

    private static IEnumerable<string> Split(string text) =>
        text.Split(Commas, StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).Where(part => part.Length > 0);
}
