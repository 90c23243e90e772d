using Xunit.Abstractions;

namespace Weft.Formats;

public class LookAlikesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("mutual-aid.geojson", "GeoJSON", 32, 0)]
    [InlineData("networks.graphml", "GraphML", 9, 15)]
    [InlineData("partners.graphml", "GraphML", 5, 6)]
    [InlineData("kumu/stakeholders.json", "Kumu", 6, 7)]
    [InlineData("kumu/loops.json", "Kumu", 5, 6)]
    [InlineData("kumu/numbers.json", "Kumu", 4, 5)]
    [InlineData("murmurations.json", "Murmurations", 5, 3)]
    [InlineData("hsds/organization_full.json", "Open Referral HSDS", 1, 0)]
    [InlineData("hsds/organization_list.json", "Open Referral HSDS", 1, 0)]
    [InlineData("hsds/service_full.json", "Open Referral HSDS", 1, 0)]
    [InlineData("hsds/service_list.json", "Open Referral HSDS", 1, 0)]
    [InlineData("hsds/service_at_location_full.json", "Open Referral HSDS", 1, 0)]
    [InlineData("hsds/service_at_location_list.json", "Open Referral HSDS", 1, 0)]
    [InlineData("hsds/location.json", "Open Referral HSDS", 1, 0)]
    [InlineData("hsds/tabular.json", "Open Referral HSDS", 1, 0)]
    [InlineData("directory/topics/prisoner-solidarity.json", "JSON", 3, 0)]
    [InlineData("directory/locations/akron.json", "JSON", 5, 0)]
    public void A_file_is_read_whole(string file, string format, int groups, int ties) =>
        FileLaws.IsReadWhole(Repository.LookAlike(file), format, groups, ties, output);

    [Fact]
    public void The_whole_directory_of_groups_is_read() =>
        Assert.Equal(14, FileLaws.DirectoryIsReadWhole(Repository.LookAlike("directory")));

    [Fact]
    public void Every_file_is_read_or_refused_with_a_reason() =>
        FileLaws.EveryFileIsReadOrRefused(Repository.LookAlike(), Repository.LookAlike("directory", "locations"), output);

    [Fact]
    public void The_lists_are_read_whole()
    {
        var aid = FileLaws.ListIsReadWhole(Repository.LookAlike("typed-places.csv"), 93);
        Assert.All(aid.Material.Groups, group => Assert.NotNull(group.Place?.Name));

        var prisons = FileLaws.ListIsReadWhole(Repository.LookAlike("prisons.csv"), 15);
        Assert.Equal("ZAL", prisons.Material.Groups[0].Id);
        Assert.Equal("Liverpool", prisons.Material.Groups[0].Place!.Name);
    }

    [Fact]
    public void A_name_over_several_lines_becomes_one_line()
    {
        var names = Given.Read(Given.OnDisk(Repository.LookAlike("directory", "locations", "akron.json"))).Names();
        Assert.Contains("Freedom Headlight Workshop", names);
        Assert.Contains("Night Watchers (NW) of the Canal", names);
    }

    [Fact]
    public void A_feature_without_a_city_a_title_or_a_point_is_kept()
    {
        var groups = RawSink.Read(File.ReadAllBytes(Repository.LookAlike("mutual-aid.geojson")), "GeoJSON").Groups;
        Assert.Null(groups.Single(group => group.One("title") == "Tallgrass Ring").Position);
        Assert.NotNull(groups.Single(group => group.One("title") is null).Position);
        Assert.Equal(2, groups.Count(group => group.One("city") is null));
    }
}
