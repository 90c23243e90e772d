namespace Weft.Places;

/// <summary>A gazetteer that is asked the same a thousand times - a list of groups of one county, say - and looks it up once.</summary>
public sealed class PlacesAsked(IGazetteer gazetteer) : IGazetteer
{
    private readonly Dictionary<(string, string?, string?), Place> found = [];

    public Place Find(string text, string? country = null, string? region = null)
    {
        if (!found.TryGetValue((text, country, region), out var place))
            found[(text, country, region)] = place = gazetteer.Find(text, country, region);
        return place;
    }

    public string? CountryCode(string name) => gazetteer.CountryCode(name);

    public IReadOnlyList<Town> LargestTowns(Bounds within, int count) => gazetteer.LargestTowns(within, count);
}
