using Weft.Places;

namespace Weft.Formats;

/// <summary>Finds where a group is from the cells that say so.</summary>
/// <param name="home">The country that most groups are in, if somebody said so (ISO 3166-1 alpha-2).</param>
internal sealed class PlaceReading(IGazetteer? gazetteer, string? home)
{
    /// <summary>Farther than this from what the words mean, given coordinates belong to something else.</summary>
    private const double SamePlaceKilometres = 50;

    /// <summary>Coordinates that are read another way than they stand have to lie as near as this to the town.</summary>
    private const double FromTownKilometres = 150;

    private readonly Dictionary<string, string?> countries = [];

    /// <summary>Whether the words are a place.</summary>
    public bool Knows(string words) => gazetteer?.Find(words).Position is not null;

    /// <summary>The place as far as its cells say it, and what to ask the gazetteer for the rest.</summary>
    public (Place? Place, PlaceWords? ToFind) Read(PlaceParts parts, Position? given)
    {
        if (given is null) parts.TakeCoordinatesOut();
        var (text, region, written) = (parts.Text(), Filled(parts.Region), Filled(parts.Country));
        var country = written is null ? null : Country(written);
        var (position, note) = given is { } exact ? Coordinates.Check(exact.Latitude, exact.Longitude) : parts.Position();
        if (position is { } claimed && country is not null && gazetteer?.IsNear(country, claimed) == false)
        {
            var at = claimed;
            var town = text is null ? null : gazetteer.Find(text, written, region) is { Precision: <= Precision.Town, Position: { } known } ? known : (Position?)null;
            Position[] meant = [.. new Position[] { new(at.Longitude, at.Latitude), new(at.Latitude, -at.Longitude), new(-at.Latitude, at.Longitude) }.Where(other => Math.Abs(other.Latitude) <= 90 && gazetteer.IsNear(country, other) == true && !(town?.KilometresTo(other) > FromTownKilometres))];
            (position, note) = (meant is [var one]
                ? ((Position?)one, new Reason("The coordinates {0}, {1} are outside {2}. They were read as {3}, {4}, which is inside", Number(at.Latitude), Number(at.Longitude), written!, Number(one.Latitude), Number(one.Longitude)))
                : ((Position?)null, new Reason("The coordinates {0}, {1} are outside {2} and were left out", Number(at.Latitude), Number(at.Longitude), written!)));
        }
        if (text is null && region is null && written is null && position is null)
            return (note is null ? null : new Place { Name = "", Note = note }, null);

        var name = parts.Name() ?? region ?? written ?? "";
        var words = text ?? name;
        var ask = gazetteer is not null && words.Length > 0 && (position is null || country is null);
        return (new Place
        {
            Name = name,
            Country = country,
            Region = region,
            Position = position,
            Precision = position is null ? default : Values.Precision(parts.Precision ?? "") ?? Precision.Exact,
            Source = position is null ? PlaceSource.NotFound
                : Values.PlaceSource(parts.Source ?? "") is PlaceSource.Gazetteer ? PlaceSource.Gazetteer : PlaceSource.Given,
            Note = note,
        }, ask ? new PlaceWords(words, words == written ? null : written, words == region ? null : region) : null);
    }

    /// <summary>
    /// Asks the gazetteer for the groups of one file, each words once. Whoever is not found, or found away from most of the
    /// others, is looked for again among them.
    /// </summary>
    public void Find(IReadOnlyList<Draft> drafts)
    {
        if (gazetteer is null) return;
        var asked = drafts.Where(draft => draft.PlaceWords is not null).ToList();
        if (asked.Count == 0) return;
        var found = LookUp(gazetteer.Among([], home), asked.Select(draft => draft.PlaceWords!));
        var lie = asked.Select(draft => found[draft.PlaceWords!]).Select(place => place.Position is null ? null : place.Country)
            .Concat(drafts.Where(draft => draft.PlaceWords is null).Select(draft => draft.Group.Place?.Country)).ToList();
        var most = lie.OfType<string>().CountBy(country => country).OrderByDescending(country => country.Value)
            .ThenBy(country => country.Key, StringComparer.Ordinal).FirstOrDefault().Key;
        var doubtful = found.Where(pair => pair.Value.Position is null || pair.Value.Country != most).Select(pair => pair.Key);
        foreach (var (words, place) in LookUp(gazetteer.Among(lie, home), doubtful))
            found[words] = place;
        foreach (var draft in asked)
        {
            draft.Group = draft.Group with { Place = Complete(draft.Group.Place!, found[draft.PlaceWords!]) };
            draft.PlaceWords = null;
        }
    }

    private static Dictionary<PlaceWords, Place> LookUp(IGazetteer gazetteer, IEnumerable<PlaceWords> asked)
    {
        var words = asked.Distinct().ToArray();
        var places = new Place[words.Length];
        Parallel.For(0, words.Length, i => places[i] = gazetteer.Find(words[i].Text, words[i].Country, words[i].Region));
        return words.Zip(places).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static Place Complete(Place place, Place found)
    {
        if (place.Position is { } there)
        {
            var near = found.Position?.KilometresTo(there) <= SamePlaceKilometres;
            return near ? place with { Country = place.Country ?? found.Country, Region = place.Region ?? found.Region } : place;
        }
        return place with
        {
            Position = found.Position,
            Precision = found.Precision,
            Source = found.Source,
            Country = found.Country ?? place.Country,
            Region = found.Region ?? place.Region,
            Note = place.Note ?? found.Note,
        };
    }

    private string? Country(string written)
    {
        if (countries.TryGetValue(written, out var code)) return code;
        // ISO 3166-1 keeps UK for the United Kingdom, whose code is GB.
        code = gazetteer?.CountryCode(written)
            ?? (written.Length != 2 || !written.All(char.IsAsciiLetter) ? null : written.ToUpperInvariant() is "UK" ? "GB" : written.ToUpperInvariant());
        return countries[written] = code;
    }

    private static string Number(double degrees) => degrees.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What the gazetteer is asked: what was written of a place, and a country and region that stood apart.</summary>
internal sealed record PlaceWords(string Text, string? Country, string? Region);

/// <summary>The cells of one row that say where a group is.</summary>
internal struct PlaceParts
{
    public string? Place, Address, Neighbourhood, City, Region, Postcode, Country, Latitude, Longitude, Coordinates, Precision, Source;

    /// <summary>What to look up: the place as written, else district, town and postcode. A street is never part of it.</summary>
    public readonly string? Text() => Joined(WithNoughts(Postcode));

    /// <summary>States of the United States whose ZIP codes begin with 0, which spreadsheets take for numbers.</summary>
    private static readonly HashSet<string> StatesOfNought =
        [.. "ma,ri,nh,me,vt,ct,nj,pr,vi,massachusetts,rhode island,new hampshire,maine,vermont,connecticut,new jersey,puerto rico,virgin islands,us virgin islands".Split(',')];

    private readonly string? WithNoughts(string? postcode) =>
        postcode?.Trim() is { Length: 3 or 4 } digits && digits.All(char.IsAsciiDigit) && Region is not null && StatesOfNought.Contains(Folding.Fold(Region)) ? digits.PadLeft(5, '0') : postcode;

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

    /// <summary>People put a link to a map, or degrees, where the place should stand.</summary>
    public void TakeCoordinatesOut()
    {
        if (!string.IsNullOrWhiteSpace(Latitude) || !string.IsNullOrWhiteSpace(Coordinates)) return;
        if (Place is not null && Given(Place) is { } place) (Coordinates, Place) = (Place, place);
        else if (City is not null && Given(City) is { } city) (Coordinates, City) = (City, city);
        else if (Address is not null && Given(Address) is { } address) (Coordinates, Address) = (Address, address);

        static string? Given(string text) => CoordinatesWithin.OfPlace(text)?.Rest;
    }

    public readonly (Position? Position, Reason? Note) Position()
    {
        if (!string.IsNullOrWhiteSpace(Latitude) && !string.IsNullOrWhiteSpace(Longitude))
        {
            if (Formats.Coordinates.Degrees(Latitude) is { } latitude && Formats.Coordinates.Degrees(Longitude) is { } longitude)
                return Formats.Coordinates.Check(latitude, longitude);
            return (null, new Reason("The coordinates {0}, {1} are not numbers and were left out", Latitude.Trim(), Longitude.Trim()));
        }
        if (!string.IsNullOrWhiteSpace(Latitude) && Formats.Coordinates.Pair(Latitude) is { } both) return Formats.Coordinates.Check(both.Latitude, both.Longitude);
        if (string.IsNullOrWhiteSpace(Coordinates)) return (null, null);
        if (CoordinatesWithin.Find(Coordinates) is { } within)
        {
            var (at, note) = Formats.Coordinates.Check(within.Latitude, within.Longitude);
            return (at, note ?? (within.IsArea ? new Reason("It was drawn as a line or an area; its middle was taken") : null));
        }
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
