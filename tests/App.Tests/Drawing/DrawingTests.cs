using Weft.Map;
using Weft.Places;

namespace Weft.Drawing;

public class DrawingTests
{
    internal static string Land(CoalitionMap map) => Written(to => Drawings.WriteLand(map, Words.English, to));
    internal static string Ties(CoalitionMap map) => Written(to => Drawings.WriteTies(map, Words.English, to));

    public static IEnumerable<object[]> Maps() =>
        [["Britain"], ["UnitedStates"], ["World"], ["Dense"], ["Middling"], ["Tree"], ["Thousands"], ["Empty"], ["Hostile"]];

    private static CoalitionMap Map(string name) => name switch
    {
        "Britain" => SampleMaps.Britain(),
        "UnitedStates" => UnitedStates.MadeUp(),
        "World" => SampleMaps.World(),
        "Dense" => SampleMaps.Many(161, 1444, 7),
        "Middling" => SampleMaps.Many(700, 1500),
        "Hostile" => SampleMaps.Hostile(),
        "Tree" => SampleMaps.Tree(150),
        "Thousands" => SampleMaps.Many(3_000, 9_000),
        _ => new CoalitionMap(),
    };

    [Theory, MemberData(nameof(Maps))]
    public void A_drawing_is_well_formed_and_asks_for_nothing(string name) => DrawingLaws.IsWellFormedAndAsksForNothing(Map(name));

    [Theory, MemberData(nameof(Maps))]
    public void The_same_map_is_drawn_the_same_way(string name) => DrawingLaws.IsDrawnTheSameWay(() => Map(name));

    [Theory, MemberData(nameof(Maps))]
    public void Circles_together_stand_for_every_group_with_a_place(string name) => DrawingLaws.CirclesStandForEveryGroupWithAPlace(Map(name));

    [Theory, MemberData(nameof(Maps))]
    public void A_group_by_itself_has_the_same_mark_everywhere(string name) => DrawingLaws.AGroupByItselfHasTheSameMarkEverywhere(Map(name));

    [Theory, MemberData(nameof(Maps))]
    public void No_two_circles_meet_and_all_are_on_the_sheet(string name) => DrawingLaws.NoTwoCirclesMeetAndAllAreOnTheSheet(Map(name));

    [Theory, MemberData(nameof(Maps))]
    public void A_circle_bears_the_name_of_a_town_of_its_own_groups(string name) => DrawingLaws.ACircleBearsTheNameOfATownOfItsOwnGroups(Map(name));

    [Theory]
    [InlineData("Dense")]
    [InlineData("Middling")]
    [InlineData("Britain")]
    public void No_two_of_the_first_sixty_names_lie_on_each_other(string name)
    {
        var ties = TieMap.Of(Map(name));
        var boxes = ties.Picture.Names.Boxes;
        Assert.True(boxes.Count >= Math.Min(60, ties.Groups), $"only {boxes.Count} names");
        for (var i = 0; i < boxes.Count; i++)
            for (var j = i + 1; j < boxes.Count; j++)
                Assert.False(boxes[i].Meets(boxes[j]), $"{i} and {j}");
    }

    [Theory]
    [InlineData("Dense")]
    [InlineData("Middling")]
    [InlineData("Britain")]
    [InlineData("Tree")]
    [InlineData("Thousands")]
    public void On_a_phone_the_larger_letters_do_not_lie_on_each_other_either(string name)
    {
        var boxes = TieMap.Of(Map(name)).Picture.Names.OnPhone;
        Assert.True(boxes.Count >= 4, $"only {boxes.Count} names");
        for (var i = 0; i < boxes.Count; i++)
            for (var j = i + 1; j < boxes.Count; j++)
                Assert.False(boxes[i].Meets(boxes[j]), $"{i} and {j}");
    }

    [Fact]
    public void Among_a_crowd_of_ties_those_that_reach_everybody_stand_out_and_all_are_there()
    {
        var ties = TieMap.Of(Map("Dense"));
        Assert.Equal(ties.Pairs, ties.Drawn);
        var strong = ties.Ties.Where(tie => tie.Strong).ToList();
        Assert.InRange(strong.Count, ties.Groups - 1, 2 * ties.Groups);
        var reached = new HashSet<int> { strong[0].From };
        while (strong.Any(tie => reached.Contains(tie.From) != reached.Contains(tie.To)))
            foreach (var tie in strong.Where(tie => reached.Contains(tie.From) || reached.Contains(tie.To))) reached.UnionWith([tie.From, tie.To]);
        Assert.Equal(ties.Groups, reached.Count);
        Assert.Contains("is-faint", Ties(Map("Dense")), StringComparison.Ordinal);
        Assert.Equal(0, TieMap.Of(Map("Britain")).Faint);
    }

    [Fact]
    public void A_tree_is_drawn_whole_and_only_its_main_bridges_are_dashed()
    {
        var ties = TieMap.Of(Map("Tree"));
        Assert.False(ties.Apart);
        Assert.InRange(ties.Ties.Count(tie => tie.Bridge), 1, 16);
    }

    [Theory]
    [InlineData("Tree")]
    [InlineData("Dense")]
    [InlineData("Britain")]
    [InlineData("Thousands")]
    public void No_group_is_larger_than_another_however_many_ties_it_has(string map) => Assert.Single(TieMap.Of(Map(map)).Knots.Select(knot => knot.Radius).Distinct());

    [Fact]
    public void Thousands_of_groups_stand_in_discs_that_do_not_meet_each_in_its_own()
    {
        var ties = TieMap.Of(Map("Thousands"));
        Assert.True(ties.Gathered);
        Assert.Equal(ties.Groups, ties.Regions.Sum(region => region.Knots.Length));
        foreach (var region in ties.Regions)
        {
            Assert.All(region.Knots, i => Assert.True(Math.Sqrt(Math.Pow(ties.Knots[i].X - region.X, 2) + Math.Pow(ties.Knots[i].Y - region.Y, 2)) < region.Radius));
            Assert.All(ties.Regions.Where(other => other != region), other =>
                Assert.True(Math.Sqrt(Math.Pow(other.X - region.X, 2) + Math.Pow(other.Y - region.Y, 2)) > 0.98 * (other.Radius + region.Radius)));
        }
        Assert.True(ties.Bundles.Count >= ties.Regions.Count / 2);
    }

    [Fact]
    public void One_place_the_date_line_and_a_pole_each_fit_their_view()
    {
        Position[][] all =
        [
            [new(53.8, -1.55)], [new(-17.8, 177.4), new(-13.8, -171.8), new(-21.1, -175.2)], [new(78.2, 15.6), new(69.6, 18.9), new(71.3, -156.8)],
            [new(-90, 0)], [new(90, 10), new(89, -100)], [new(0, 0), new(0, 180)], [],
        ];
        foreach (var places in all)
        {
            var sheet = new Sheet(MapView.Of(places));
            Assert.All(places, place => Assert.True(sheet.Shows(sheet.Of(place)), $"{place}"));
            Assert.InRange(sheet.Height, 200, 960);
        }
        Assert.True(MapView.Of(all[1]).Width < 4000, "Fiji, Samoa and Tonga are neighbours");
    }

    [Fact]
    public void Both_projections_find_their_way_back_and_keep_areas()
    {
        foreach (var view in new[] { MapView.World, new MapView(new(53, -2), 900, 1200), new MapView(new(-80, 120), 4000, 4000) })
        {
            var flat = Projection.For(view);
            foreach (var place in new Position[] { new(53, -2), new(10, 20), new(-70, 110), new(40, -100) })
            {
                var (x, y) = flat.Of(place);
                Assert.True(flat.Back(x, y).KilometresTo(place) < 0.01, $"{view} {place}");
                var (north, east) = (flat.Of(place with { Latitude = place.Latitude + 0.01 }), flat.Of(place with { Longitude = place.Longitude + 0.01 }));
                var area = Math.Abs((north.X - x) * (east.Y - y) - (north.Y - y) * (east.X - x));
                var real = Math.Pow(6371.0088 * 0.01 * Math.PI / 180, 2) * Math.Cos(place.Latitude * Math.PI / 180);
                Assert.InRange(area / real, 0.99, 1.01);
            }
        }
    }

    [Fact]
    public void The_side_of_the_Earth_that_is_land_stays_land_on_any_sheet()
    {
        // A round island about the pole of the far side: seen from its own middle, and from the sea opposite.
        var island = new Coast([.. Enumerable.Range(0, 36).Select(i => ((float)(i * 10), 60f)), (360f, 60f)]);
        Assert.True(island.RoundPole);
        var south = new Coast([.. Enumerable.Range(0, 36).Select(i => ((float)(i * 10), -60f)), (360f, -60f)]);
        Assert.True(south.Holds(new(-80, 33)));
        Assert.False(south.Holds(new(10, 33)));
    }

    [Fact]
    public void Ten_thousand_groups_still_give_files_that_open()
    {
        var map = SampleMaps.Many(10_000, 20_000, 40);
        var (land, ties) = (Land(map), Ties(map));
        Assert.True(land.Length < 250_000 + 60_000, $"{land.Length}");
        Assert.True(ties.Length < 400_000, $"{ties.Length}");
    }

    internal static string Written(Action<TextWriter> write)
    {
        using var to = new StringWriter();
        write(to);
        return to.ToString();
    }
}
