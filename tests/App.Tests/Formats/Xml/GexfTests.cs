namespace Weft.Formats;

public class GexfTests
{
    [Theory]
    [InlineData("http://www.gexf.net/1.1draft", "1.1", "id")]
    [InlineData("http://www.gexf.net/1.2draft", "1.2", "for")]
    [InlineData("http://gexf.net/1.3", "1.3", "for")]
    public void All_versions_are_read(string space, string version, string key)
    {
        var sink = RawSink.Read($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <gexf xmlns="{space}" version="{version}" xmlns:viz="{space}/viz"><meta lastmodifieddate="2020-01-01"><creator>x</creator></meta>
            <graph defaultedgetype="undirected" mode="dynamic" timeformat="double">
             <attributes class="node" mode="static"><attribute id="0" title="tags" type="liststring"/><attribute id="1" title="city" type="string"><default>Leeds</default></attribute></attributes>
             <attributes class="edge"><attribute id="0" title="relationship" type="string"/></attributes>
             <nodes><node id="a" label="A" start="1"><attvalues><attvalue {key}="0" value="law|food"/><attvalue {key}="1" value="York" start="1"/></attvalues><spells><spell start="1" end="2"/></spells>
              <viz:size value="2"/><viz:color r="1" g="2" b="3"/><nodes><node id="c" label="C"/></nodes></node><node id="b" label="B"/></nodes>
             <edges><edge id="0" source="a" target="b" weight="2.5" type="directed"><attvalues><attvalue {key}="0" value="funds"/></attvalues></edge><edge id="1" source="b" target="c"/></edges>
            </graph></gexf>
            """, "GEXF");

        Assert.Equal(["a", "c", "b"], sink.Groups.Select(group => group.Id));
        Assert.Equal(["law", "food"], sink.Groups[0].All("tags"));
        Assert.Equal(["York", "Leeds", "Leeds"], sink.Groups.Select(group => group.One("city")));
        Assert.Equal([("funds", 2.5), ("", 0)], sink.Ties.Select(tie => (tie.Kind, tie.Strength ?? 0)));
        Assert.Equal("A", sink.Groups[1].One("within"));
    }

    [Theory]
    [InlineData("[a, b]", "a/b")]
    [InlineData("[\"a, b\", 'c']", "a, b/c")]
    [InlineData("a|b;c", "a/b;c")]
    [InlineData("[]", "")]
    public void Lists_are_parted(string list, string values) => Assert.Equal(values, string.Join('/', GexfList.Split(list)));
}
