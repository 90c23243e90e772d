using Weft.Drawing;

namespace Weft.Places;

public sealed class LargestTownsTests(GazetteerFixture fixture) : IClassFixture<GazetteerFixture>
{
    private static readonly Position[] GreatBritain = [new(50, -5.5), new(58.6, 1.7)];

    [Fact]
    public void The_largest_towns_of_a_country_are_found_the_largest_first()
    {
        var towns = fixture.Gazetteer.LargestTowns(MapView.Of(GreatBritain).Bounds, 40);
        Assert.Equal("London", towns[0].Name);
        Assert.Equal(40, towns.Count);
        Assert.Contains("Glasgow", towns.Select(town => town.Name));
        Assert.Equal(towns.Select(town => town.Population).OrderDescending(), towns.Select(town => town.Population));
    }

    [Fact]
    public void None_lies_outside_and_no_larger_one_inside_is_left_out()
    {
        var within = new Bounds(53, -3, 54, -1);
        var towns = fixture.Gazetteer.LargestTowns(within, 10_000);
        Assert.All(towns, town => Assert.True(within.Holds(town.Position), town.ToString()));
        Assert.True(towns.Count > 100, $"only {towns.Count}");
        Assert.Equal(towns.Take(5), fixture.Gazetteer.LargestTowns(within, 5));
        Assert.Empty(fixture.Gazetteer.LargestTowns(within, 0));
    }

    [Fact]
    public void Across_the_date_line_both_sides_are_asked()
    {
        var names = fixture.Gazetteer.LargestTowns(MapView.Of([new(-17.8, 177.4), new(-13.8, -171.8)]).Bounds, 50).Select(town => town.Name).ToList();
        Assert.Contains("Suva", names);
        Assert.Contains("Apia", names);
    }

    [Fact]
    public void The_bounds_of_a_view_hold_every_place_that_its_sheet_shows()
    {
        foreach (var view in new[] { MapView.World, MapView.Of(GreatBritain), new MapView(new(89, 10), 900, 900), new MapView(new(-60, 179), 5000, 4000), new MapView(new(10, 100), 12_000, 9000) })
        {
            var sheet = new Sheet(view);
            for (var latitude = -88; latitude <= 88; latitude += 4)
                for (var longitude = -180; longitude < 180; longitude += 4)
                    if (sheet.Shows(sheet.Of(new(latitude, longitude))))
                        Assert.True(view.Bounds.Holds(new(latitude, longitude)), $"{view}: {latitude} {longitude}");
        }
    }
}
