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
}
