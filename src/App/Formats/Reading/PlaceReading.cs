using Weft.Places;

namespace Weft.Formats;

/// <summary>Finds where a group is from the cells that say so. Each text is looked up once.</summary>
internal sealed class PlaceReading(IGazetteer? gazetteer)
{
    /// <summary>Farther than this from what the words mean, given coordinates belong to something else.</summary>
    private const double SamePlaceKilometres = 50;

    private readonly Dictionary<(string, string?, string?), Place> found = [];
    private readonly Dictionary<string, string?> countries = [];

    public Place? Find(PlaceParts parts, Position? given)
    {
        var (text, region, written) = (parts.Text(), Filled(parts.Region), Filled(parts.Country));
        var country = written is null ? null : Country(written);
        var (position, note) = given is { } exact ? Coordinates.Check(exact.Latitude, exact.Longitude) : parts.Position();
        if (text is null && region is null && written is null && position is null)
            return note is null ? null : new Place { Name = "", Note = note };

        var name = parts.Name() ?? region ?? written ?? "";
        var place = position is null || country is null ? LookUp(text ?? name, written, region) : null;
        if (position is { } there)
        {
            var near = place?.Position is { } guess && guess.KilometresTo(there) <= SamePlaceKilometres;
            return new Place
            {
                Name = name,
                Country = country ?? (near ? place!.Country : null),
                Region = region ?? (near ? place!.Region : null),
                Position = there,
                Precision = Values.Precision(parts.Precision ?? "") ?? Precision.Exact,
                Source = Values.PlaceSource(parts.Source ?? "") is PlaceSource.Gazetteer ? PlaceSource.Gazetteer : PlaceSource.Given,
                Note = note,
            };
        }
        place ??= new Place { Name = name };
        return place with
        {
            Name = name,
            Country = place.Country ?? country,
            Region = place.Region ?? region,
            Note = note ?? place.Note,
        };
    }

    private Place? LookUp(string name, string? country, string? region)
    {
        if (gazetteer is null || name.Length == 0) return null;
        if (name == country) country = null;
        if (name == region) region = null;
        var key = (name, country, region);
        if (!found.TryGetValue(key, out var place)) found[key] = place = gazetteer.Find(name, country, region);
        return place;
    }

    private string? Country(string written)
    {
        if (countries.TryGetValue(written, out var code)) return code;
        // ISO 3166-1 keeps UK for the United Kingdom, whose code is GB.
        code = gazetteer?.CountryCode(written)
            ?? (written.Length != 2 || !written.All(char.IsAsciiLetter) ? null : written.ToUpperInvariant() is "UK" ? "GB" : written.ToUpperInvariant());
        return countries[written] = code;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The cells of one row that say where a group is.</summary>
internal struct PlaceParts
{
    public string? Place, Address, Neighbourhood, City, Region, Postcode, Country, Latitude, Longitude, Coordinates, Precision, Source;

    /// <summary>What to look up: the place as written, else district, town and postcode. A street is never part of it.</summary>
    public readonly string? Text() => Joined(Postcode);

    /// <summary>What to show: Weft shows towns, not doors, and a postcode can be a door.</summary>
    public readonly string? Name() => Joined(null) ?? Text();

    private readonly string? Joined(string? postcode)
    {
        if (!string.IsNullOrWhiteSpace(Place) && string.IsNullOrWhiteSpace(City)) return Place.Trim();
        var district = Neighbourhood is not null && IsStreet(Neighbourhood) ? null : Neighbourhood;
        var parts = new[] { Place, district, City, postcode }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim())
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (parts.Count > 0) return string.Join(", ", parts);
        return string.IsNullOrWhiteSpace(Address) ? null : WithoutStreet(Address);
    }

    public readonly (Position? Position, Reason? Note) Position()
    {
        if (!string.IsNullOrWhiteSpace(Latitude) && !string.IsNullOrWhiteSpace(Longitude))
        {
            if (Formats.Coordinates.Degrees(Latitude) is { } latitude && Formats.Coordinates.Degrees(Longitude) is { } longitude)
                return Formats.Coordinates.Check(latitude, longitude);
            return (null, new Reason("The coordinates {0}, {1} are no numbers and were left out", Latitude.Trim(), Longitude.Trim()));
        }
        if (!string.IsNullOrWhiteSpace(Latitude) && Formats.Coordinates.Pair(Latitude) is { } both) return Formats.Coordinates.Check(both.Latitude, both.Longitude);
        if (string.IsNullOrWhiteSpace(Coordinates)) return (null, null);
        return Formats.Coordinates.Pair(Coordinates) is { } pair
            ? Formats.Coordinates.Check(pair.Latitude, pair.Longitude)
            : (null, new Reason("The coordinates {0} could not be read and were left out", Coordinates.Trim()));
    }

    private static string? WithoutStreet(string address)
    {
        var parts = address.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var kept = parts.Where(part => !IsStreet(part)).ToList();
        return kept.Count > 0 ? string.Join(", ", kept) : null;
    }

    private static bool IsStreet(string part)
    {
        var words = Folding.Fold(part).Split(' ');
        // A postcode may begin with a digit, a street with its number has a word after it.
        if (words.Length > 1 && words[0].Length > 0 && char.IsDigit(words[0][0]) && words[1].Length > 2 && words[1].All(char.IsLetter)) return true;
        return words.Length > 1 && (StreetWords.Contains(words[^1]) || FirstStreetWords.Contains(words[0]));
    }

    private static readonly HashSet<string> StreetWords =
    [
        .. "street road rd avenue ave lane ln close drive way crescent terrace row blvd boulevard highway floor suite house building strasse straat".Split(' '),
    ];

    private static readonly HashSet<string> FirstStreetWords = [.. "flat unit apartment apt suite floor po box calle avenida avda plaza paseo rue via c".Split(' ')];
}
