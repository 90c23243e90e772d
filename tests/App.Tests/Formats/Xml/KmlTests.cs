using System.IO.Compression;
using System.Text;

namespace Weft.Formats;

/// <summary>Maps that somebody drew, as KML and packed as KMZ.</summary>
public class KmlTests
{
    internal const string Map = """
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Solidarity groups</name><Style id="a"><IconStyle><scale>1</scale></IconStyle></Style>
          <Folder><name>Court support</name>
            <Placemark><name>Leeds Court Watch</name><description><![CDATA[Sits in <b>court</b>.<br>On Mondays]]></description>
              <ExtendedData><Data name="Website"><value>https://lcw.example</value></Data><Data name="Contact"><value>Pat Example</value></Data></ExtendedData>
              <Point><coordinates>
                -1.5491,53.8008,0
              </coordinates></Point></Placemark>
          </Folder>
          <Folder><name>Family support</name><Folder><name>Letters</name>
            <Placemark><name>Glasgow Families</name><address>Glasgow, UK</address><phoneNumber>0141 496 0000</phoneNumber></Placemark></Folder>
            <Placemark><name>Area we cover</name><Polygon><outerBoundaryIs><LinearRing><coordinates>-2,53,0 -1,53,0 -1,54,0 -2,54,0 -2,53,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
            <Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>
          </Folder>
        </Document></kml>
        """;

    [Fact]
    public void Each_placemark_is_a_group_and_its_folder_says_what_it_works_on()
    {
        var reading = Given.Read(Map);

        var groups = reading.Groups.ToDictionary(group => group.Name);
        Assert.Equal(["Leeds Court Watch", "Glasgow Families", "Area we cover"], reading.Names());
        var watch = groups["Leeds Court Watch"];
        Assert.Equal(("Sits in court.\nOn Mondays", "https://lcw.example", new(53.8008, -1.5491)), (watch.Description, watch.Website, watch.Place!.Position!.Value));
        Assert.Equal(["Court support"], watch.Causes);
        Assert.Equal(["Pat Example"], watch.Private.Select(field => field.Value));
        Assert.Equal(["Family support", "Letters"], groups["Glasgow Families"].Causes);
        Assert.Equal("Glasgow, UK", groups["Glasgow Families"].Place!.Name);
        Assert.Contains(groups["Glasgow Families"].Private, field => field.Value == "0141 496 0000");
        Assert.Equal(new(53.5, -1.5), groups["Area we cover"].Place!.Position);
        Assert.Equal(new Reason("{0} were drawn as areas; the middle of each was taken", "1"), Assert.Single(reading.Tables[0].Notes));
        Assert.Equal(new Reason("It has no name"), Assert.Single(reading.Material.Skipped).Reason);
    }

    [Fact]
    public void A_packed_map_says_the_same() => Assert.Equal(Given.Read(Map).Names(), Given.Read(Given.File(Pack(Map), "map.kmz")).Names());

    [Fact]
    public void A_map_that_is_only_a_link_is_refused_with_what_to_do() =>
        Assert.Contains("Export it again", Assert.Throws<UnreadableFileException>(() => Given.Read("<kml><Document><NetworkLink><Link><href>https://x.example/map</href></Link></NetworkLink></Document></kml>")).Message, StringComparison.Ordinal);

    internal static byte[] Pack(string map)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("doc.kml").Open())
            entry.Write(Encoding.UTF8.GetBytes(map));
        return bytes.ToArray();
    }
}
