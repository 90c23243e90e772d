using Xunit.Abstractions;

namespace Weft.Formats;

public class SharedDataTests(ITestOutputHelper output)
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
    public void The_trial_data_is_read_whole(string file, string format, int groups, int ties)
    {
        var sink = RawSink.Read(File.ReadAllBytes(Repository.SharedData(file.Split('/'))), format);

        output.WriteLine($"{file}: {sink.Groups.Count} groups, {sink.Ties.Count} ties, {sink.Skipped.Count} skipped");
        foreach (var note in sink.Notes.Concat(sink.Skipped.Select(skipped => skipped.Reason)))
            output.WriteLine($"  {note}");
        foreach (var field in sink.Groups.Take(1).SelectMany(group => group.Fields))
            output.WriteLine($"  {field.Name} = {field.Value}");
        Assert.Equal((groups, ties), (sink.Groups.Count, sink.Ties.Count));
        Assert.Empty(sink.Skipped);
    }

    [Fact]
    public void The_whole_directory_of_groups_is_read()
    {
        int files = 0, groups = 0, empty = 0;
        foreach (var folder in new[] { "locations", "states", "topics" })
            foreach (var file in Directory.EnumerateFiles(Repository.SharedData("organize-directory", "data", folder), "*.json"))
            {
                var sink = RawSink.Read(File.ReadAllBytes(file), "JSON");
                files++;
                using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file));
                var there = json.RootElement.GetProperty("sections").EnumerateArray().Sum(section => section.GetProperty("initiatives").GetArrayLength());
                Assert.True(there == sink.Groups.Count + (there == 0 ? 0 : sink.Skipped.Count), $"{file}: {there} there, {sink.Groups.Count} read, {sink.Skipped.Count} skipped");
                groups += sink.Groups.Count;
                if (sink.Groups.Count == 0) empty++;
                Assert.True(sink.Groups.Count > 0 || sink.Skipped.Count == 1, file);
                Assert.All(sink.Groups, group => Assert.NotNull(group.One("name")));
            }
        output.WriteLine($"{files} files, {groups} groups, {empty} without any");

        Assert.InRange(groups, 2700, 2750);
    }

    [Fact]
    public void Every_file_is_read_or_refused_with_a_reason()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.SharedData(), "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) is not (".json" or ".csv" or ".graphml" or ".geojson")) continue;
            var name = Path.GetRelativePath(Repository.SharedData(), file);
            try
            {
                var sink = RawSink.ReadAny(File.ReadAllBytes(file));
                if (!name.Contains("organize") && sink.Groups.Count + sink.Skipped.Count > 0) output.WriteLine($"{name}: {sink.Groups.Count}, {sink.Ties.Count}, skipped {sink.Skipped.Count}");
            }
            catch (UnreadableFileException refused)
            {
                Assert.False(name.StartsWith("organize-directory/data/locations", StringComparison.Ordinal), $"{name}: {refused.Reason}");
                output.WriteLine($"{name}: {refused.Reason}");
            }
        }
    }
}
