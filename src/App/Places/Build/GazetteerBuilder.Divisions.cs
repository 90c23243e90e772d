using System.Text.Json;

namespace Weft.Places.Build;

public sealed partial class GazetteerBuilder
{
    private void AddCountries(GazetteerSources sources)
    {
        // Some languages call a kingdom by its largest nation; whoever writes England means that one.
        var nations = regions.Values.Select(row => (places[row].Country, PlaceName.Key(places[row].Name))).ToHashSet();
        // English comes first: it says which codes are countries.
        foreach (var (language, json) in sources.CountryNames.OrderBy(names => names.Language != "en"))
        {
            using var table = JsonDocument.Parse(json);
            foreach (var (code, name, variant) in Territories(table))
            {
                if (language == "en" && variant.Length == 0 && code is not ("ZZ" or "XA" or "XB" or "EU" or "EZ" or "UN" or "QO"))
                {
                    countries[code] = Add(new DraftPlace { Name = name, Country = code, Kind = PlaceKind.Country });
                    Name(countries[code], code, NameKind.Code);
                }
                if (countries.TryGetValue(code, out var row) && (language == "en" || !nations.Contains((code, PlaceName.Key(name))))) NameCountry(row, name);
            }
        }
        while (sources.CommonCountryNames.ReadLine() is { } line)
            if (line.Split('\t') is [{ Length: 2 } code, var commonly])
                foreach (var name in commonly.Split('|'))
                    NameCountry(countries[code], name);
    }

    private void NameCountry(int row, string name) =>
        Name(row, name, name.Length <= 3 && IsCode(name) && name is not ("UK" or "USA") ? NameKind.Code : NameKind.Primary);

    private static IEnumerable<(string Code, string Name, string Variant)> Territories(JsonDocument table)
    {
        foreach (var locale in table.RootElement.GetProperty("main").EnumerateObject())
            foreach (var territory in locale.Value.GetProperty("localeDisplayNames").GetProperty("territories").EnumerateObject())
                if (territory.Name.Length >= 2 && char.IsAsciiLetterUpper(territory.Name[0]) && (territory.Name.Length == 2 || territory.Name[2] == '-')
                    && territory.Value.GetString() is { } name && name != territory.Name[..2])
                    yield return (territory.Name[..2], name, territory.Name[2..]);
    }

    private void AddDivisions(GazetteerSources sources)
    {
        using (var table = JsonDocument.Parse(sources.Regions))
            foreach (var region in table.RootElement.EnumerateArray())
            {
                var (code, name) = (region.GetProperty("code").GetString()!, region.GetProperty("name").GetString()!);
                NameDivision(regions[code] = Add(new DraftPlace { Name = name, Country = code[..2], Kind = PlaceKind.Region }), name, NameKind.Primary);
            }
        using (var table = JsonDocument.Parse(sources.Counties))
            foreach (var county in table.RootElement.EnumerateArray())
            {
                var (code, name) = (county.GetProperty("code").GetString()!, county.GetProperty("name").GetString()!);
                NameDivision(counties[code] = Add(new DraftPlace
                {
                    Name = name,
                    Country = code[..2],
                    Kind = PlaceKind.County,
                    Region = regions.GetValueOrDefault(code[..code.LastIndexOf('.')], -1),
                }), name, NameKind.Primary);
                // The first two digits of a French postcode are those of the département.
                if (code[..3] == "FR." && code[(code.LastIndexOf('.') + 1)..] is { Length: 2 } number) NameByKey(counties[code], PlaceName.Postcode("FR", number), NameKind.Primary);
            }
    }

    private void AddRegionNames(GazetteerSources sources)
    {
        using var names = JsonDocument.Parse(sources.RegionNames);
        using var subdivisions = JsonDocument.Parse(sources.RegionCodes);
        foreach (var country in subdivisions.RootElement.EnumerateObject())
        {
            if (countries.TryGetValue(country.Name, out var whole) && country.Value.TryGetProperty("iso3", out var three))
                Name(whole, three.GetString()!, NameKind.Code);
            foreach (var region in country.Value.GetProperty("regions").EnumerateArray())
            {
                if (!region.TryGetProperty("admin", out var admin)
                    || !regions.TryGetValue($"{country.Name}.{admin}", out var row)) continue;
                if (region.TryGetProperty("iso", out var iso) && iso.ValueKind == JsonValueKind.String && iso.GetString()!.All(char.IsAsciiLetterUpper))
                    Name(row, iso.GetString()!, NameKind.Code);
                if (region.TryGetProperty("reference", out var reference) && reference.TryGetProperty("geonames", out var id)
                    && names.RootElement.TryGetProperty(id.ToString(), out var called))
                    foreach (var name in called.EnumerateObject())
                        if (name.Value.GetString() is { } text) NameDivision(row, text, NameKind.Alternate);
            }
        }
        var byName = regions.Values.ToLookup(row => (places[row].Country, places[row].Name));
        while (sources.CommonRegionNames.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [{ Length: 2 } country, var name, var commonly]) continue;
            if (!byName.Contains((country, name))) throw new InvalidDataException($"No division of {country} is called {name}.");
            foreach (var also in commonly.Split('|'))
                Name(byName[(country, name)].First(), also, also.Length <= 3 && IsCode(also) ? NameKind.Code : NameKind.Primary);
        }
    }

    /// <summary>
    /// Where divisions and countries lie: the middle of the half-degree squares (for the second level, tenths) that have a town in
    /// them, which comes near to the middle of the inhabited land without its borders being known.
    /// </summary>
    private void SpreadDivisions()
    {
        var inside = new Dictionary<int, List<int>>();
        for (var row = 0; row < places.Count; row++)
        {
            if (places[row] is not { Kind: PlaceKind.Town or PlaceKind.Section } town) continue;
            Into(town.County);
            Into(town.Region);
            Into(countries.GetValueOrDefault(town.Country, -1));

            void Into(int division)
            {
                if (division < 0) return;
                if (!inside.TryGetValue(division, out var list)) inside[division] = list = [];
                list.Add(row);
            }
        }
        foreach (var (division, rows) in inside)
            Spread(places[division], rows.ConvertAll(row => places[row]));
        foreach (var row in regions.Values) LieWithin(row, countries.GetValueOrDefault(places[row].Country, -1));
        foreach (var row in counties.Values) LieWithin(row, places[row].Region);
        names.RemoveAll(name => places[name.Hit.Row] is { Kind: PlaceKind.Country or PlaceKind.Region or PlaceKind.County, Radius: 0 });

        // Of a division without a town nobody knows more than what it is part of. Whatever is part of nothing that is known is not found.
        void LieWithin(int row, int whole)
        {
            if (inside.ContainsKey(row) || whole < 0) return;
            (places[row].Position, places[row].Radius) = (places[whole].Position, places[whole].Radius);
        }
    }

    private static void Spread(DraftPlace division, List<DraftPlace> towns)
    {
        var side = division.Kind == PlaceKind.County ? 0.1 : 0.5;
        var squares = towns.GroupBy(town => (Math.Floor(town.Position.Latitude / side), Math.Floor(town.Position.Longitude / side)))
            .Select(square => (Latitude: square.Average(town => town.Position.Latitude), Longitude: square.Average(town => town.Position.Longitude)))
            .ToList();
        // A country on both sides of the 180th meridian is averaged on the side where it begins.
        var turned = squares.Max(square => square.Longitude) - squares.Min(square => square.Longitude) > 180;
        var east = squares.Average(square => turned && square.Longitude < 0 ? square.Longitude + 360 : square.Longitude);
        division.Position = new(squares.Average(square => square.Latitude), east > 180 ? east - 360 : east);
        division.Population = (uint)Math.Min(uint.MaxValue, towns.Sum(town => (long)town.Population));
        var distances = towns.ConvertAll(town => town.Position.KilometresTo(division.Position));
        distances.Sort();
        division.Radius = (ushort)Math.Clamp(Math.Ceiling(distances[distances.Count * 9 / 10]), 3, 20000);
    }

    /// <summary>Counties that people still write, though the land is divided otherwise now: each a list of today's divisions.</summary>
    private void AddCountyGroups(GazetteerSources sources)
    {
        var byName = new Dictionary<(string, string), int>();
        foreach (var row in counties.Values)
        {
            var key = PlaceName.Key(places[row].Name);
            byName[(places[row].Country, key)] = row;
            if (PlaceWords.WithoutDescriptors(key) is { } shorter) byName.TryAdd((places[row].Country, shorter), row);
        }
        while (sources.CountyGroups.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [{ Length: 2 } country, var called, var made]) continue;
            var members = new List<int>();
            foreach (var member in made.Split('|'))
                if (byName.TryGetValue((country, PlaceName.Key(member)), out var row)) members.Add(row);
                else throw new InvalidDataException($"No division of {country} is called {member}.");
            var names = called.Split('|');
            int group;
            if (members is [var only]) group = only;
            else
            {
                group = Add(new DraftPlace { Name = names[0], Country = country, Kind = PlaceKind.County, Region = places[members[0]].Region });
                var towns = places.Where(place => place.Kind <= PlaceKind.Town && members.Contains(place.County)).ToList();
                Spread(places[group], towns);
                foreach (var member in members)
                    if (places[member].County < 0) places[member].County = group;
            }
            foreach (var name in names) Name(group, name, NameKind.Primary);
        }
    }
}
