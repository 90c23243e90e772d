using System.Text.Json;
using Xunit.Abstractions;

namespace Weft.Formats;

/// <summary>What holds of every file, whether we made it up or somebody else did.</summary>
internal static class FileLaws
{
    public static void IsReadWhole(string file, string format, int groups, int ties, ITestOutputHelper output)
    {
        var sink = RawSink.Read(File.ReadAllBytes(file), format);

        output.WriteLine($"{file}: {sink.Groups.Count} groups, {sink.Ties.Count} ties, {sink.Skipped.Count} skipped");
        foreach (var note in sink.Notes.Concat(sink.Skipped.Select(skipped => skipped.Reason)))
            output.WriteLine($"  {note}");
        foreach (var field in sink.Groups.Take(1).SelectMany(group => group.Fields))
            output.WriteLine($"  {field.Name} = {field.Value}");
        Assert.Equal((groups, ties), (sink.Groups.Count, sink.Ties.Count));
        Assert.Empty(sink.Skipped);
    }

    /// <returns>How many groups all files of the directory hold.</returns>
    public static int DirectoryIsReadWhole(string directory)
    {
        var groups = 0;
        foreach (var file in DirectoryFiles(directory))
        {
            var sink = RawSink.Read(File.ReadAllBytes(file), "JSON");
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var there = json.RootElement.GetProperty("sections").EnumerateArray().Sum(section => section.GetProperty("initiatives").GetArrayLength());
            Assert.True(there == sink.Groups.Count + (there == 0 ? 0 : sink.Skipped.Count), $"{file}: {there} there, {sink.Groups.Count} read, {sink.Skipped.Count} skipped");
            Assert.True(sink.Groups.Count > 0 || sink.Skipped.Count == 1, file);
            Assert.All(sink.Groups, group => Assert.NotNull(group.One("name")));
            groups += sink.Groups.Count;
        }
        return groups;
    }

    /// <summary>Lists of places may have nothing in them, but they are lists.</summary>
    public static void EveryFileIsReadOrRefused(string folder, string neverRefused, ITestOutputHelper output)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) is not (".json" or ".csv" or ".graphml" or ".geojson")) continue;
            try
            {
                RawSink.ReadAny(File.ReadAllBytes(file));
            }
            catch (UnreadableFileException refused)
            {
                Assert.False(file.StartsWith(neverRefused, StringComparison.Ordinal), $"{file}: {refused.Reason}");
                output.WriteLine($"{file}: {refused.Reason}");
            }
        }
    }

    public static Reading ListIsReadWhole(string file, int groups)
    {
        var read = Given.Read(Given.OnDisk(file));
        Assert.Equal((groups, 0), (read.Material.Groups.Count, read.Material.Skipped.Count));
        return read;
    }

    private static IEnumerable<string> DirectoryFiles(string directory) => new[] { "locations", "states", "topics" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(directory, folder), "*.json"));
}
