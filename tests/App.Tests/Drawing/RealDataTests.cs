using Weft.Map;
using Weft.Places;

namespace Weft.Drawing;

[Trait("Data", "Real")]
public sealed class RealDataTests(GazetteerFixture fixture) : IClassFixture<GazetteerFixture>
{
    private readonly CoalitionMap map = UnitedStates.Real();
    private readonly ReportTests report = new();

    [Fact]
    public void A_drawing_is_well_formed_and_asks_for_nothing() => DrawingLaws.IsWellFormedAndAsksForNothing(map);

    [Fact]
    public void The_same_map_is_drawn_the_same_way() => DrawingLaws.IsDrawnTheSameWay(UnitedStates.Real);

    [Fact]
    public void Circles_together_stand_for_every_group_with_a_place() => DrawingLaws.CirclesStandForEveryGroupWithAPlace(map);

    [Fact]
    public void A_group_by_itself_has_the_same_mark_everywhere() => DrawingLaws.AGroupByItselfHasTheSameMarkEverywhere(map);

    [Fact]
    public void No_two_circles_meet_and_all_are_on_the_sheet() => DrawingLaws.NoTwoCirclesMeetAndAllAreOnTheSheet(map);

    [Fact]
    public void A_map_names_a_few_large_towns_and_no_name_lies_on_another() => OrientationTownsTests.NamesAFewTowns(map, fixture);

    [Fact]
    public void A_report_asks_for_nothing_and_runs_nothing() => report.A_report_asks_for_nothing_and_runs_nothing(map);

    [Fact]
    public void Every_link_finds_its_place_and_no_id_comes_twice() => report.Every_link_finds_its_place_and_no_id_comes_twice(map);

    [Fact]
    public void Every_group_is_in_the_list_of_places() => report.Every_group_is_in_the_list_of_places(map);
}
