namespace Weft.About;

/// <summary>Somebody else's open data that Weft carries. What is a key of <see cref="Words"/>; docs/data-sources.md says more.</summary>
public sealed record DataSource(string What, string Whose, string Address, string Licence, string LicenceAddress)
{
    public static readonly IReadOnlyList<DataSource> All =
    [
        new("Towns with their names and sizes, and the states, counties and provinces they lie in", "GeoNames", "https://www.geonames.org/",
            "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        new("ZIP codes of the United States", "GeoNames", "https://www.geonames.org/", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        new("Names and codes of regions", "GeoNames; iso3166-2-db", "https://github.com/esosedi/3166", "CC BY 4.0, MIT", "https://creativecommons.org/licenses/by/4.0/"),
        new("Names of countries in all languages", "Unicode CLDR", "https://cldr.unicode.org/", "Unicode License v3", "https://www.unicode.org/license.txt"),
        new("Coasts", "Natural Earth", "https://www.naturalearthdata.com/", "public domain", "https://www.naturalearthdata.com/about/terms-of-use/"),
    ];
}
