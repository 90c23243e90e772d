using FsCheck;
using FsCheck.Fluent;

namespace Weft.Places;

public class SnappingTests
{
    private static readonly Precision[] Coarse = [Precision.Kilometre, Precision.Town, Precision.Region];

    private static void Law(Func<Position, Precision, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
            (from north in Gen.Choose(-90_000_000, 90_000_000)
             from east in Gen.Choose(-180_000_000, 180_000_000)
             from precision in Gen.Elements(Coarse)
             select (new Position(north / 1e6, east / 1e6), precision)).ToArbitrary(), it => law(it.Item1, it.precision)));

    [Fact]
    public void Publishing_again_never_moves_a_point() =>
        Law((position, precision) => Snapping.Snap(Snapping.Snap(position, precision), precision) == Snapping.Snap(position, precision));

    [Fact]
    public void A_point_stays_within_its_cell() =>
        Law((position, precision) => Snapping.Snap(position, precision).KilometresTo(position) <= Snapping.CellDegrees(precision) * 111.2 * 1.2);

    [Fact]
    public void A_point_stays_on_the_Earth() =>
        Law((position, precision) => Snapping.Snap(position, precision) is { Latitude: > -90 and < 90, Longitude: >= -180 and <= 180 });

    [Theory]
    [InlineData(90, 180)]
    [InlineData(-90, -180)]
    [InlineData(0, 180)]
    [InlineData(89.9999999, 0)]
    public void The_edges_of_the_map_hold(double latitude, double longitude)
    {
        foreach (var precision in Coarse)
        {
            var once = Snapping.Snap(new(latitude, longitude), precision);
            Assert.Equal(once, Snapping.Snap(once, precision));
        }
    }

    [Fact]
    public void Neighbours_share_a_point_so_that_no_door_can_be_told() =>
        Law((position, precision) =>
        {
            var middle = Snapping.Snap(position, precision);
            return Snapping.Snap(new(middle.Latitude + 0.0004, middle.Longitude + 0.0004), precision) == middle;
        });

    [Fact]
    public void What_is_known_less_closely_is_not_shown_more_closely()
    {
        var place = new Place { Name = "Yorkshire", Position = new(54, -1.5), Precision = Precision.Region };
        Assert.Equal(Precision.Region, Snapping.Publish(place, Precision.Exact).Precision);
        Assert.Equal(new Position(53.123, -1.456), Snapping.Publish(place with { Precision = Precision.Exact, Position = new(53.123, -1.456) }, Precision.Exact).Position);
        Assert.Null(Snapping.Publish(place with { Position = new(double.NaN, 0) }, Precision.Town).Position);
    }

    [Theory]
    [InlineData("17A Sanders Close, Hampton Hill, Hampton, UK", "Hampton Hill, Hampton, UK")]
    [InlineData("Weston-super-Mare BS22, UK", "Weston-super-Mare, UK")]
    [InlineData("London SE17 3AB", "London")]
    [InlineData("Flat 2, Mill House, York", "York")]
    [InlineData("Calle Mayor 5, Madrid", "Madrid")]
    [InlineData("Bernard Road, Brighton", "Brighton")]
    [InlineData("St Ives", "St Ives")]
    [InlineData("Chester-le-Street", "Chester-le-Street")]
    [InlineData("12 High St", "")]
    public void An_address_goes_and_a_town_stays(string written, string shown) => Assert.Equal(shown, TownName.WithoutAddress(written));
}
