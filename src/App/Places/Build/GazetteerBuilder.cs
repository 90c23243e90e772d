using System.Globalization;
using System.Text.Json;

namespace Weft.Places.Build;

/// <summary>
/// Puts the gazetteer together from the tables of <see cref="GazetteerSources"/>: countries, divisions, towns, postcodes, in that
/// order, so that each finds what it lies in. The same tables give the same bytes.
/// </summary>
public sealed partial class GazetteerBuilder
{
    private readonly List<DraftPlace> places = [];
    private readonly List<(ulong Hash, Hit Hit)> names = [];
    private readonly Dictionary<string, int> countries = [], regions = [], counties = [];
    private readonly Dictionary<(string Country, string Key), List<int>> towns = [];

    public int Places => places.Count;

    public static GazetteerBuilder From(GazetteerSources sources)
    {
        var builder = new GazetteerBuilder();
        builder.AddDivisions(sources);
        builder.AddCountries(sources);
        builder.AddRegionNames(sources);
        builder.AddTowns(sources);
        builder.AddNewerTowns(sources);
        builder.AddTownsAlsoCalled(sources);
        builder.AddQuarters(sources);
        builder.AddPrisons(sources);
        builder.SpreadDivisions();
        builder.AddCountyGroups(sources);
        builder.AddZipCodes(sources);
        builder.AddPostcodes(sources);
        return builder;
    }

    public void Write(Stream to) => GazetteerWriter.Write(to, places, names);

    private int Add(DraftPlace place)
    {
        places.Add(place);
        return places.Count - 1;
    }

    private void Name(int row, string name, NameKind kind)
    {
        if (name.Length is 0 or > 80) return;
        if (PlaceName.Key(name) is { Length: > 0 } key) NameByKey(row, key, kind);
    }

    private void NameByKey(int row, string key, NameKind kind) => names.Add((PlaceName.Hash(key), new Hit(row, kind)));

    /// <summary>The name itself, and what is left of it without the word for what it is.</summary>
    private void NameDivision(int row, string name, NameKind kind)
    {
        Name(row, name, kind);
        if (PlaceWords.WithoutDescriptors(PlaceName.Key(name)) is { } shorter) NameByKey(row, shorter, NameKind.Short);
    }

    private void AddTowns(GazetteerSources sources)
    {
        while (sources.Towns.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length < 19 || cells[8].Length != 2 || cells[7] is "PPLH" or "PPLQ" or "PPLW" or "PPLCH") continue;
            var country = cells[8];
            var others = cells[3].Split(',', StringSplitOptions.RemoveEmptyEntries);
            var row = Add(new DraftPlace
            {
                Name = cells[1],
                Country = country,
                Kind = cells[7] == "PPLX" ? PlaceKind.Section : PlaceKind.Town,
                Position = At(cells[4], cells[5]),
                Population = uint.TryParse(cells[14], CultureInfo.InvariantCulture, out var people) && people > 0 ? people : SeatOf(cells[7]),
                Fame = (byte)Math.Min(255, others.Length),
                Region = regions.GetValueOrDefault($"{country}.{cells[10]}", -1),
                County = counties.GetValueOrDefault($"{country}.{cells[10]}.{cells[11]}", -1),
            });
            NameTown(row, cells[1]);
            if (cells[2] != cells[1]) Name(row, cells[2], NameKind.Primary);
            foreach (var other in others)
            {
                Name(row, other, IsCode(other) || other.Length < 3 && char.IsAscii(other[0]) ? NameKind.Code : NameKind.Alternate);
                if (country == "GB") Remember(row, other);
            }
        }
    }

    /// <summary>Where the table has no count of people: the median of the seats of such divisions that it counts; of capitals, only tiny ones have none.</summary>
    private static uint SeatOf(string feature) => feature switch { "PPLC" => 200_000, "PPLA" => 50_000, "PPLA2" => 7000, "PPLA3" => 1400, "PPLA4" => 1600, _ => 0 };

    private static bool IsCode(string name) => name.Length is > 1 and <= 4 && name.All(char.IsAsciiLetterUpper);

    private void NameTown(int row, string name)
    {
        Name(row, name, NameKind.Primary);
        Remember(row, name);
    }

    private void Remember(int row, string name)
    {
        var key = (places[row].Country, PlaceName.Key(name));
        if (!towns.TryGetValue(key, out var same)) towns[key] = same = [];
        same.Add(row);
    }

    /// <summary>Towns that came to the source since the table with all the names was made.</summary>
    private void AddNewerTowns(GazetteerSources sources)
    {
        using var table = JsonDocument.Parse(sources.NewerTowns);
        foreach (var town in table.RootElement.EnumerateArray())
        {
            var (name, country) = (town.GetProperty("name").GetString()!, town.GetProperty("country").GetString()!);
            var position = At(town.GetProperty("lat").GetString()!, town.GetProperty("lng").GetString()!);
            var (first, second) = (town.GetProperty("admin1").GetString(), town.GetProperty("admin2").GetString());
            var region = regions.GetValueOrDefault($"{country}.{first}", -1);
            var county = counties.GetValueOrDefault($"{country}.{first}.{second}", -1);
            if (Near(country, name, position, 12) is >= 0 and var known)
            {
                // Divisions were redrawn between the two tables; the codes of the names are those of the newer.
                if (region >= 0) places[known].Region = region;
                if (county >= 0) places[known].County = county;
                continue;
            }
            NameTown(Add(new DraftPlace
            {
                Name = name,
                Country = country,
                Kind = PlaceKind.Town,
                Position = position,
                Region = region,
                County = county,
            }), name);
        }
    }

    private static Position At(string latitude, string longitude) =>
        new(double.Parse(latitude, CultureInfo.InvariantCulture), double.Parse(longitude, CultureInfo.InvariantCulture));
}
