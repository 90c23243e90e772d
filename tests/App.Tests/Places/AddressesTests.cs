using Weft.Formats;
using Weft.Groups;

namespace Weft.Places;

public sealed class AddressesTests(GazetteerFixture given) : IClassFixture<GazetteerFixture>
{
    [Theory]
    [InlineData("12 Rose St, Leeds LS1 4AB", "Leeds")]
    [InlineData("12 Rose St, Leeds", "Leeds")]
    [InlineData("Flat 3, 12 Rose Street, Leeds, LS1 4AB", "Leeds")]
    [InlineData("Leeds LS1 4AB", "Leeds")]
    [InlineData("LS1 4AB", "")]
    [InlineData("Calle Sol 5, Sevilla", "Sevilla")]
    public void A_street_or_postcode_is_shown_by_no_list_that_shows_towns(string typed, string shown)
    {
        var place = given.Gazetteer.Find(typed);
        var publication = new Publication("North", Precision.Town, given.Gazetteer);

        var listing = publication.Publish(new() { Id = "a", Name = "Bread Oven", Place = place }).Listing!;

        Assert.Equal(shown, listing.Place);
    }

    [Fact]
    public void Nor_when_the_list_gives_the_door_itself()
    {
        var door = new Place { Name = "12 Rose St, Leeds LS1 4AB", Country = "GB", Position = new(53.7971, -1.5456), Precision = Precision.Exact, Source = PlaceSource.Given };

        var listing = new Publication("North", Precision.Town, given.Gazetteer).Publish(new() { Id = "a", Name = "Bread Oven", Place = door }).Listing!;

        Assert.Equal("Leeds", listing.Place);
    }

    [Fact]
    public void A_ZIP_code_gets_back_the_nought_that_a_spreadsheet_took_where_the_state_says_so()
    {
        var file = new SourceFile("groups.csv", () => new MemoryStream("Name,State,Zip\nCambridge Bail Fund,MA,2139\nNewark Letters,New Jersey,7102\nSlow Post,Victoria,3000\n"u8.ToArray()));
        var places = MapReading.Read([file], new(), given.Gazetteer).Material.Groups.Select(group => group.Place!).ToList();

        Assert.InRange(places[0].Position!.Value.KilometresTo(new(42.365, -71.105)), 0, 5);
        Assert.InRange(places[1].Position!.Value.KilometresTo(new(40.732, -74.177)), 0, 5);
        Assert.NotEqual("US", places[2].Country);
    }

    [Theory]
    [InlineData("Vic Hazel, 12 Rye Lane, London SE15 4QN", "London")]
    [InlineData("c/o Vic Hazel, Leeds LS6 1AA", "Leeds")]
    [InlineData("The Old Vicarage, Church Street, Hull HU1 1AA", "Hull")]
    [InlineData("Kreuzberg, Berlin", "Berlin")]
    [InlineData("Peckham, London", "London")]
    public void Beside_a_town_no_name_of_a_person_or_a_house_is_shown(string typed, string town)
    {
        var read = Formats.MapReading.Read([Formats.Given.File($"Group,Place,Country\nCop Watch,\"{typed}\",{(town == "Berlin" ? "DE" : "GB")}\n")], new(), given.Gazetteer);

        var place = new Publication("North", Precision.Town, given.Gazetteer).Publish(read.Groups.Single()).Listing!.Place;

        Assert.Contains(town, place, StringComparison.Ordinal);
        Assert.DoesNotContain("Vic", place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hullletters.org/team?phone=07700900123", "https://hullletters.org/team")]
    [InlineData("https://hullletters.org/#07700-900-123", "https://hullletters.org/")]
    [InlineData("https://hullletters.org/07700900123", null)]
    [InlineData("https://www.google.com/maps/place/14+Rye+Lane/@51.47,-0.06", null)]
    [InlineData("https://maps.app.goo.gl/abc", null)]
    [InlineData("https://www.facebook.com/profile.php?id=100064512345678", "https://www.facebook.com/profile.php?id=100064512345678")]
    public void A_website_leads_to_no_person_and_no_door(string typed, string? shown) =>
        Assert.Equal(shown, new Publication("North", Precision.Town, given.Gazetteer).Publish(new() { Id = "a", Name = "Bread Oven", Website = typed }).Listing!.Website);
}
