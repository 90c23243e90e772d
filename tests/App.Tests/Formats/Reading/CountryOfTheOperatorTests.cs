using Weft.Places;

namespace Weft.Formats;

/// <summary>Whoever maps groups of one country says so once (--country).</summary>
public class CountryOfTheOperatorTests(GazetteerFixture places) : IClassFixture<GazetteerFixture>
{
    private const string Namesakes = "Name,Town\nA,Hull\nB,Newcastle\nC,Boston\n";

    [Theory]
    [InlineData("GB", 53.75, -0.34, 54.97, -1.61)]
    [InlineData("United Kingdom", 53.75, -0.34, 54.97, -1.61)]
    public void Their_country_decides_between_places_of_one_name(string country, double hull, double hullEast, double newcastle, double newcastleEast)
    {
        var read = Read(Namesakes, country);

        Assert.True(read[0].KilometresTo(new(hull, hullEast)) < 20, $"{read[0]}");
        Assert.True(read[1].KilometresTo(new(newcastle, newcastleEast)) < 20, $"{read[1]}");
    }

    [Fact]
    public void Rows_that_name_another_country_keep_it() =>
        Assert.True(Read("Name,Town,Country\nA,Newcastle,Australia\nB,Paris,\n", "GB") is [var australia, var paris]
            && australia.KilometresTo(new(-32.93, 151.78)) < 30 && paris.KilometresTo(new(48.86, 2.35)) < 30);

    [Fact]
    public void A_file_that_is_of_another_country_is_read_as_that() =>
        Assert.True(Read("Name,Town,Country\n" + string.Concat("Sydney Melbourne Brisbane Perth Adelaide Hobart Darwin Canberra Geelong Ballarat Bendigo Cairns Townsville Wollongong".Split(' ').Select(town => $"{town} group,{town},Australia\n")) + "X,Newcastle,\n", "GB")[^1].KilometresTo(new(-32.93, 151.78)) < 30);

    [Fact]
    public void A_country_that_nobody_knows_is_refused_with_what_to_write() =>
        Assert.Contains("Write its name, or its two letters", Assert.Throws<UnreadableFileException>(() => Read(Namesakes, "Utopia")).Reason.ToString(), StringComparison.Ordinal);

    private List<Position> Read(string file, string country) =>
        [.. MapReading.Read([Given.File(file)], new() { Country = country }, places.Gazetteer).Groups.Select(group => group.Place!.Position!.Value)];
}
