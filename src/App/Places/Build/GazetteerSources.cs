namespace Weft.Places.Build;

/// <summary>The tables that the gazetteer is made of, opened by the caller. docs/data-sources.md says whose they are.</summary>
public sealed record GazetteerSources
{
    /// <summary>GeoNames cities500, tab-separated, in the columns of its readme.</summary>
    public required TextReader Towns { get; init; }
    /// <summary>GeoNames cities1000 of a later month: name, lat, lng, country, admin1, admin2.</summary>
    public required Stream NewerTowns { get; init; }
    /// <summary>GeoNames first-level divisions: code (US.TX), name.</summary>
    public required Stream Regions { get; init; }
    /// <summary>GeoNames second-level divisions: code (US.TX.201), name.</summary>
    public required Stream Counties { get; init; }
    /// <summary>For each country its three letters, and for each first-level division its code in GeoNames, its id there, and its ISO 3166-2 code.</summary>
    public required Stream RegionCodes { get; init; }
    /// <summary>GeoNames' names of divisions in a dozen languages, by GeoNames' id.</summary>
    public required Stream RegionNames { get; init; }
    /// <summary>Lines of an ISO code, a first-level division, and what people also call it, parted by |; tabs between.</summary>
    public required TextReader CommonRegionNames { get; init; }
    /// <summary>CLDR territories.json of each language.</summary>
    public required IReadOnlyList<(string Language, Stream Json)> CountryNames { get; init; }
    /// <summary>Lines of an ISO code, a tab and what people also call the country, parted by |.</summary>
    public required TextReader CommonCountryNames { get; init; }
    /// <summary>Lines of an ISO code, a county's names parted by |, and the divisions it is made of, parted by |; tabs between.</summary>
    public required TextReader CountyGroups { get; init; }
    /// <summary>GeoNames postal codes of the United States, tab-separated, in the columns of its readme.</summary>
    public required TextReader ZipCodes { get; init; }
    /// <summary>Lines of a postcode area, its town, and its districts by post town ("Lewes=7-8; Newhaven=9"); tabs between.</summary>
    public required TextReader UkPostcodes { get; init; }
    /// <summary>Lines of an ISO code, a town as GeoNames calls it, and what people also call it, parted by |; tabs between.</summary>
    public required TextReader TownsAlsoCalled { get; init; }
    /// <summary>Lines of an ISO code, a prison's names parted by |, its latitude and longitude; tabs between.</summary>
    public required TextReader Prisons { get; init; }
    /// <summary>Lines of a post town or quarter, its latitude and longitude, and its people if they are many; tabs between.</summary>
    public required TextReader UkQuarters { get; init; }
}
