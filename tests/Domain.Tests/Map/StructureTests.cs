namespace Weft.Map;

public class StructureTests
{
    /// <summary>Two triangles joined by one tie, and one group alone.</summary>
    private static readonly CoalitionMap Map = Invented.Map(
        [
            .. new[] { "a", "b", "c" }.Select(id => Invented.Group(id) with { Causes = ["Housing"], Place = new() { Name = "Leeds, UK", Country = "GB", Region = "Yorkshire" } }),
            .. new[] { "x", "y", "z" }.Select(id => Invented.Group(id) with { Causes = ["Borders"], Place = new() { Name = "Cádiz", Country = "ES" } }),
            Invented.Group("alone"),
        ],
        [new("a", "b"), new("b", "c"), new("c", "a"), new("c", "x"), new("x", "y"), new("y", "z"), new("z", "x")]);

    [Fact]
    public void Parts_bridges_cut_points_and_the_alone_are_named()
    {
        var structure = Map.Structure;
        Assert.Equal([["a", "b", "c", "x", "y", "z"], ["alone"]], structure.Components);
        Assert.Equal([new Bridge("c", "x", [3, 3])], structure.Bridges);
        Assert.Equal(["alone"], structure.Isolates);
        Assert.Equal(["c", "x"], structure.CutPoints.Select(cut => cut.Id));
        Assert.Equal("If c stops, 2 groups are cut off from the others", structure.CutPoints[0].Reason.ToString());
        Assert.Equal(["c", "x"], Map.Ties.Where(tie => tie.Bridge).SelectMany(tie => new[] { tie.Tie.From, tie.Tie.To }));
    }

    [Fact]
    public void Communities_are_named_for_what_sets_them_apart()
    {
        Assert.Equal(["Housing, Leeds", "Borders, Cádiz"], Map.Structure.Communities.Select(community => community.Name));
        Assert.Equal([0, 0, 0, 1, 1, 1, null], Map.Groups.Select(group => group.Community));
        Assert.InRange(Map.Structure.Modularity, 0.35, 0.36);
    }

    [Fact]
    public void Who_joins_communities_is_a_broker()
    {
        Assert.Equal(["c", "x"], Map.Structure.Brokers.Select(broker => broker.Id));
        Assert.Equal(6, Map.Structure.Brokers[0].Betweenness);
        Assert.Equal("c has ties in Housing, Leeds; Borders, Cádiz: people there reach each other through it", Map.Structure.Brokers[0].Reason.ToString());
    }

    [Fact]
    public void A_cause_whose_ties_stay_inside_is_closed()
    {
        Assert.Equal([("Borders", 3, 1, 0.5), ("Housing", 3, 1, 0.5)],
            Map.Structure.Silos.Where(silo => silo.Of == SiloKind.Cause).Select(silo => (silo.Name, silo.Inside, silo.Outside, silo.Closed)));
        Assert.Equal(["ES", "Yorkshire"], Map.Structure.Silos.Where(silo => silo.Of == SiloKind.Region).Select(silo => silo.Name));
    }

    [Fact]
    public void Names_are_short_and_no_two_are_the_same()
    {
        var name = string.Concat(Enumerable.Repeat("A very long name of a group ", 9));
        var map = Invented.Map([.. Enumerable.Range(0, 6).Select(i => Invented.Group($"{i}") with { Name = name })], [new("0", "1"), new("2", "3"), new("4", "5")]);

        var names = map.Structure.Communities.Select(community => community.Name).ToArray();
        Assert.Equal(3, names.Distinct().Count());
        Assert.All(names, short_ => Assert.InRange(short_.Length, 1, 55));
    }

    [Fact]
    public void Betweenness_can_be_left_out()
    {
        var map = Mapping.Of(new() { Groups = Map.Groups.Select(group => group.Group).ToValueList(), Ties = Map.Ties.Select(tie => tie.Tie).ToValueList() },
            null, Vocabulary.Empty, 1, betweenness: false);

        Assert.Empty(map.Structure.Brokers);
        Assert.Equal(2, map.Structure.CutPoints.Count);
    }
}
