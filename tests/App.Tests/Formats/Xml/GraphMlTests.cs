using System.Text;

namespace Weft.Formats;

public class GraphMlTests
{
    [Fact]
    public void Sites_that_have_nothing_but_an_address_are_called_as_people_call_them()
    {
        const string links = """
            <graphml><key id="d0" for="node" attr.name="name"/><graph><node id="n0"><data key="d0">http://www.court-watch.example/links.html</data></node>
            <node id="n1"><data key="d0">https://home.example</data></node><node id="n2"><data key="d0">https://facebook.com/letters</data></node><edge source="n0" target="n1"/></graph></graphml>
            """;
        var reading = Given.Read(links);

        Assert.Equal(["court-watch.example", "home.example", "facebook.com/letters"], reading.Names());
        Assert.Equal("http://www.court-watch.example/links.html", reading.Groups.First().Website);
        Assert.Equal(("n0", "n1"), reading.Material.Ties.Select(tie => (tie.From, tie.To)).Single());
    }

    [Fact]
    public void Keys_with_defaults_and_one_id_for_nodes_and_edges_are_kept_apart()
    {
        var sink = RawSink.Read("""
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
            <key id="t" for="node" attr.name="type" attr.type="string"><default>group</default></key>
            <key id="t" for="edge" attr.name="relationship" attr.type="string"/>
            <key id="w" for="edge" attr.name="weight" attr.type="double"><default>2</default></key>
            <key id="n" for="all" attr.name="name" attr.type="string"/>
            <graph edgedefault="undirected">
             <node id="a"><data key="n">A</data><data key="mystery">?</data><port name="p"/></node>
             <node id="b"><data key="n">B</data><data key="t">event</data></node>
             <edge source="a" target="b" sourceport="p"><data key="t">works with</data></edge>
             <edge source="b" target="a" directed="true"><data key="w">3</data></edge>
             <edge source="b"/>
             <hyperedge><endpoint node="a"/><endpoint node="b"/><endpoint node="c"/></hyperedge>
            </graph></graphml>
            """, "GraphML");

        Assert.Equal(["group", "event"], sink.Groups.Select(group => group.One("type")));
        Assert.Equal("?", sink.Groups[0].One("mystery"));
        Assert.Equal([("works with", 2.0), ("", 3.0)], sink.Ties.Select(tie => (tie.Kind, tie.Strength ?? 0)));
        Assert.Equal(2, sink.Skipped.Count);
        Assert.Single(sink.Notes);
    }

    [Fact]
    public void Labels_that_yEd_draws_are_names_and_nodes_within_nodes_are_kept()
    {
        var sink = RawSink.Read("""
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
            <key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>
            <graph edgedefault="directed" id="G">
             <node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30"/><y:NodeLabel>Alpha<y:LabelModel/></y:NodeLabel></y:ShapeNode></data>
              <graph edgedefault="undirected"><node id="n0::n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Beta</y:NodeLabel></y:ShapeNode></data></node></graph></node>
             <edge source="n0" target="n0::n1"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>funds</y:EdgeLabel></y:PolyLineEdge></data></edge>
            </graph></graphml>
            """, "GraphML");

        Assert.Equal(["Alpha", "Beta"], sink.Groups.Select(group => group.One("label")));
        Assert.Equal("Alpha", sink.Groups[1].One("within"));
        Assert.Equal("funds", sink.Ties[0].Kind);
    }

    [Fact]
    public void A_DTD_is_passed_over_and_what_it_would_blow_up_is_refused()
    {
        var laughs = """<!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>""";

        Assert.Single(RawSink.Read($"{laughs}<graphml><graph><node id='a'/></graph></graphml>", "GraphML").Groups);
        foreach (var entity in new[] { "&b;", "&x;" })
            Assert.Throws<UnreadableFileException>(() => RawSink.Read($"{laughs}<graphml><graph><node id='a'><data key='name'>{entity}</data></node></graph></graphml>", "GraphML"));
    }

    [Fact]
    public void Nesting_without_end_and_a_cut_file_are_refused()
    {
        var deep = "<graphml><graph>" + string.Concat(Enumerable.Repeat("<node id='a'><graph>", 10_000));
        Assert.Throws<UnreadableFileException>(() => RawSink.Read(deep, "GraphML"));
        var cut = Assert.Throws<UnreadableFileException>(() => RawSink.Read("<graphml>\n<graph>\n<node id='a'/>", "GraphML"));
        Assert.Contains("line 3", cut.Reason.ToString());
    }

    [Fact]
    public void UTF_16_is_read()
    {
        var text = """<?xml version="1.0" encoding="UTF-16"?><graphml><graph><node id="ñ"/></graph></graphml>""";

        Assert.Equal("ñ", RawSink.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], "GraphML").Groups[0].Id);
    }

    [Fact]
    public void A_dense_graph_and_one_of_a_thousand_groups_and_events_are_read()
    {
        static string Graph(int nodes, int edges) => "<graphml><key id='k' for='node' attr.name='bipartite' attr.type='int'/><graph edgedefault='undirected'>"
            + string.Concat(Enumerable.Range(0, nodes).Select(i => $"<node id='{i}'><data key='k'>{i % 2}</data></node>"))
            + string.Concat(Enumerable.Range(0, edges).Select(i => $"<edge source='{i % nodes}' target='{(i * 7 + 1) % nodes}'/>")) + "</graph></graphml>";

        var dense = RawSink.Read(Graph(161, 1444), "GraphML");
        Assert.Equal((161, 1444), (dense.Groups.Count, dense.Ties.Count));
        var mixed = RawSink.Read(Graph(1000, 3000), "GraphML");
        Assert.Equal((1000, "1"), (mixed.Groups.Count, mixed.Groups[1].One("bipartite")));
    }
}
