using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Weft.Places;

/// <summary>Places and countries as people write them all over the world: World.tsv, whose last column says how far off is near enough, and Countries.tsv.</summary>
public sealed class WorldTests(GazetteerFixture fixture, ITestOutputHelper output) : IClassFixture<GazetteerFixture>
{
    [Fact]
    public void Places_are_found_over_the_whole_world()
    {
        var (right, wrong) = (0, new List<string>());
        foreach (var row in Table("World.tsv"))
        {
            var truth = new Position(double.Parse(row[1], CultureInfo.InvariantCulture), double.Parse(row[2], CultureInfo.InvariantCulture));
            var place = fixture.Gazetteer.Find(row[0]);
            var error = place.Position?.KilometresTo(truth);
            if (error <= double.Parse(row[3], CultureInfo.InvariantCulture)) right++;
            else wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{row[0]}: {error:0} km, {place.Name}, {place.Region}, {place.Country}. {place.Note}"));
        }
        output.WriteLine($"{right} right, {wrong.Count} wrong");
        output.WriteLine(string.Join('\n', wrong));
        Assert.True(right + wrong.Count >= 150);
        Assert.True(right >= 0.95 * (right + wrong.Count), string.Join('\n', wrong));
    }

    [Fact]
    public void Countries_are_known_by_many_names()
    {
        var countries = Table("Countries.tsv");
        var wrong = countries.Select(row => (Name: row[0], Code: row[1], Found: fixture.Gazetteer.CountryCode(row[0])))
            .Where(country => country.Found != country.Code).Select(country => $"{country.Name}: {country.Found ?? "unknown"}").ToList();

        Assert.True(countries.Count >= 60);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The rows of a table beside this file, without its headings.</summary>
    private static List<string[]> Table(string name)
    {
        using var reader = new StreamReader(typeof(WorldTests).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];
    }
}
