using Weft.Fixtures;

namespace Weft.Groups;

/// <summary>What a list says of being public holds until somebody publishes it, by whatever way it comes.</summary>
public sealed class ConsentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weft consent ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    [Theory]
    [InlineData("May we publish this?,no,yes")]
    [InlineData("Confidencial,sí,no")]
    public async Task Whoever_refused_is_published_from_no_file_that_the_map_wrote(string said)
    {
        var (heading, refused, allowed) = said.Split(',') is [var first, var second, var third] ? (first, second, third) : throw new InvalidDataException(said);
        await File.WriteAllTextAsync(At("groups.csv"), $"Group,Town,{heading}\nCop Watch,Leeds,{refused}\nBread Fund,York,{allowed}\n");
        Assert.Equal(0, (await WeftProgram.Run("map", At("groups.csv"), "--out", At("out"))).Code);

        foreach (var file in new[] { "map.json", "groups.csv", "groups.geojson", "graph.graphml", "graph.gexf", "kumu.json" })
        {
            var (code, told, complained) = await WeftProgram.Run("import", At("out/" + file), "--data", At("data"));

            Assert.Equal((0, ""), (code, complained));
            Assert.Contains("groups shown: 1 ", told, StringComparison.Ordinal);
            Assert.Contains("not listed: 1, first “Cop Watch”: Its list says that it is not to be public", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_was_published_and_refuses_now_goes_with_the_next_import()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var group = Samples.Group("a", "Cop Watch");
        await shelf.Publish("North", [group, Samples.Group("b", "Bread Fund")]);

        var count = await shelf.Publish("North", [group with { NotPublic = true }, Samples.Group("b", "Bread Fund")]);

        Assert.Equal((1, 1), (count.Shown, count.Removed));
    }
}
