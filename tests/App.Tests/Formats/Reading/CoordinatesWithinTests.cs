namespace Weft.Formats;

/// <summary>Coordinates that stand where a place should.</summary>
public class CoordinatesWithinTests
{
    [Theory]
    [InlineData("https://www.google.com/maps/place/Leeds/@53.8008,-1.5491,13z"), InlineData("https://maps.google.com/?q=53.8008,-1.5491"), InlineData("https://www.google.com/maps?ll=53.8008,-1.5491&z=4"), InlineData("https://www.google.com/maps/place/x/data=!3d53.8008!4d-1.5491")]
    [InlineData("https://www.openstreetmap.org/?mlat=53.8008&mlon=-1.5491#map=15/50.1/-1.2"), InlineData("https://www.openstreetmap.org/#map=15/53.8008/-1.5491"), InlineData("https://maps.apple.com/?ll=53.8008,-1.5491")]
    [InlineData("geo:53.8008,-1.5491"), InlineData("geo:53.8008,-1.5491;u=35"), InlineData("POINT(-1.5491 53.8008)"), InlineData("point z (-1.5491 53.8008 12)"), InlineData("SRID=4326;POINT(-1.5491 53.8008)")]
    [InlineData("53.8008, -1.5491"), InlineData("(53.8008, -1.5491)"), InlineData("[53.8008,-1.5491]"), InlineData("53°48'02.9\"N 1°32'56.8\"W"), InlineData("{\"lat\":53.8008,\"lng\":-1.5491}"), InlineData("{\"latitude\":\"53.8008\",\"longitude\":\"-1.5491\"}")]
    [InlineData("(53.8008, -1.5491), Leeds, UK"), InlineData("1 High St, Leeds, UK, (53.8008, -1.5491)"), InlineData("1 High St\nLeeds\n(53.8008, -1.5491)")]
    public void A_position_is_found_wherever_people_put_it(string place)
    {
        foreach (var heading in (string[])["Place", "Address", "Coordinates", "Town"])
        {
            var cell = place.Replace("\"", "\"\"", StringComparison.Ordinal);
            var group = Given.Read($"name,{heading},Cause\nCourt Watch,\"{cell}\",courts\nHome Soon,\"{cell}\",housing").Groups.First();
            Assert.Equal(53.8008, group.Place!.Position!.Value.Latitude, 4);
            Assert.Equal(-1.5491, group.Place.Position.Value.Longitude, 4);
            Assert.DoesNotContain(group.Place.Name, letter => letter is '/' or '{' or '°' or '(');
        }
    }

    [Theory]
    [InlineData("Leeds"), InlineData("LS1 1AA"), InlineData("1 High Street, Leeds"), InlineData("Area 51.5"), InlineData("12, 14"), InlineData("POINT Pleasant, WV"), InlineData("https://example.org/2024.10,5")]
    public void What_is_no_position_is_none(string place) => Assert.Null(CoordinatesWithin.Find(place));

    [Fact]
    public void An_area_lies_in_its_middle_and_that_is_said()
    {
        var place = Given.Read("WKT,name\n\"POLYGON ((-2 53, -1 53, -1 54, -2 54, -2 53))\",Area\n\"POINT (-1.5 53.8)\",Court Watch").Groups.First().Place!;

        Assert.Equal(new(53.5, -1.5), place.Position);
        Assert.Equal(new Reason("It was drawn as a line or an area; its middle was taken"), place.Note);
    }

    [Fact]
    public void A_link_that_a_comma_has_cut_in_two_is_one() =>
        Assert.Equal(new(53.8008, -1.5491), Assert.Single(Given.Read("name,place\nCourt Watch,https://maps.google.com/?q=53.8008,-1.5491\n").Groups).Place!.Position);

    [Fact]
    public void A_place_is_read_as_it_was_meant_where_a_program_wrote_its_letters_as_entities() =>
        Assert.Equal(["Málaga", "A Coruña & Vigo"], Given.Read("name,town\nA,M&aacute;laga\nB,A Coru&ntilde;a &amp; Vigo").Groups.Select(group => group.Place!.Name));
}
