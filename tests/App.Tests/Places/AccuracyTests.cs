using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Weft.Places;

/// <summary>How well places are found that people really typed, with their coordinates withheld.</summary>
public sealed class AccuracyTests(GazetteerFixture fixture, ITestOutputHelper output) : IClassFixture<GazetteerFixture>
{
    [Fact]
    public void Places_of_mutual_aid_groups_are_found_from_what_people_typed()
    {
        var rows = GazetteerFixture.MutualAid();
        var score = Measure(rows.ConvertAll(row => (row.Location, (string?)null, row.Position)));
        output.WriteLine(score.ToString());
        Assert.True(score.Within10 >= 0.75, score.ToString());
        Assert.True(score.Beyond50 <= 0.05, score.ToString());
    }

    [Fact]
    public void Cities_of_mutual_aid_networks_of_the_United_States_are_found()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(GazetteerFixture.Shared("us-mutual-aid-hub/ma-networks.geojson")));
        var rows = new List<(string Location, string? Region, Position Truth)>();
        foreach (var feature in file.RootElement.GetProperty("features").EnumerateArray())
        {
            var properties = feature.GetProperty("properties");
            var (city, state) = (properties.GetProperty("city").GetString(), properties.GetProperty("state").GetString());
            // The map itself moved its points about within the city's box, so the city's own point is the truth.
            if (string.IsNullOrWhiteSpace(city) || properties.GetProperty("lat").ValueKind != JsonValueKind.Number) continue;
            rows.Add((city, state, new(properties.GetProperty("lat").GetDouble(), properties.GetProperty("lng").GetDouble())));
        }
        Assert.True(rows.Count > 400);
        var score = Measure(rows);
        output.WriteLine(score.ToString());
        Assert.True(score.Within10 >= 0.75, score.ToString());
        Assert.True(score.Beyond50 <= 0.05, score.ToString());
    }

    [Fact]
    public void Titles_of_a_directory_of_cities_are_found_in_their_states()
    {
        var folder = Path.GetDirectoryName(GazetteerFixture.Shared("organize-directory/data/locations/battle-creek.json"))!;
        var (found, wrong, all) = (0, new List<string>(), 0);
        foreach (var path in Directory.GetFiles(folder, "*.json"))
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            if (!file.RootElement.TryGetProperty("state", out var state) || state.GetString() is not { Length: > 0 } slug) continue;
            var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(slug.Replace('-', ' '));
            // "Norcal" is a region to its people and to nobody's table.
            if (fixture.Gazetteer.Find(name, "US") is not { Precision: Precision.Region, Region: { } known } || known != name) continue;
            all++;
            var place = fixture.Gazetteer.Find(file.RootElement.GetProperty("title").GetString()!, null, name);
            if (place.Position is not null) found++;
            if (place.Position is not null && place.Region != name && place.Country != "PR")
                wrong.Add($"{file.RootElement.GetProperty("title").GetString()}, {name}: {place.Name}, {place.Region}");
        }
        output.WriteLine($"{all} titles: {found} found, {wrong.Count} in another state\n{string.Join('\n', wrong)}");
        Assert.True(all > 50);
        Assert.True(found >= 0.9 * all);
        Assert.True(wrong.Count <= 0.05 * all, string.Join('\n', wrong));
    }

    /// <summary>Finds each row twice: once alone, then with what the first pass tells about the country of the file.</summary>
    private Score Measure(List<(string Location, string? Region, Position Truth)> rows)
    {
        var context = FileContext.Learn(rows.Select(row => fixture.Gazetteer.Find(row.Location, null, row.Region).Country));
        // One point under three or more different names is the default of a form, not a place.
        var placeholders = rows.GroupBy(row => row.Truth).Where(point => point.Select(row => Folding.Fold(row.Location)).Distinct().Count() >= 3)
            .Select(point => point.Key).ToHashSet();
        var score = new Score();
        foreach (var (location, region, truth) in rows)
        {
            if (placeholders.Contains(truth))
            {
                score.LeftOut.Add($"{location}: its point stands under many names");
                continue;
            }
            var place = fixture.Gazetteer.Find(location, null, region, context);
            score.Add(location, place, place.Position?.KilometresTo(truth), Math.Min(Best(location, truth), place.Position?.KilometresTo(truth) ?? double.PositiveInfinity));
        }
        return score;
    }

    /// <summary>The least error that any meaning of any words of the text would give.</summary>
    private double Best(string text, Position truth)
    {
        var read = PlaceText.Read(text);
        var finder = new MentionFinder(fixture.Data);
        var mentions = finder.Find(read);
        mentions.AddRange(finder.FindMended(read, []));
        return mentions.SelectMany(mention => mention.Hits).Select(hit => fixture.Data[hit.Row].Position.KilometresTo(truth))
            .DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    private sealed class Score
    {
        private readonly List<string> misses = [];
        private int rows, within, beyond, unfound, ceiling;

        public List<string> LeftOut { get; } = [];
        public double Within10 => (double)within / rows;
        public double Beyond50 => (double)beyond / rows;

        public void Add(string written, Place place, double? error, double best)
        {
            rows++;
            if (best <= 10) ceiling++;
            if (error is null) unfound++;
            else if (error <= 10) within++;
            else if (error > 50) beyond++;
            if (error is null or > 10)
                misses.Add(string.Create(CultureInfo.InvariantCulture, $"{error,8:0.0} km (best {best:0.0})  {written}  ->  {place.Name}, {place.Region}, {place.Country} {place.Note}"));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{rows} rows: {Within10:P1} within 10 km, {Beyond50:P1} more than 50 km off, {(double)unfound / rows:P1} not found; a perfect chooser {(double)ceiling / rows:P1} within 10 km\n")
            + string.Join('\n', LeftOut.Concat(misses));
    }
}
