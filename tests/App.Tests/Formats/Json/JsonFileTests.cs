using System.Text;
using Weft.Groups;

namespace Weft.Formats;

public class JsonFileTests
{
    [Fact]
    public void Comments_and_trailing_commas_are_tolerated() =>
        Assert.Equal(2, RawSink.Read("// ours\n[{\"name\":\"A\",\"city\":\"Leeds\",}, /* both */ {\"name\":\"B\",\"city\":\"York\"},]", "JSON").Groups.Count);

    [Theory]
    [InlineData("[{\"name\":\"A\",\n\"city\" \"Leeds\"}]", "line 2, column 8")]
    [InlineData("{\"groups\":[{\"name\":\"A\"}", "breaks off")]
    [InlineData("{\"a\":1} x", "line 1")]
    [InlineData("{\"$schema\":\"x\",\"type\":\"object\",\"properties\":{\"name\":{}}}", "schema")]
    [InlineData("{\"a\":[1,2,3]}", "no list of things")]
    public void What_is_wrong_is_said_with_its_place(string text, string said)
    {
        try
        {
            var sink = RawSink.Read(text, "JSON");
            Assert.Contains(said, string.Join(' ', sink.Skipped.Select(skipped => skipped.Reason)));
        }
        catch (UnreadableFileException refused)
        {
            Assert.Contains(said, refused.Reason.ToString());
        }
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        foreach (var bomb in new[] { new string('[', 200_000), string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "{\"type\":\"FeatureCollection\",\"features\":" + new string('[', 100_000) })
            Assert.Throws<UnreadableFileException>(() => RawSink.ReadAny(Encoding.UTF8.GetBytes(bomb)));
    }

    [Fact]
    public void Half_a_letter_harms_nothing()
    {
        var sink = RawSink.Read("""[{"name":"A \ud800 B","city":"\u00e9"}]""", "JSON");

        Assert.Equal("A \uFFFD B", sink.Groups[0].One("name"));
        Assert.Equal("é", sink.Groups[0].One("city"));
    }

    [Fact]
    public void The_lists_of_described_things_are_the_groups_wherever_they_stand()
    {
        var sink = RawSink.Read("""
            {"title":"Leeds","state":"Yorkshire","meta":{"pages":[{"title":"p1"},{"title":"p2"},{"title":"p3"}]},
             "parts":[{"title":"Food","rows":[{"name":"A","url":"https://a.org","people":[{"name":"Alice","email":"x@y.z"},{"name":"Bob","email":"b@y.z"}]},{"name":"B","url":"https://b.org"}]},
                      {"title":"Law","rows":[{"name":"C","url":"https://c.org"}]}]}
            """, "JSON");

        Assert.Equal(["A", "B", "C"], sink.Groups.Select(group => group.One("name")));
        Assert.Equal("Yorkshire", sink.Groups[0].One("state"));
        Assert.Equal("Leeds", sink.Groups[0].One("parent title"));
        Assert.Equal("Law", sink.Groups[2].One("parts title"));
        Assert.Equal("x@y.z", sink.Groups[0].One("people email"));
    }

    [Theory]
    [InlineData("""{"nodes":[{"id":"a","name":"A"},{"id":"b","name":"B"}],"links":[{"source":"a","target":"b","value":3}]}""")]
    [InlineData("""{"nodes":[{"name":"a"},{"name":"b"}],"links":[{"source":0,"target":1,"value":3}]}""")]
    [InlineData("""{"elements":{"nodes":[{"data":{"id":"a","label":"A"}},{"data":{"id":"b","label":"B"}}],"edges":[{"data":{"source":"a","target":"b","weight":3}}]}}""")]
    public void Graphs_of_drawing_programs_are_read(string text)
    {
        var sink = RawSink.Read(text, "JSON");

        Assert.Equal(2, sink.Groups.Count);
        var tie = Assert.Single(sink.Ties);
        Assert.Equal(("a", "b", 3.0), (tie.From, tie.To, tie.Strength));
    }

    [Fact]
    public void A_purpose_is_wants()
    {
        foreach (var text in new[] { """{"name":"P","wants":[{"what":"skill","name":"Law","wanted":3},{"what":"spaceship","name":"X"}]}""", """[{"what":"skill","name":"Law","wanted":3},{"what":"x","name":"y"}]""" })
        {
            var sink = RawSink.Read(text, "Purpose");

            Assert.Equal(new Want(NeedKind.Skill, "Law", 3), Assert.Single(sink.Wants));
            Assert.Equal(2, Assert.Single(sink.Skipped).Row);
        }
    }

    [Fact]
    public void An_empty_list_is_told_and_no_error()
    {
        Assert.Single(RawSink.Read("""{"title":"Kansas","sections":[]}""", "JSON").Skipped);
        Assert.Single(RawSink.Read("[]", "JSON").Skipped);
        Assert.Single(RawSink.Read("""{"type":"FeatureCollection","features":[]}""", "GeoJSON").Skipped);
    }

    [Theory]
    [InlineData("""{"records":[{"id":"r1","fields":{"Name":"A","City":"Leeds"}},{"id":"r2","fields":{"Name":"B","City":"York"}}]}""")]
    [InlineData("""{"a":{"name":"A","city":"Leeds"},"b":{"name":"B","city":"York"}}""")]
    [InlineData("""[{"id":1,"title":{"rendered":"A"},"acf":{"city":"Leeds"},"link":"https://a.org"},{"id":2,"title":{"rendered":"B"},"acf":{"city":"York"},"link":"https://b.org"}]""")]
    [InlineData("""{"elements":[{"type":"node","id":1,"lat":1,"lon":2},{"type":"node","id":2,"lat":1,"lon":2},{"type":"node","id":3,"lat":1,"lon":2},{"type":"node","id":4,"lat":1,"lon":2,"tags":{"name":"A","addr:city":"Leeds"}},{"type":"way","id":5,"center":{"lat":1,"lon":2},"tags":{"name":"B","addr:city":"York"}}]}""")]
    public void Groups_are_found_in_what_other_programs_answer(string text)
    {
        var read = Given.Read(Given.File(text, "answer.json"));

        Assert.Equal(["A", "B"], read.Names());
        Assert.Equal(["Leeds", "York"], read.Material.Groups.Select(group => group.Place!.Name));
    }

    [Fact]
    public void A_node_that_has_nothing_but_an_id_is_on_the_map()
    {
        var read = Given.Read(Given.File("""{"nodes":[{"id":"A","group":1},{"id":"B","group":2},{"id":"Alone","group":2}],"links":[{"source":"A","target":"B","value":3}]}""", "drawing.json"));

        Assert.Equal(["A", "B", "Alone"], read.Names());
        Assert.Equal(3, Assert.Single(read.Material.Ties).Strength);
    }

    [Fact]
    public void The_description_of_a_data_package_is_no_list_of_groups() =>
        Assert.Contains("Use the tables", Assert.Throws<UnreadableFileException>(() =>
            RawSink.ReadAny(Encoding.UTF8.GetBytes("""{"name":"p","resources":[{"name":"groups","path":"groups.csv","description":"d"},{"name":"ties","path":"ties.csv"}]}"""))).Reason.ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void A_text_without_end_is_left_out_and_the_rest_is_read()
    {
        var read = Given.Read(Given.File("[{\"name\":\"A\",\"city\":\"Leeds\",\"about\":\"" + new string('x', 2_000_000) + "\"},{\"name\":\"B\",\"city\":\"York\"}]", "long.json"));

        Assert.Equal(["B"], read.Names());
        Assert.Contains("more than 1 MB", Assert.Single(read.Material.Skipped).Reason.ToString(), StringComparison.Ordinal);
    }
}
