using System.Text.RegularExpressions;

namespace Weft.Places;

/// <summary>Takes streets, house numbers and postcodes out of a place as people wrote it, so that a town stays and an address does not.</summary>
public static partial class TownName
{
    /// <returns>What may be shown, or an empty text if the words were an address and nothing else.</returns>
    public static string Publish(Place place, Precision precision) => precision switch
    {
        Precision.Exact => place.Name,
        Precision.Kilometre or Precision.Town => WithoutAddress(place.Name),
        Precision.Region => place.Region ?? "",
        _ => "",
    };

    public static string WithoutAddress(string place) =>
        string.Join(", ", place.Split([',', ';', '\n'], StringSplitOptions.TrimEntries).Select(Part).Where(part => part.Length > 0).Distinct());

    private static string Part(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0 || CareOf.IsMatch(part) || words[0].Any(char.IsDigit) || words.Any(IsNumberOfABuilding) || IsStreet(words)) return "";
        return string.Join(' ', words.TakeWhile(word => !word.Any(char.IsDigit)));
    }

    private static bool IsNumberOfABuilding(string word) => Building.IsMatch(Folding.Fold(word)) || word.StartsWith('#');

    // "Main St" is a street and "St Ives" a town: in English the word comes last, in Romance languages first.
    private static bool IsStreet(string[] words) =>
        words.Length > 1 && (StreetLast.IsMatch(Folding.Fold(words[^1])) || StreetFirst.IsMatch(Folding.Fold(words[0])))
        || GermanStreet.IsMatch(Folding.Fold(words[^1]));

    /// <summary>What stands before the name of whoever takes letters in.</summary>
    [GeneratedRegex(@"^(?:c/o|c\.o\.|care of|home of|house of|attn\.?|att\.|fao|z\.? ?h(?:d|dn)\.?|bei|a/a|a la atención de|à l'attention de|casa de)(?=[\s:])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CareOf { get; }

    [GeneratedRegex("^(?:flat|unit|apt|apartment|suite|floor|box|pobox|apartado|piso|bajo|puerta)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Building { get; }

    [GeneratedRegex("^(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|way|court|ct|crescent|cres|terrace|boulevard|blvd|mews|gardens|square|sq|walk|highway|hwy|parade|alley|row|rise|house|building)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StreetLast { get; }

    [GeneratedRegex("^(?:calle|c|avenida|avda|av|plaza|pza|paseo|carrer|camino|carretera|ctra|rue|avenue|place|boulevard|chemin|quai|via|viale|piazza|rua|travessa|praca)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StreetFirst { get; }

    [GeneratedRegex("(?:strasse|str|straat|gasse|weg|platz|allee|gatan|vej)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GermanStreet { get; }
}
