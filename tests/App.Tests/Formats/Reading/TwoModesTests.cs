using Weft.Groups;

namespace Weft.Formats;

public class TwoModesTests
{
    [Theory]
    [InlineData("bipartite", "0", "1")]
    [InlineData("mode", "1", "2")]
    [InlineData("type", "false", "true")]
    [InlineData("class", "actor", "event")]
    [InlineData("node_type", "Organization", "Protest event")]
    [InlineData("tipo", "colectivo", "encuentro")]
    public void A_graph_of_groups_and_events_becomes_ties_by_what_was_shared(string attribute, string group, string shared)
    {
        var read = Given.Read(Given.File(Graph(attribute, group, shared, "a-m a-n b-m b-n c-n"), "graph.graphml"));

        Assert.Equal(["a", "b", "c"], read.Material.Groups.Where(one => one.Kind == GroupKind.Group).Select(one => one.Id));
        Assert.Equal([("a", "b", 2), ("a", "c", 1), ("b", "c", 1)],
            read.Material.Ties.OrderBy(tie => tie.From + tie.To, StringComparer.Ordinal).Select(tie => (tie.From, tie.To, (int)tie.Strength)));
        Assert.All(read.Material.Ties, tie => Assert.Equal("shared events", tie.Kind));
    }

    [Fact]
    public void Where_two_of_a_kind_are_tied_nobody_is_an_event()
    {
        var read = Given.Read(Given.File(Graph("mode", "1", "2", "a-m a-b"), "graph.graphml"));

        Assert.All(read.Material.Groups, group => Assert.Equal(GroupKind.Group, group.Kind));
        Assert.Equal(2, read.Material.Ties.Count);
    }

    [Fact]
    public void Two_camps_of_groups_are_not_taken_for_events()
    {
        var read = Given.Read(Given.File(Graph("type", "union", "church", "a-m b-m"), "graph.graphml"));

        Assert.All(read.Material.Groups, group => Assert.Equal(GroupKind.Group, group.Kind));
    }

    [Fact]
    public void A_list_of_who_took_part_is_one_of_groups_and_events()
    {
        var read = Given.Read("source,target,type\nA,March,attended\nB,March,attended\nB,Camp,took part in\n");

        Assert.Equal(["A", "B"], read.Material.Groups.Where(group => group.Kind == GroupKind.Group).Select(group => group.Name));
        Assert.Equal(new("a", "b", "shared events") { Through = ["March"] }, Assert.Single(read.Material.Ties));
    }

    private static string Graph(string attribute, string group, string shared, string ties) =>
        $"<graphml><key id='k' for='node' attr.name='{attribute}' attr.type='string'/><graph edgedefault='undirected'>"
        + string.Concat("abcmn".Select(node => $"<node id='{node}'><data key='k'>{(node < 'm' ? group : shared)}</data></node>"))
        + string.Concat(ties.Split(' ').Select(tie => $"<edge source='{tie[0]}' target='{tie[2]}'/>")) + "</graph></graphml>";
}
