using Xunit.Abstractions;

namespace Weft.Formats;

[Trait("Data", "Real")]
public class RealDataTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("us-mutual-aid-hub/ma-networks.geojson", "GeoJSON", 609, 0)]
    [InlineData("movement-networks/networks.graphml", "GraphML", 24, 47)]
    [InlineData("movement-networks/movnet.graphml", "GraphML", 8, 9)]
    [InlineData("interchange-formats/kumu/kumu-changelabs-template.json", "Kumu", 10, 11)]
    [InlineData("interchange-formats/kumu/kumu-omidyarnetwork-us-financial-inclusion-BACKUP.json", "Kumu", 230, 232)]
    [InlineData("interchange-formats/kumu/snap-to-tutorial-project.json", "Kumu", 51, 113)]
    [InlineData("interchange-formats/hsds/examples/organization_full.json", "Open Referral HSDS", 1, 0)]
    [InlineData("interchange-formats/hsds/examples/organization_list.json", "Open Referral HSDS", 1, 0)]
    [InlineData("interchange-formats/hsds/examples/service_full.json", "Open Referral HSDS", 1, 0)]
    [InlineData("interchange-formats/hsds/examples/service_list.json", "Open Referral HSDS", 1, 0)]
    [InlineData("interchange-formats/hsds/examples/service_at_location_full.json", "Open Referral HSDS", 1, 0)]
    [InlineData("interchange-formats/hsds/examples/service_at_location_list.json", "Open Referral HSDS", 1, 0)]
    [InlineData("interchange-formats/hsds/examples/location.json", "Open Referral HSDS", 1, 0)]
    [InlineData("interchange-formats/hsds/examples/tabular.json", "Open Referral HSDS", 1, 0)]
    [InlineData("organize-directory/data/topics/prisoner-solidarity.json", "JSON", 18, 0)]
    [InlineData("organize-directory/data/locations/akron.json", "JSON", 23, 0)]
    public void A_real_file_is_read_whole(string file, string format, int groups, int ties) =>
        FileLaws.IsReadWhole(Repository.RealData(file), format, groups, ties, output);

    [Fact]
    public void The_whole_directory_of_groups_is_read() =>
        Assert.InRange(FileLaws.DirectoryIsReadWhole(Repository.RealData("organize-directory", "data")), 2700, 2750);

    [Fact]
    public void Every_file_is_read_or_refused_with_a_reason() =>
        FileLaws.EveryFileIsReadOrRefused(Repository.RealData(), Repository.RealData("organize-directory", "data", "locations"), output);

    [Fact]
    public void The_lists_are_read_whole()
    {
        var aid = FileLaws.ListIsReadWhole(Repository.RealData("mutual-aid-sample", "groups.csv"), 200);
        Assert.All(aid.Material.Groups, group => Assert.NotNull(group.Place?.Name));

        var prisons = FileLaws.ListIsReadWhole(Repository.RealData("uk-prisons", "uk-prisons.csv"), 174);
        Assert.Equal("ACI", prisons.Material.Groups[0].Id);
        Assert.Equal("Liverpool", prisons.Material.Groups[0].Place!.Name);
    }

    [Theory]
    [InlineData("us-mutual-aid-hub/ma-networks.geojson")]
    [InlineData("movement-networks/movnet.graphml")]
    [InlineData("interchange-formats/kumu/kumu-changelabs-template.json")]
    [InlineData("interchange-formats/hsds/examples/service_list.json")]
    [InlineData("organize-directory/data/locations/akron.json")]
    public void A_mutated_file_is_read_or_refused(string file)
    {
        var whole = File.ReadAllBytes(Repository.RealData(file));
        MutatedFiles.AreReadOrRefused(file, whole[..Math.Min(whole.Length, 30_000)]);
    }

    [Fact]
    public void A_mutated_package_of_tables_is_read_or_refused() =>
        MutatedFiles.AreReadOrRefused("hsds zip", Given.Zip(HsdsRealDataTests.Examples("csv", "organizations.csv"), HsdsRealDataTests.Examples("csv", "services.csv")));
}
