using Weft.Groups;

namespace Weft.Formats;

/// <summary>Networks as programs write them as text; those that Weft does not read are named.</summary>
public class NetworkFilesTests
{
    internal const string Pajek = """
        *Network coalition
        % made by hand
        *Vertices 3
        1 "Bureau of Letters, Books, & Visits" 0.1 0.2 ellipse ic Red
        2 "Court Watch"
        3 Home_Soon
        *Arcs :1 "lends a van"
        1 2 2
        *Edges
        2 3 0.5 l "shares an office"
        """;

    internal const string Gml = """
        Creator "somebody"
        graph [
          # a remark
          directed 0
          node [ id 1 label "Court &quot;Watch&quot;" graphics [ x 1.0 y 2 type "circle" ] town "Leeds" ]
          node [ id 2 label "Home [Soon]" ]
          node [ town "nowhere" ]
          edge [ source 1 target 2 label "shares an office" weight 2 ]
          edge [ source 1 ]
        ]
        """;

    [Fact]
    public void A_network_of_Pajek_has_its_vertices_as_groups_and_its_arcs_and_edges_as_ties()
    {
        var reading = Given.Read(Pajek);

        Assert.Equal(["Bureau of Letters, Books, & Visits", "Court Watch", "Home_Soon"], reading.Names());
        Assert.Equal([("1", "2", "lends a van", 2), ("2", "3", "shares an office", 0.5)], reading.Material.Ties.Select(tie => (tie.From, tie.To, tie.Kind, tie.Strength)));
    }

    [Theory]
    [InlineData("*Vertices 4 2\n1 A\n2 B\n3 March\n4 Vigil\n*Edgeslist\n1 3 4\n2 3\n")]
    [InlineData("*Vertices 4 2\n1 A\n2 B\n3 March\n4 Vigil\n*Matrix\n1 1\n1 0\n")]
    public void In_a_network_of_two_kinds_the_second_are_events_that_the_first_shared(string network)
    {
        var reading = Given.Read(network);

        Assert.Equal([("A", GroupKind.Group), ("B", GroupKind.Group), ("March", GroupKind.Event), ("Vigil", GroupKind.Event)], reading.Groups.Select(group => (group.Name, group.Kind)));
        Assert.Equal(["March"], Assert.Single(reading.Material.Ties).Through);
    }

    [Fact]
    public void A_graph_in_GML_keeps_what_its_nodes_and_edges_say_and_not_how_they_are_drawn()
    {
        var reading = Given.Read(Gml);

        Assert.Equal(["Court \"Watch\"", "Home [Soon]"], reading.Names());
        Assert.Equal("Leeds", reading.Groups.First().Place!.Name);
        Assert.Empty(reading.Groups.First().Others);
        Assert.Equal(("1", "2", "shares an office", 2), reading.Material.Ties.Select(tie => (tie.From, tie.To, tie.Kind, tie.Strength)).Single());
        Assert.Equal(2, reading.Material.Skipped.Count);
    }

    [Theory]
    [InlineData("DL, N=3, FORMAT = edgelist1\nLABELS:\nA\nB\nC\nDATA:\n1 2\n", "UCINET")]
    [InlineData("dl n = 2 format = fullmatrix\ndata:\n0 1\n1 0\n", "UCINET")]
    [InlineData("// ours\nstrict graph \"the coalition\" {\n \"A\" -- \"B\";\n}", "DOT")]
    [InlineData("digraph { A -> B }", "DOT")]
    [InlineData("BEGIN:VCARD\nVERSION:3.0\nFN:Pat Example\nEND:VCARD", "address book")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR", "calendar")]
    [InlineData("<!DOCTYPE html><html><body><table><tr><td>Name</td></tr></table></body></html>", "web page")]
    [InlineData("{\\rtf1\\ansi Name}", "RTF")]
    public void What_is_not_read_is_named_with_what_to_do(string file, string named)
    {
        var refused = Assert.Throws<UnreadableFileException>(() => Given.Read(file)).Message;

        Assert.Contains(named, refused, StringComparison.Ordinal);
        Assert.Matches("Please (open|make|copy|save)", refused);
    }

    [Fact]
    public void A_table_whose_first_word_is_Graph_is_a_table() => Assert.Equal(["Graph Makers"], Given.Read("Graph,Name,Town\n1,Graph Makers,Leeds\n").Names());

    [Fact]
    public void An_empty_word_in_quotation_marks_is_nothing_that_breaks_a_Pajek_network() =>
        Assert.Contains("Alpha", Given.Read("*Vertices 2\n1 \"Alpha\"\n\"\" \"Beta\"\n*Edges \"\"\n1 2\n").Names());
}
