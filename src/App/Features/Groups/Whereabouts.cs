using Weft.Places;

namespace Weft.Groups;

/// <summary>Where listings are, for those who type a town or a country by a name in another language.</summary>
internal sealed class Whereabouts(Listing[] listings)
{
    private const double Kilometres = 12, DegreesNorth = 0.2;
    private const int MostWords = 12, LongestName = 3;

    // Asked for seldom, by few searches.
    private readonly Lazy<(double Latitude, int Document)[]> southToNorth = new(() =>
        [.. listings.Select((listing, document) => (listing.Position?.Latitude, document)).Where(one => one.Latitude is not null).Select(one => (one.Latitude!.Value, one.document)).Order()]);

    private readonly Lazy<ILookup<string?, int>> byCountry = new(() => listings.Select((listing, document) => (listing.Country, document)).ToLookup(one => one.Country, one => one.document));

    /// <summary>One, two or three words that stand beside each other and may be the name of a place.</summary>
    public static IEnumerable<string> MayBeIn(string[] typed)
    {
        for (var start = 0; start < Math.Min(typed.Length, MostWords); start++)
            for (var end = start + 1; end <= Math.Min(typed.Length, start + LongestName); end++)
                if (end > start + 1 || !Everyday.Joins(typed[start])) yield return string.Join(' ', typed[start..end]);
    }

    /// <summary>Those within 12 km of a town that is called so.</summary>
    /// <param name="orCountry">Also those in a country that is called so.</param>
    public DocumentSet Find(string place, IGazetteer gazetteer, bool orCountry)
    {
        var found = new DocumentSet(listings.Length);
        foreach (var middle in gazetteer.TownsCalled(place))
            foreach (var (_, document) in southToNorth.Value.AsSpan(FirstNorthOf(middle.Latitude - DegreesNorth)..FirstNorthOf(middle.Latitude + DegreesNorth)))
                if (listings[document].Position!.Value.KilometresTo(middle) <= Kilometres) found.Add(document);
        // Shorter words are often something else: "in" is no India.
        if (orCountry && (place.Length > 3 || place is "uk" or "usa") && gazetteer.CountryCode(place) is { } country) found.AddAll(byCountry.Value[country]);
        return found;
    }

    private int FirstNorthOf(double latitude)
    {
        var at = Array.BinarySearch(southToNorth.Value, (latitude, -1));
        return at < 0 ? ~at : at;
    }
}
