using Weft.Places;

namespace Weft.Formats;

/// <summary>Places that a telephone marked.</summary>
public class GpxTests
{
    internal const string Places = """
        <?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>A day</name></metadata>
        <wpt lat="53.8" lon="-1.55"><ele>20</ele><name>Court Watch</name><desc>Sits in court</desc><link href="https://cw.example"><text>x</text></link><type>court support</type></wpt>
        <wpt lat="1" lon="2"><sym>Flag</sym></wpt><trk><name>Walk</name><trkseg><trkpt lat="1" lon="2"/></trkseg></trk></gpx>
        """;

    [Fact]
    public void Each_marked_place_with_a_name_is_a_group()
    {
        var reading = Given.Read(Places);

        var group = Assert.Single(reading.Groups);
        Assert.Equal(("Court Watch", "Sits in court", "https://cw.example", new Position(53.8, -1.55)), (group.Name, group.Description, group.Website, group.Place!.Position!.Value));
        Assert.Equal(["court support"], group.Causes);
        Assert.Single(reading.Material.Skipped);
    }
}
