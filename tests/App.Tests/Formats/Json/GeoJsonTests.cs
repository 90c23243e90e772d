using System.Text;

namespace Weft.Formats;

public class GeoJsonTests
{
    [Fact]
    public void A_point_gives_a_position_and_null_geometry_gives_none()
    {
        var sink = RawSink.Read("""
            {"type":"FeatureCollection","features":[
             {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[-1.5,53.8,12]},"properties":{"name":"A","tags":["x","y"],"contact":{"email":"a@b.org"},"empty":null}},
             {"type":"Feature","geometry":null,"properties":{"name":"B"}}]}
            """, "GeoJSON");

        Assert.Equal((53.8, -1.5), (sink.Groups[0].Position!.Value.Latitude, sink.Groups[0].Position!.Value.Longitude));
        Assert.Equal("7", sink.Groups[0].Id);
        Assert.Equal(["x", "y"], sink.Groups[0].All("tags"));
        Assert.Equal("a@b.org", sink.Groups[0].One("contact email"));
        Assert.Null(sink.Groups[1].Position);
        Assert.Equal("B", sink.Groups[1].One("name"));
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}""", 1, 1)]
    [InlineData("""{"type":"LineString","coordinates":[[0,0],[4,0]]}""", 2, 0)]
    [InlineData("""{"type":"MultiPoint","coordinates":[[0,0],[4,2]]}""", 2, 1)]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],[[[10,0],[12,0],[12,2],[10,2],[10,0]]]]}""", 6, 1)]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[3,4]}]}""", 3, 4)]
    [InlineData("""{"type":"Polygon","coordinates":[[[5,5],[5,5],[5,5]]]}""", 5, 5)]
    public void A_shape_stands_at_its_middle_and_it_is_said(string geometry, double x, double y)
    {
        var sink = RawSink.Read($$$"""{"type":"Feature","geometry":{{{geometry}}},"properties":{"name":"A"}}""", "GeoJSON");

        Assert.Equal(x, sink.Groups[0].Position!.Value.Longitude, 9);
        Assert.Equal(y, sink.Groups[0].Position!.Value.Latitude, 9);
        Assert.Single(sink.Notes);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[]}""")]
    [InlineData("""{"type":"Point","coordinates":["east",null]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    [InlineData("""{"type":"Circle","radius":3}""")]
    [InlineData("""{"type":"Point","coordinates":[1e999,2]}""")]
    public void A_shape_without_numbers_has_no_position_and_it_is_said(string geometry)
    {
        var sink = RawSink.Read($$$"""{"type":"Feature","geometry":{{{geometry}}},"properties":{"name":"A"}}""", "GeoJSON");

        Assert.Null(Assert.Single(sink.Groups).Position);
        Assert.Single(sink.Notes);
    }

    [Fact]
    public void Features_on_lines_of_their_own_are_read()
    {
        var line = """{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"A"}}""";

        Assert.Equal(3, RawSink.Read($"{line}\n{line}\n{line}\n", "GeoJSON").Groups.Count);
        Assert.Equal(2, RawSink.Read($"[{line},{line}]", "GeoJSON").Groups.Count);
    }

    [Fact]
    public void A_reference_system_other_than_WGS_84_is_refused_or_brought_over()
    {
        string File(string crs, string at) =>
            $$$"""{"crs":{"type":"name","properties":{"name":"{{{crs}}}"}},"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":{{{at}}} },"properties":{"name":"A"}}]}""";

        var mercator = RawSink.Read(File("urn:ogc:def:crs:EPSG::3857", "[-13692297.37,4540160.16]"), "GeoJSON").Groups[0].Position!.Value;
        Assert.Equal(-123, mercator.Longitude, 2);
        Assert.Equal(37.73, mercator.Latitude, 1);
        Assert.Equal(2, RawSink.Read(File("urn:ogc:def:crs:OGC:1.3:CRS84", "[1,2]"), "GeoJSON").Groups[0].Position!.Value.Latitude);
        var refused = Assert.Throws<UnreadableFileException>(() => RawSink.Read(File("EPSG:27700", "[1,2]"), "GeoJSON"));
        Assert.Contains("EPSG:27700", refused.Reason.ToString());
    }

    [Fact]
    public void A_bare_geometry_says_nothing_of_a_group()
    {
        var sink = RawSink.Read("""[{"type":"Point","coordinates":[1,2]}]""", "GeoJSON");

        Assert.Empty(sink.Groups);
        Assert.Equal(1, Assert.Single(sink.Skipped).Row);
    }

    [Fact]
    public void Eighteen_hundred_points_in_many_scripts_are_read()
    {
        string[] names = ["Ayuda Mutua", "Взаимопомощь", "互助小组", "مساعدة متبادلة", "Αλληλεγγύη", "עזרה הדדית", "상호부조", "सहायता", "Đoàn kết", "🧵 Fils"];
        var features = Enumerable.Range(0, 1800).Select(i =>
            $$$"""{"type":"Feature","geometry":{"type":"Point","coordinates":[{{{i / 10.0}}},{{{i / 25.0}}}]},"properties":{"name":"{{{names[i % names.Length]}}} {{{i}}}"}}""");
        var text = $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", features)}}]}""";

        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var sink = RawSink.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], "GeoJSON");

            Assert.Equal(1800, sink.Groups.Count);
            Assert.Equal("🧵 Fils 1799", sink.Groups[^1].One("name"));
        }
    }

    [Fact]
    public void The_layers_of_a_map_program_are_read_one_after_another()
    {
        var sink = RawSink.ReadAny(System.Text.Encoding.UTF8.GetBytes("""
            {"type":"umap","properties":{"name":"Our map"},"geometry":{"type":"Point","coordinates":[2,48]},"layers":[
             {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}]},
             {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"B"},"geometry":{"type":"Point","coordinates":[3,4]}}]}]}
            """));

        Assert.Equal(["A", "B"], sink.Groups.Select(group => group.One("name")));
        Assert.Equal(2, sink.Groups[0].Position!.Value.Latitude);
    }
}
