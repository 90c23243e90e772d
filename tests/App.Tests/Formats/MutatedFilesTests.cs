using System.Text;
using Weft.Groups;
using Weft.Map;

namespace Weft.Formats;

/// <summary>Broken files give a result or one clear reason, and never anything else (10,000 of each kind with --long).</summary>
public class MutatedFilesTests
{
    private static readonly int Rounds = MapJsonTests.IsLong ? 10_000 : 200;

    public static TheoryData<string> Kinds => ["geojson", "graphml", "gexf", "kumu", "murmurations", "hsds", "hsds zip", "map", "json", "purpose", "kumu written"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_mutated_file_is_read_or_refused(string kind)
    {
        var whole = Sample(kind);
        for (var seed = 0; seed < Rounds; seed++)
        {
            var file = Mutate(whole, new Random(seed));
            try
            {
                RawSink.ReadAny(file);
            }
            catch (UnreadableFileException refused)
            {
                Assert.NotEmpty(refused.Reason.ToString());
            }
            catch (Exception error)
            {
                Assert.Fail($"{kind}, seed {seed}: {error}");
            }
            if (kind == "map")
            {
                try { MapJson.Read(new MemoryStream(file)); }
                catch (UnreadableFileException) { }
            }
        }
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var file = whole.ToList();
        for (var change = random.Next(1, 6); change > 0 && file.Count > 0; change--)
        {
            var at = random.Next(file.Count);
            switch (random.Next(6))
            {
                case 0: file[at] = (byte)random.Next(256); break;
                case 1: file.RemoveRange(at, Math.Min(random.Next(1, 40), file.Count - at)); break;
                case 2: file.InsertRange(at, file.GetRange(random.Next(file.Count) is var from && from < file.Count ? from : 0, Math.Min(20, file.Count - from))); break;
                case 3: file.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)])); break;
                case 4: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 5 when random.Next(4) == 0: file.RemoveRange(at, file.Count - at); break;
            }
        }
        return [.. file];
    }

    private static readonly string[] Tokens =
        ["{", "}", "[", "]", ",", ":", "null", "true", "1e999", "-0", "\"\"", "\"\\ud800\"", "\\u0000", "<", ">", "&x;", "</node>", "<node>", "<graph>", "]]>", "\u0000", "{\"a\":1}", "[[]]", "\"id\":{},", "<!--", "<![CDATA["];

    private static byte[] Sample(string kind)
    {
        var map = new CoalitionMap
        {
            Title = "T",
            Groups = [new GroupOnMap(new Group { Id = "a", Name = "A", Causes = ["law", "food; more"] }), new GroupOnMap(new Group { Id = "b", Name = "B" })],
            Ties = [new TieOnMap(new Tie("a", "b", "funds", 2, true) { Through = ["x"] })],
            Purpose = new Purpose("P", [new Want(NeedKind.Skill, "Law", 3)]),
        };
        byte[] Shared(params string[] path) => File.ReadAllBytes(Repository.SharedData(path));
        return kind switch
        {
            "geojson" => Shared("us-mutual-aid-hub", "ma-networks.geojson")[..3000],
            "graphml" => Shared("movement-networks", "movnet.graphml"),
            "gexf" => MapJsonTests.Write(GexfWriting.Write, map),
            "kumu" => Shared("interchange-formats", "kumu", "kumu-changelabs-template.json"),
            "kumu written" => MapJsonTests.Write(KumuWriting.Write, map),
            "murmurations" => Encoding.UTF8.GetBytes("""[{"linked_schemas":["x"],"name":"A","primary_url":"https://a.org","geolocation":{"lat":1,"lon":2},"urls":[{"name":"x","url":"y"}],"relationships":[{"object_url":"z"}]}]"""),
            "hsds" => Shared("interchange-formats", "hsds", "examples", "service_list.json"),
            "hsds zip" => Zip(),
            "map" => MapJsonTests.Write(MapJson.Write, map),
            "json" => Shared("organize-directory", "data", "locations", "akron.json"),
            _ => Encoding.UTF8.GetBytes("""{"name":"P","wants":[{"what":"skill","name":"Law","wanted":3}]}"""),
        };
    }

    private static byte[] Zip()
    {
        using var zip = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var table in new[] { "organizations.csv", "services.csv" })
                System.IO.Compression.ZipFileExtensions.CreateEntryFromFile(archive, Repository.SharedData("interchange-formats", "hsds", "examples", "csv", table), table);
        return zip.ToArray();
    }
}
