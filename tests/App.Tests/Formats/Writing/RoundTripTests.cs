using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Weft.Fixtures;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Formats;

/// <summary>What a map is written to is read back by the readers that everybody uses.</summary>
public class RoundTripTests
{
    private static readonly string[] Words =
        ["law", "Food, shelter", "a; b", "a|b", "first\\second", "(open", "closed)", "a (b; c)", "=SUM(A1)", "+44 113 496 0000", "@all", "'quoted'", "\"double\"", "<b>&amp;", "line\nbreak",
         "- dash", "• bullet", "互助", "مساعدة", "🧵", "ñandú", "x,y,z", "{0}", "]]>", "trailing\\", "[a, b]", "#tag", "don't"];

    public static TheoryData<string> Carriers => ["csv", "graph.graphml", "graph.gexf", "kumu.json", "groups.geojson", "map.json"];

    [Theory]
    [MemberData(nameof(Carriers))]
    public void What_the_format_carries_comes_back(string carrier)
    {
        var law = Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var map = Map(new Random(seed));
            var read = MapReading.Read(Files(carrier, map), new ReadingChoices(), null).Material;
            Assert.Equal(map.Groups.Select(on => carrier is "csv" or "map.json" ? on.Group : on.Group with { Private = [] }), read.Groups.Select(Plain));
            if (carrier != "groups.geojson") Assert.Equal(map.Ties.Select(on => Sides(on.Tie)).OrderBy(tie => tie.ToString()), read.Ties.Select(Sides).OrderBy(tie => tie.ToString()));
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(LongRun.IsOn ? 2000 : 60), law);
    }

    private static SourceFile[] Files(string carrier, CoalitionMap map)
    {
        string[] names = carrier == "csv" ? map.Ties.Count > 0 ? ["groups.csv", "ties.csv"] : ["groups.csv"] : [carrier];
        return [.. names.Select(name =>
        {
            var bytes = MapJsonTests.Write(MapFiles.All.Single(file => file.Name == name).Write, map);
            return new SourceFile(name, () => new MemoryStream(bytes));
        })];
    }

    /// <summary>An undirected tie's ends may come in any order.</summary>
    private static Tie Sides(Tie tie) => string.CompareOrdinal(tie.From, tie.To) <= 0 ? tie : tie with { From = tie.To, To = tie.From };

    /// <summary>What Weft works out comes back as other fields, and is not written twice.</summary>
    private static Group Plain(Group group) => group with { Others = [.. group.Others.Where(field => !GroupHeadings.Computed.Contains(field.Name))] };

    private static CoalitionMap Map(Random random)
    {
        var groups = Enumerable.Range(0, random.Next(1, 8)).Select(i => new Group
        {
            Id = $"group-{i}",
            Name = $"Name {i} {One(random).ReplaceLineEndings(" ")}",
            Kind = GroupKind.Group,
            Description = random.Next(2) == 0 ? "" : $"We do {One(random)} every day. And more",
            Website = random.Next(2) == 0 ? null : $"https://example.org/{i}?a=1&b=2",
            Scale = random.Next(2) == 0 ? null : (Scale)random.Next(4),
            Member = random.Next(2) == 0,
            Capacity = (Capacity)random.Next(3),
            RestingUntil = random.Next(2) == 0 ? null : new LocalDate(2027, 1, 1).PlusDays(random.Next(1000)),
            Place = random.Next(3) == 0 ? null : new Place
            {
                Name = $"Town {random.Next(9)}",
                Country = random.Next(2) == 0 ? null : "GB",
                Region = random.Next(2) == 0 ? null : "Yorkshire",
                Position = new Position(random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180),
                Precision = (Precision)random.Next(5),
                Source = random.Next(2) == 0 ? PlaceSource.Given : PlaceSource.Gazetteer,
            },
            Causes = List(random),
            Specialisms = List(random),
            Skills = List(random),
            Resources = List(random),
            Values = List(random),
            Communities = List(random),
            Languages = List(random),
            Strategies = List(random),
            Opposes = List(random),
            Needs = List(random),
            WorksIn = List(random),
            Private = random.Next(2) == 0 ? [] : [new Field("Helper", "Alice"), new Field("E-mail", "a@example.org")],
            Others = random.Next(2) == 0 ? [] : [new Field("Founded", "1999"), new Field("Colour", $"Red {One(random)}")],
        }).ToList();
        var ties = new List<TieOnMap>();
        for (var i = 0; i < groups.Count; i++)
            for (var j = i + 1; j < groups.Count; j++)
                if (random.Next(3) == 0)
                    ties.Add(new TieOnMap(new Tie(groups[i].Id, groups[j].Id, random.Next(3) == 0 ? "" : One(random), 1 + random.Next(5) / 2.0, random.Next(2) == 0) { Through = List(random) }));
        return new CoalitionMap { Groups = [.. groups.Select(group => new GroupOnMap(group, random.Next(3), random.Next(9), random.NextDouble()))], Ties = [.. ties] };
    }

    private static string One(Random random) => Words[random.Next(Words.Length)];

    private static ValueList<string> List(Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => One(random)).DistinctBy(value => Folding.Fold(value) is { Length: > 0 } folded ? folded : value)];
}
