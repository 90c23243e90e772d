using System.IO.Compression;

namespace Weft.Formats;

public class HsdsTests
{
    [Fact]
    public void An_archive_that_points_outside_is_refused()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("../organizations.csv");

        Assert.Throws<UnreadableFileException>(() => RawSink.ReadAny(zip.ToArray()));
    }

    [Fact]
    public void Services_of_one_organisation_are_one_group()
    {
        var sink = RawSink.Read("""
            {"contents":[
             {"id":"s1","name":"Advice","application_process":"come","alternate_name":"x","organization":{"id":"o1","name":"A","website":"https://a.org"}},
             {"id":"s2","name":"Food","application_process":"come","organization":{"id":"o1","name":"A"}},
             {"id":"s3","name":"Alone","application_process":"come"}]}
            """, "Open Referral HSDS");

        Assert.Equal(["A", "Alone"], sink.Groups.Select(group => group.One("name")));
        Assert.Equal(["Advice", "Food"], sink.Groups[0].All("services"));
    }

    [Fact]
    public void An_organisation_is_known_by_its_services_and_locations()
    {
        var group = Assert.Single(RawSink.Read("""
            [{"id":"1","name":"A","services":[{"id":"s","name":"Advice"}],"locations":[{"id":"l","latitude":1.5,"longitude":2,"addresses":[{"city":"Leeds"}]}]}]
            """, "Open Referral HSDS").Groups);

        Assert.Equal(("Advice", "Leeds", "1.5"), (group.One("services"), group.One("city"), group.One("latitude")));
    }

    [Fact]
    public void A_page_of_Open_Referral_UK_is_read()
    {
        var group = Assert.Single(RawSink.Read("""
            {"totalElements":1,"content":[{"id":"s","name":"Food","status":"active","organization":{"id":"o","name":"A"},
             "service_at_locations":[{"id":"x","location":{"id":"l","latitude":51.4,"longitude":-2.6,"addresses":[{"city":"Bristol"}]}}]}]}
            """, "Open Referral HSDS").Groups);

        Assert.Equal(("A", "Bristol", "51.4"), (group.One("name"), group.One("city"), group.One("latitude")));
    }

    [Theory]
    [InlineData("taxonomies.csv", "id,name,description,uri,version\n1,Legal,x,https://a.org,1\n")]
    [InlineData("taxonomy.csv", "id,term,parent_id,taxonomy\n1,Legal,,x\n")]
    [InlineData("languages.csv", "id,service_id,name\n1,2,Spanish\n")]
    public void A_table_of_details_given_alone_says_what_is_missing(string name, string text)
    {
        var refused = Assert.Throws<UnreadableFileException>(() => Given.Read(Given.File(text, name)));
        Assert.Contains("organizations.csv", refused.Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Places_of_a_package_are_looked_up()
    {
        var read = MapReading.Read([Given.File("id,name,tax_id\n1,A,\n", "organizations.csv"), Given.File("id,organization_id,location_type\n9,1,physical\n", "locations.csv"),
            Given.File("id,location_id,city\n5,9,Leeds\n", "addresses.csv"), Given.File("id,term,parent_id\n1,Legal,\n", "taxonomy.csv")], new(), new SmallGazetteer());

        Assert.Equal("GB", Assert.Single(read.Material.Groups).Place!.Country);
    }
}
