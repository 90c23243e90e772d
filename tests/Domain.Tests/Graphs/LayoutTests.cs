namespace Weft.Map.Graphs;

public class LayoutTests
{
    [Fact]
    public void The_same_graph_and_seed_give_the_same_places()
    {
        var graph = RandomGraphs.BarabasiAlbert(600, 3, 1);

        Assert.Equal(Layout.Of(graph, 2), Layout.Of(graph, 2));
    }

    [Fact]
    public void Every_place_is_a_number_and_no_two_nodes_stand_closer_than_half_a_unit() => RandomGraphs.Hold(graph =>
        Stands(Layout.Of(graph, 3)));

    [Fact]
    public void Shapes_that_are_hard_to_lay_out_come_out_sound() =>
        Assert.All(
            [
                RandomGraphs.Path(0), RandomGraphs.Path(1), RandomGraphs.Path(2), RandomGraphs.Path(300), RandomGraphs.Complete(60),
                RandomGraphs.Star(400), RandomGraphs.Grid(15), RandomGraphs.Cycle(100), RandomGraphs.Of(50, []),
                RandomGraphs.Of(90, Enumerable.Range(0, 30).Select(i => (i, i + 30))),
                RandomGraphs.Of(20, Enumerable.Range(0, 10).SelectMany(i => Enumerable.Range(10, 10).Select(j => (i, j)))),
            ],
            graph => Assert.True(Stands(Layout.Of(graph, 4))));

    [Fact]
    public void Neighbours_stand_nearer_than_strangers()
    {
        foreach (var graph in new[] { RandomGraphs.Grid(20), RandomGraphs.Path(200), RandomGraphs.Planted(6, 40, 8, 1, 5).Graph })
        {
            var places = Layout.Of(graph, 6);
            var neighbours = RandomGraphs.TiesOf(graph).Average(tie => Distance(places[tie.From], places[tie.To]));
            var strangers = places.Average(a => places.Average(b => Distance(a, b)));

            Assert.True(neighbours < strangers / 2, $"{neighbours} apart with a tie, {strangers} on the whole");
        }
    }

    [Fact]
    public void Communities_can_be_seen()
    {
        var (graph, planted) = RandomGraphs.Planted(5, 20, 6, 1, 7);
        var places = Layout.Of(graph, 8);
        var own = Enumerable.Range(0, 100).Count(node =>
            Enumerable.Range(0, 100).Where(other => other != node).OrderBy(other => Distance(places[node], places[other])).Take(5)
                .Count(other => planted[other] == planted[node]) >= 3);

        Assert.InRange(own, 85, 100);
    }

    [Fact]
    public void Components_stand_beside_each_other_not_on_top()
    {
        var graph = RandomGraphs.Of(60,
            Enumerable.Range(0, 60).Select(i => i / 20 is var part && i % 20 == 19 ? (i, part * 20) : (i, i + 1)));
        var places = Layout.Of(graph, 9);
        var boxes = places.Chunk(20).Select(part =>
            (Left: part.Min(p => p.X), Right: part.Max(p => p.X), Top: part.Min(p => p.Y), Bottom: part.Max(p => p.Y))).ToArray();

        for (var i = 0; i < 3; i++)
            for (var j = 0; j < i; j++)
                Assert.True(boxes[i].Right < boxes[j].Left || boxes[j].Right < boxes[i].Left
                    || boxes[i].Bottom < boxes[j].Top || boxes[j].Bottom < boxes[i].Top);
    }

    [Fact]
    public void Those_without_ties_stand_in_rows()
    {
        var places = Layout.Of(RandomGraphs.Of(40, [(0, 1), (1, 2), (2, 0)]), 10);
        var rows = places[3..].GroupBy(place => Math.Round(place.Y, 6)).ToArray();

        Assert.InRange(rows.Length, 1, 8);
    }

    [Fact]
    public void A_star_of_ten_thousand_and_a_path_of_ten_thousand_are_laid_out()
    {
        Assert.Equal(10_000, Layout.Of(RandomGraphs.Star(10_000), 1).Distinct().Count());
        Assert.Equal(10_000, Layout.Of(RandomGraphs.Path(10_000), 1).Distinct().Count());
    }

    private static bool Stands(Point[] places) =>
        places.All(place => double.IsFinite(place.X) && double.IsFinite(place.Y))
        && places.Index().All(a => places.Take(a.Index).All(b => Distance(a.Item, b) >= 0.5));

    private static double Distance(Point a, Point b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
}
