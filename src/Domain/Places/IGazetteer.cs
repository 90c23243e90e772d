namespace Weft.Places;

/// <summary>Finds places by what people wrote, without asking anybody.</summary>
public interface IGazetteer
{
    /// <summary>
    /// The place that the words mean. Its position is null, with a note that says why, when nothing fits or several places fit
    /// equally well: it does not guess.
    /// </summary>
    /// <param name="text">What was written: "Milngavie, Glasgow, UK", "London SE17".</param>
    /// <param name="country">A country or its code, if it stood in a place of its own.</param>
    /// <param name="region">A state, county or province, if it stood in a place of its own.</param>
    Place Find(string text, string? country = null, string? region = null);

    /// <summary>The ISO 3166-1 alpha-2 code of a country by its code or a name in any language known; null if unknown.</summary>
    string? CountryCode(string name);

    /// <summary>The same gazetteer for places that stand together with others, in a file say: it expects them where the others are.</summary>
    /// <param name="countries">The country of each of the other places, as far as it is known.</param>
    /// <param name="said">The country (ISO 3166-1 alpha-2) that somebody said most of them are in.</param>
    IGazetteer Among(IEnumerable<string?> countries, string? said = null) => this;

    /// <summary>The towns with most people in a part of the Earth, at most <paramref name="count"/>, the largest first. Quarters of towns and places whose size is not known are left out.</summary>
    IReadOnlyList<Town> LargestTowns(Bounds within, int count) => [];

    /// <summary>Whether a position lies in a country (ISO 3166-1 alpha-2), or within some two hundred kilometres of a place of it; null if that is not known.</summary>
    bool? IsNear(string country, Position position) => null;

    /// <summary>Where towns lie that are called exactly so in any language, at most three, the largest first; none smaller than five thousand people.</summary>
    IReadOnlyList<Position> TownsCalled(string name) => [];

    /// <summary>How many live in the town that is known by this name, in any language, near this position; 0 if that is not known.</summary>
    long PeopleOf(string town, Position near) => 0;
}
