using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Formats;

public class WrittenFilesTests
{
    private static readonly CoalitionMap Map = new()
    {
        Groups =
        [
            new GroupOnMap(new Group { Id = "a b", Name = "=A \u0001 & <B>", Place = new Place { Name = "Leeds", Position = new Position(53.8, -1.5) }, Causes = ["law", "food; more"], Private = [new Field("Email", "secret@a.org")], Others = [new Field("name", "alias"), new Field("Founded", "1999")] }, 0, 1, 0.5),
            new GroupOnMap(new Group { Id = "\u0002", Name = "B\uD800", Member = true }, 0, 1),
        ],
        Ties = [new TieOnMap(new Tie("a b", "\u0002", "funds", 2, true) { Through = ["x", "y"] }, true)],
        Skipped = [new SkippedRow("=f.csv", 3, new Reason("It has no name"))],
    };

    private static string Text(string file) => Encoding.UTF8.GetString(MapJsonTests.Write(MapFiles.All.Single(one => one.Name == file).Write, Map));

    [Theory]
    [InlineData("groups.geojson")]
    [InlineData("graph.graphml")]
    [InlineData("graph.gexf")]
    [InlineData("kumu.json")]
    [InlineData("ties.csv")]
    public void What_is_private_is_only_in_map_json_and_groups_csv(string file)
    {
        Assert.DoesNotContain("secret", Text(file));
        Assert.Contains("private: Email", Text("groups.csv"));
        Assert.Contains("secret", Text("map.json"));
    }

    [Fact]
    public void GeoJSON_is_as_RFC_7946_says()
    {
        using var json = JsonDocument.Parse(Text("groups.geojson"));

        Assert.Equal("FeatureCollection", json.RootElement.GetProperty("type").GetString());
        var features = json.RootElement.GetProperty("features");
        Assert.Equal([-1.5, 53.8], features[0].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal(JsonValueKind.Null, features[1].GetProperty("geometry").ValueKind);
        Assert.Equal("food; more", features[0].GetProperty("properties").GetProperty("causes")[1].GetString());
        Assert.False(json.RootElement.TryGetProperty("crs", out _));
    }

    [Fact]
    public void A_CSV_starts_with_a_mark_ends_lines_with_CRLF_and_runs_no_formula()
    {
        var groups = Text("groups.csv");

        Assert.StartsWith("\uFEFFid,name,", groups);
        Assert.EndsWith("\r\n", groups);
        Assert.Contains("'=A", groups);
        Assert.Contains("\"food\\; more\"".Trim('"'), groups);
        Assert.Equal("\uFEFFfile,row,reason\r\n'=f.csv,3,It has no name\r\n", Text("skipped.csv"));
    }

    [Fact]
    public void Letters_that_XML_cannot_hold_are_replaced_and_ids_stay_apart()
    {
        foreach (var file in new[] { "graph.graphml", "graph.gexf" })
        {
            var sink = RawSink.Read(Text(file), file == "graph.gexf" ? "GEXF" : "GraphML");

            Assert.Equal(["=A \uFFFD & <B>", "B\uFFFD"], sink.Groups.Select(group => group.One(file == "graph.gexf" ? "label" : "name")));
            Assert.Equal(("a b", "n0"), (sink.Ties[0].From, sink.Ties[0].To));
            Assert.Equal(["x", "y"], sink.Ties[0].Through);
            Assert.Equal("alias", sink.Groups[0].One("name (2)"));
        }
    }

    [Fact]
    public async Task Igraph_reads_the_graph()
    {
        var python = Process.Start(new ProcessStartInfo("/usr/bin/python3")
        {
            ArgumentList = { "-c", "import igraph,sys,tempfile,os\nf=tempfile.NamedTemporaryFile(suffix='.graphml',delete=False)\nf.write(sys.stdin.buffer.read());f.close()\ng=igraph.Graph.Read_GraphML(f.name)\nos.unlink(f.name)\nprint(g.vcount(),g.ecount(),g.is_directed(),g.vs[0]['id'],g.es[0]['weight'],g.es[0]['confirmed'],g.vs[1]['member'])" },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await python.StandardInput.WriteAsync(Text("graph.graphml"));
        python.StandardInput.Close();
        var said = await python.StandardOutput.ReadToEndAsync();
        var wrong = await python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync();

        Assert.True(python.ExitCode == 0, $"igraph (python3-igraph) is needed: {wrong}");
        Assert.Equal("2 1 False a b 2.0 True True", said.Trim());
    }
}
