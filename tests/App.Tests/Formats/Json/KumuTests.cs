namespace Weft.Formats;

public class KumuTests
{
    [Fact]
    public void The_form_that_Kumu_imports_is_read()
    {
        var sink = RawSink.Read("""
            {"elements":[{"label":"A","type":"Collective","tags":["law","food"],"description":"x"},{"label":"B"},{"type":"nameless"}],
             "connections":[{"from":"A","to":"B","direction":"mutual","type":"works with","strength":2,"id":"c1"},{"from":"A"}]}
            """, "Kumu");

        Assert.Equal(["law", "food"], sink.Groups[0].All("tags"));
        var tie = Assert.Single(sink.Ties);
        Assert.Equal(("A", "B", "works with", 2.0), (tie.From, tie.To, tie.Kind, tie.Strength));
        Assert.Equal(2, sink.Skipped.Count);
    }

    [Fact]
    public void A_project_keeps_its_attributes_and_hides_its_private_ones()
    {
        var sink = RawSink.Read("""
            {"attributes":[{"name":"Worry","private":true}],
             "elements":[{"_id":"e1","attributes":{"label":"A","element type":"Group","worry":"raids"}},{"_id":"e2","attributes":{"label":"B"}}],
             "connections":[{"_id":"c1","direction":"directed","reversed":true,"attributes":{"connection type":"funds"},"from":"e1","to":"e2"}],
             "loops":[{"_id":"l1","attributes":{"label":"R1"}}],"maps":[{"elements":[{"element":"e1"}]}]}
            """, "Kumu");

        Assert.Equal("raids", sink.Groups[0].One("private: worry"));
        Assert.Equal(("e2", "e1", "funds"), (sink.Ties[0].From, sink.Ties[0].To, sink.Ties[0].Kind));
        Assert.Single(sink.Notes);
    }
}
