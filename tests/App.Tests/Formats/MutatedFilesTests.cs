using System.Text;
using Weft.Groups;
using Weft.Map;

namespace Weft.Formats;

public class MutatedFilesTests
{
    [Theory]
    [InlineData("mutual-aid.geojson")]
    [InlineData("networks.graphml")]
    [InlineData("partners.graphml")]
    [InlineData("kumu/stakeholders.json")]
    [InlineData("kumu/loops.json")]
    [InlineData("murmurations.json")]
    [InlineData("hsds/service_list.json")]
    [InlineData("hsds/organization_full.json")]
    [InlineData("directory/locations/akron.json")]
    [InlineData("typed-places.csv")]
    public void A_mutated_look_alike_is_read_or_refused(string file) =>
        MutatedFiles.AreReadOrRefused(file, File.ReadAllBytes(Repository.LookAlike(file)));

    [Fact]
    public void A_mutated_package_of_tables_is_read_or_refused() =>
        MutatedFiles.AreReadOrRefused("hsds zip", Given.Zip(Repository.LookAlike("hsds", "csv", "organizations.csv"), Repository.LookAlike("hsds", "csv", "services.csv")));

    [Theory]
    [InlineData("gexf")]
    [InlineData("kumu")]
    [InlineData("purpose")]
    public void A_mutated_file_that_Weft_writes_is_read_or_refused(string kind) => MutatedFiles.AreReadOrRefused(kind, Written(kind));

    public static TheoryData<string, string> Texts => new()
    {
        { "pajek", NetworkFilesTests.Pajek }, { "gml", NetworkFilesTests.Gml }, { "gpx", GpxTests.Places }, { "topojson", TopoJsonTests.Shapes }, { "markdown", MarkdownTests.Page },
        { "sparql", WikidataTests.Results }, { "wikibase", WikidataTests.Entities },
    };

    [Theory, MemberData(nameof(Texts))]
    public void A_mutated_file_of_other_programs_is_read_or_refused(string kind, string text) => MutatedFiles.AreReadOrRefused(kind, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_mutated_drawn_map_is_read_or_refused() => MutatedFiles.AreReadOrRefused("kml", Encoding.UTF8.GetBytes(KmlTests.Map));

    [Fact]
    public void A_mutated_packed_map_is_read_or_refused() => MutatedFiles.AreReadOrRefused("kmz", KmlTests.Pack(KmlTests.Map));

    [Fact]
    public void A_mutated_table_of_LibreOffice_is_read_or_refused() => MutatedFiles.AreReadOrRefused("ods", OdsTests.Workbook("""
        <table:table table:name="Groups"><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" table:number-rows-spanned="3"><text:p>Town</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="2.5"><text:p>A</text:p></table:table-cell><table:table-cell><text:p>Leeds</text:p></table:table-cell></table:table-row></table:table>
        """));

    [Fact]
    public void A_mutated_map_is_read_or_refused() =>
        MutatedFiles.AreReadOrRefused("map", MapJsonTests.Write(MapJson.Write, Small), file => MapJson.Read(new MemoryStream(file)));

    private static byte[] Written(string kind) => kind switch
    {
        "gexf" => MapJsonTests.Write(GexfWriting.Write, Small),
        "kumu" => MapJsonTests.Write(KumuWriting.Write, Small),
        _ => Encoding.UTF8.GetBytes("""{"name":"P","wants":[{"what":"skill","name":"Law","wanted":3}]}"""),
    };

    private static CoalitionMap Small => new()
    {
        Title = "T",
        Groups = [new GroupOnMap(new Group { Id = "a", Name = "A", Causes = ["law", "food; more"] }), new GroupOnMap(new Group { Id = "b", Name = "B" })],
        Ties = [new TieOnMap(new Tie("a", "b", "funds", 2, true) { Through = ["x"] })],
        Purpose = new Purpose("P", [new Want(NeedKind.Skill, "Law", 3)]),
    };
}
