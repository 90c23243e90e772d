using Weft.Places;

namespace Weft.Formats;

/// <summary>Coordinates that contradict the country beside them.</summary>
public class CoordinatesAgainstCountryTests(GazetteerFixture places) : IClassFixture<GazetteerFixture>
{
    [Theory]
    [InlineData("Sevilla", "Spain", -5.98, 37.39, 37.39, -5.98)]
    [InlineData("Perth", "Australia", 31.95, 115.86, -31.95, 115.86)]
    [InlineData("Oakland", "USA", 37.8, 122.27, 37.8, -122.27)]
    public void Read_the_other_way_round_they_may_be_right(string town, string country, double latitude, double longitude, double north, double east)
    {
        var place = Read(town, country, latitude, longitude);

        Assert.Equal(new(north, east), place.Position);
        Assert.Contains("are outside", place.Note!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Madrid", "Spain", -1.29, 36.82, 40.42, -3.7)]
    [InlineData("Leeds", "UK", 40.7, -74, 53.8, -1.55)]
    public void Else_they_are_left_out_and_the_town_says_where(string town, string country, double latitude, double longitude, double north, double east)
    {
        var place = Read(town, country, latitude, longitude);

        Assert.True(place.Position!.Value.KilometresTo(new(north, east)) < 20, $"{place.Position}");
        Assert.Contains("were left out", place.Note!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_at_sea_two_hundred_kilometres_off_lies_outside() =>
        Assert.Contains("are outside", Read("Lisbon", "Portugal", 38.7, -12.2).Note!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Hanga Roa", "Chile", -27.15, -109.43)]
    [InlineData("Utqiagvik", "USA", 71.29, -156.79)]
    [InlineData("Taveuni", "Fiji", -16.8, -179.9)]
    [InlineData("Saint-Denis", "France", -20.88, 55.45)]
    [InlineData("Douglas", "UK", 54.15, -4.48)]
    [InlineData("Suva", "Fiji", -18.14, 178.44)]
    [InlineData("Ceuta", "Spain", 35.89, -5.31)]
    public void Islands_and_places_far_from_the_rest_of_their_country_are_in_it(string town, string country, double latitude, double longitude) =>
        Assert.Equal(new(latitude, longitude), Read(town, country, latitude, longitude).Position);

    private Place Read(string town, string country, double latitude, double longitude) =>
        MapReading.Read([Given.File(FormattableString.Invariant($"Name,Town,Country,Latitude,Longitude\nA,{town},{country},{latitude},{longitude}\n"))], new(), places.Gazetteer).Groups.Single().Place!;
}
