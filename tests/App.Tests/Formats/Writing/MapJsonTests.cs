using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Weft.Fixtures;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Formats;

public class MapJsonTests
{
    internal static byte[] Write(Action<CoalitionMap, Stream> write, CoalitionMap map)
    {
        using var file = new MemoryStream();
        write(map, file);
        return file.ToArray();
    }

    [Fact]
    public void Any_map_comes_back_as_it_was()
    {
        var law = Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var map = RandomMaps.Map(seed);
            return MapJson.Read(new MemoryStream(Write(MapJson.Write, map))).Equals(map);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(LongRun.IsOn ? 5000 : 300), law);
    }

    [Fact]
    public void It_has_the_names_that_were_promised()
    {
        var map = new CoalitionMap
        {
            Title = "T",
            Groups = [new GroupOnMap(new Group { Id = "a", Name = "A", Place = new Place { Name = "Leeds", Position = new Position(53.8, -1.5), Source = PlaceSource.Given } }, 0, 1, 2.5)],
            Ties = [new TieOnMap(new Tie("a", "b"), true)],
            Coverage = [new Coverage(new Want(NeedKind.Skill, "Law"), ["a"])],
            Skipped = [new SkippedRow("f.csv", 3, new Reason("It has no name"))],
        };
        using var json = JsonDocument.Parse(Write(MapJson.Write, map));
        var root = json.RootElement;

        static void Has(JsonElement item, string names) => Assert.All(names.Split(' '), name => Assert.True(item.TryGetProperty(name, out _), name));
        Has(root, "format version title purpose groups ties skipped duplicates coverage coverageByRegion allies unexpected exchange structure missing");
        Has(root.GetProperty("groups")[0], "id name place member community degree betweenness causes specialisms skills resources values communities languages strategies opposes needs worksIn private others");
        Has(root.GetProperty("groups")[0].GetProperty("place"), "name country region lat lon precision source");
        Has(root.GetProperty("ties")[0], "from to kind strength confirmed bridge through");
        Has(root.GetProperty("coverage")[0], "what name wanted holders status");
        Has(root.GetProperty("skipped")[0].GetProperty("reason"), "text key arguments");
        Has(root.GetProperty("structure"), "components communities modularity bridges cutPoints isolates brokers");
        Assert.Equal("single", root.GetProperty("coverage")[0].GetProperty("status").GetString());
        Assert.Equal("given", root.GetProperty("groups")[0].GetProperty("place").GetProperty("source").GetString());
    }

    [Theory]
    [InlineData("""{"format":"weft-map","version":2}""")]
    [InlineData("""{"format":"weft-map","version":1,"groups":[null]}""")]
    [InlineData("""{"format":"weft-map","version":1,"groups":[{"id":"a","name":"A","causes":null}]}""")]
    [InlineData("""{"format":"weft-map","version":1,"ties":[{"from":"a"}]}""")]
    [InlineData("""{"format":"weft-map","version":1,"groups":[{"id":"a","name":"A","kind":"spaceship"}]}""")]
    [InlineData("""{"groups":[]}""")]
    [InlineData("""[]""")]
    [InlineData("""{"format":"weft-map","ver""")]
    [InlineData("")]
    public void What_is_no_whole_map_is_refused(string text) =>
        Assert.Throws<UnreadableFileException>(() => MapJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_map_given_as_a_file_is_groups_ties_and_wants_again()
    {
        var map = new CoalitionMap
        {
            Groups = [new GroupOnMap(new Group { Id = "a", Name = "A", Causes = ["law"], Private = [new Field("Helper", "Alice")] }), new GroupOnMap(new Group { Id = "b", Name = "B" })],
            Ties = [new TieOnMap(new Tie("a", "b", "funds", 2, true))],
            Purpose = new Purpose("P", [new Want(NeedKind.Skill, "Law", 3)]),
        };
        var sink = RawSink.Read(Write(MapJson.Write, map), "Weft map");

        Assert.Equal(("a", "A", "law", "Alice"), (sink.Groups[0].Id, sink.Groups[0].One("name"), sink.Groups[0].One("causes"), sink.Groups[0].One("private: Helper")));
        Assert.Equal(("a", "b", "funds", 2.0, true), (sink.Ties[0].From, sink.Ties[0].To, sink.Ties[0].Kind, sink.Ties[0].Strength, sink.Ties[0].Confirmed));
        Assert.Equal(new Want(NeedKind.Skill, "Law", 3), Assert.Single(sink.Wants));
    }

    [Fact]
    public void The_name_of_its_purpose_is_read_back_with_it()
    {
        var map = new CoalitionMap { Purpose = new Purpose("A year without cells", [new(NeedKind.Skill, "law", 2)]), Groups = [new(new Group { Id = "a", Name = "A" }, 0, 0, 0)] };

        Assert.Equal(map.Purpose, Given.Read(Given.File(Write(MapJson.Write, map), "map.json")).Purpose);
    }
}
