using NodaTime;
using Weft.Groups;
using Weft.Map;
using Weft.Map.Graphs;
using Weft.Places;

namespace Weft.Drawing;

/// <summary>Maps made by hand, to draw.</summary>
internal static class SampleMaps
{
    private static readonly (string Town, string Region, double North, double East)[] British =
    [
        ("Leeds", "England", 53.80, -1.55), ("Bradford", "England", 53.79, -1.75), ("Manchester", "England", 53.48, -2.24),
        ("London", "England", 51.51, -0.13), ("Birmingham", "England", 52.48, -1.90), ("Bristol", "England", 51.45, -2.59),
        ("Sheffield", "England", 53.38, -1.47), ("Liverpool", "England", 53.41, -2.98), ("Newcastle upon Tyne", "England", 54.97, -1.61),
        ("Glasgow", "Scotland", 55.86, -4.25), ("Nottingham", "England", 52.95, -1.15), ("Norwich", "England", 52.63, 1.30),
        ("Cardiff", "Wales", 51.48, -3.18), ("Swansea", "Wales", 51.62, -3.94), ("Bangor", "Wales", 53.23, -4.13),
        ("Brighton", "England", 50.83, -0.14), ("Plymouth", "England", 50.37, -4.14), ("Edinburgh", "Scotland", 55.95, -3.19),
        ("Aberdeen", "Scotland", 57.15, -2.10), ("Lerwick", "Scotland", 60.15, -1.14), ("Belfast", "Northern Ireland", 54.60, -5.93),
        ("Dublin", "Ireland", 53.35, -6.26), ("Cork", "Ireland", 51.90, -8.47), ("Galway", "Ireland", 53.27, -9.06),
    ];
    private static readonly string[] First = ["Tenter Street", "Bread Oven", "Nightbus", "Ropewalk", "Quarry Lane", "Slow Post", "Cinder Path", "Loomshed", "Green Kettle", "Saltpetre", "Grindstone", "Dock Gate", "Overhead Line", "Kittiwake", "Tidewrack", "Button Yard", "Long Table", "Lacehill", "Fenline", "Severn Mud"];
    private static readonly string[] Second = ["Court Friends", "Letters", "Families", "Kitchen", "Defence Circle"];
    private static readonly string[] Held = ["court observing", "letter writing", "childcare", "kitchen", "bail know-how", "van", "step-free hall", "translation"];

    private static readonly Town[] Towns = [new("Inverness", new(57.48, -4.22), 47000), new("Exeter", new(50.72, -3.53), 117000), new("Limerick", new(52.66, -8.63), 94000), new("Carlisle", new(54.89, -2.94), 75000), new("Leeds", new(53.80, -1.55), 455000)];

    /// <summary>Knows these towns, wherever it is asked.</summary>
    public static IGazetteer Atlas { get; } = new FewTowns();

    private sealed class FewTowns : IGazetteer
    {
        public Place Find(string text, string? country = null, string? region = null) => new() { Name = text };
        public string? CountryCode(string name) => null;
        public IReadOnlyList<Town> LargestTowns(Bounds within, int count) => Towns;
    }

    /// <summary>Forty groups, thirty of them members, with ties, a purpose, allies and everything else that a report may hold.</summary>
    public static CoalitionMap Britain()
    {
        var chance = new SplitMix64(7);
        var groups = new List<Group>();
        for (var i = 0; i < 40; i++)
        {
            var (town, region, north, east) = British[i < 6 ? 0 : i < 10 ? 3 : i < 13 ? 2 : i % British.Length];
            groups.Add(new()
            {
                Id = $"b{i}",
                Name = $"{First[i % First.Length]} {Second[(i / 7 + i) % Second.Length]}",
                Place = new() { Name = town, Region = region, Country = "GB", Position = new(north, east), Source = PlaceSource.Given },
                Member = i % 4 != 3,
                Causes = [Second[i / 8].ToLowerInvariant()],
                Skills = [Held[chance.Next(Held.Length)], Held[chance.Next(Held.Length)]],
                Description = i % 4 == 3 ? "People who have sat in on hearings every week since 2021." : "",
                Capacity = i == 7 ? Capacity.ALittle : Capacity.Open,
            });
        }
        groups.Add(new() { Id = "lost", Name = "Ferry Loft", Member = true, Place = new() { Name = "by the harbour", Note = new("Nothing is known by that name") } });
        var ties = new List<Tie>();
        for (var i = 0; i < 38; i++)
        {
            var home = i / 8 * 8;
            for (var k = 0; k < 2; k++)
                if (home + chance.Next(8) is var j && j != i && j < 38) ties.Add(new($"b{i}", $"b{j}", "", 1 + chance.Next(3)));
        }
        ties.AddRange([new("b1", "b9"), new("b12", "b17"), new("b20", "b27"), new("b28", "b33"), new("b3", "b12")]);
        ties = [.. ties.DistinctBy(tie => (Math.Min(Number(tie.From), Number(tie.To)), Math.Max(Number(tie.From), Number(tie.To))))];
        Want[] wants =
        [
            new(NeedKind.Skill, "Court observing"), new(NeedKind.Skill, "BSL interpreting"), new(NeedKind.Skill, "Bail know-how"),
            new(NeedKind.Resource, "Step-free hall"), new(NeedKind.Resource, "Braille printing"), new(NeedKind.Resource, "Kitchen", 3),
            new(NeedKind.Language, "Tigrinya"), new(NeedKind.Community, "Care leavers"),
        ];
        ValueList<string> Holders(Want want) => groups.Where(group => group.Member && group.Skills.Any(skill => skill.Equals(want.Name, StringComparison.OrdinalIgnoreCase))).Select(group => group.Id).ToValueList();
        var map = new CoalitionMap
        {
            Title = "The Long Thread",
            Purpose = new("nobody alone in court", wants.ToValueList()),
            Coverage = wants.Select(want => new Coverage(want, want.Name == "Bail know-how" ? ["b0"] : Holders(want))).ToValueList(),
            CoverageByRegion = [.. new[] { "England", "Scotland", "Wales" }.Select(region => new RegionCoverage(region, wants.Select(want =>
                Holders(want).Where(id => groups.Single(group => group.Id == id).Place!.Region == region).ToValueList()).ToValueList()))],
            Allies =
            [
                new("b3", [wants[1], wants[0]], ["nobody is disposable"], 12, ["b12", "b3"], [new("About {0} km from {1}", "12", groups[0].Name)]),
                new("b7", [wants[4], wants[7]], [], 310, ["b1", "b9", "b7"], [new("About {0} km from {1}", "310", groups[1].Name), new("They said that they can give only a little now"), new("They once had a stall beside ours")])
                {
                    Introductions = [new(["b1", "b9", "b7"], 1, new("{0} could ask, through {1}", groups[1].Name, groups[9].Name)), new(["b12", "b7"], 2, new("{0} has a tie with them already", groups[12].Name))],
                },
                new("b11", [wants[1]], ["no racism", "consent"], null, [], []),
            ],
            Unexpected = [new("b15", ["court watching"], ["families"], ["deportation"], ["b12", "b15"], [])],
            Exchange = [new("b0", "b5", "childcare", 0.4, []), new("b2", "b9", "van", 271.3, [])],
            Duplicates = [new("b0", "b20", new("The same name"))],
            Skipped = [new("groups.csv", 14, new("There is no name in this row")), new("ties.csv", 3, new("“{0}” is no group in these files", "Weir <Keepers>"))],
            Missing = new() { Communities = ["Care leavers"], Languages = ["Tigrinya"] },
        };
        return Structured(map, groups, ties, i => i / 8, ["Pennine courts and kitchens", "The letter writers", "Families on the road", "Middle and west", "Across the water"]);
    }

    public static CoalitionMap World()
    {
        (string, double, double)[] towns = [("London", 51.5, -0.1), ("Paris", 48.9, 2.3), ("Berlin", 52.5, 13.4), ("Athens", 38, 23.7), ("Lagos", 6.5, 3.4), ("Nairobi", -1.3, 36.8), ("Cape Town", -33.9, 18.4), ("Delhi", 28.6, 77.2), ("Manila", 14.6, 121), ("Tokyo", 35.7, 139.7), ("Sydney", -33.9, 151.2), ("Auckland", -36.8, 174.8), ("Suva", -18.1, 178.4), ("Apia", -13.8, -171.8), ("Honolulu", 21.3, -157.9), ("Oakland", 37.8, -122.3), ("Ciudad de México", 19.4, -99.1), ("New York", 40.7, -74), ("São Paulo", -23.6, -46.6), ("Buenos Aires", -34.6, -58.4), ("Reykjavík", 64.1, -21.9)];
        return new()
        {
            Title = "Across every wall",
            Groups = towns.SelectMany((town, i) => Enumerable.Range(0, 1 + i % 4).Select(k => new GroupOnMap(new()
            {
                Id = $"w{i}-{k}",
                Name = $"{town.Item1} group {k + 1}",
                Place = new() { Name = town.Item1, Position = new(town.Item2, town.Item3) },
            }))).ToValueList(),
        };
    }

    /// <summary>So many groups in planted communities, all over Britain.</summary>
    public static CoalitionMap Many(int count, int ties, int communities = 12)
    {
        var chance = new SplitMix64(11);
        var groups = Enumerable.Range(0, count).Select(i => British[chance.Next(British.Length)] is var town ? new Group
        {
            Id = $"m{i}",
            Name = $"{First[i % First.Length]} {Second[i % Second.Length]} {i}",
            Place = new() { Name = town.Town, Position = new(town.North + chance.NextDouble() - 0.5, town.East + chance.NextDouble() - 0.5) },
            Skills = [Held[i % Held.Length]],
        } : throw new InvalidOperationException()).ToList();
        var drawn = new Dictionary<(int, int), Tie>();
        while (drawn.Count < ties)
        {
            var (i, j) = (chance.Next(count), chance.Next(count));
            if (chance.Next(10) > 0) j = j / communities * communities + i % communities;
            if (i != j && j < count) drawn.TryAdd((Math.Min(i, j), Math.Max(i, j)), new($"m{i}", $"m{j}", "", 1 + chance.Next(3)));
        }
        return Structured(new() { Title = $"{count} groups" }, groups, [.. drawn.Values], i => i % communities, [.. Enumerable.Range(0, communities).Select(i => $"Cluster {i}")]);
    }

    /// <summary>Few have many ties, most have one, and no tie could be done without.</summary>
    public static CoalitionMap Tree(int count)
    {
        var chance = new SplitMix64(5);
        var ends = new List<int> { 0 };
        var ties = new List<Tie>();
        for (var i = 1; i < count; i++)
        {
            var to = ends[chance.Next(ends.Count)];
            ties.Add(new($"t{i}", $"t{to}"));
            ends.AddRange([i, to]);
        }
        var groups = Enumerable.Range(0, count).Select(i => new Group { Id = $"t{i}", Name = $"{First[i % First.Length]} {Second[i % Second.Length]}" }).ToList();
        return Structured(new() { Title = "A tree" }, groups, ties, i => i % 7, [.. Enumerable.Range(0, 7).Select(i => $"Branch {i}")]);
    }

    /// <summary>Names that would like to be more than names.</summary>
    public static CoalitionMap Hostile()
    {
        string[] names = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "evil\u202Egnp.exe", "مجموعة الرسائل", "]]></style><script>", new string('W', 500), "\u0001\u0000", "{0} {1}", "&amp;", "日本の会"];
        var groups = names.Select((name, i) => new Group
        {
            Id = $"\"'>{i}<b>",
            Name = name,
            Description = name,
            Member = i % 2 == 0,
            Skills = [name],
            Place = new() { Name = name, Position = new(i * 7, i * 11) },
        }).ToList();
        var ids = groups.ConvertAll(group => group.Id);
        var want = new Want(NeedKind.Skill, names[0]);
        return Structured(new()
        {
            Title = names[0],
            Purpose = new(names[1], [want]),
            Coverage = [new(want, [ids[0], ids[2], ids[4]])],
            CoverageByRegion = [new(names[0], [[ids[0]]]), new(names[3], [[]])],
            Allies = [new(ids[1], [want], [names[3]], 3, [ids[0], ids[1]], [new("{0}", names[2])])],
            Exchange = [new(ids[0], ids[1], names[1], null, [])],
            Duplicates = [new(ids[0], ids[3], new("{0}", names[1]))],
            Skipped = [new(names[1], 1, new("“{0}”", names[0]))],
            Missing = new() { Communities = [names[0]] },
        }, groups, [new(ids[0], ids[1]), new(ids[1], ids[2]), new(ids[2], ids[3]), new(ids[3], ids[4])], i => i / 2, names);
    }

    public static LocalDate Day => new(2026, 11, 21);

    private static CoalitionMap Structured(CoalitionMap map, List<Group> groups, List<Tie> ties, Func<int, int> community, string[] names)
    {
        var at = groups.Select((group, i) => (group.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        var graph = Graph.From(groups.Count, [.. ties.Select(tie => (at[tie.From], at[tie.To], tie.Strength))]);
        // Exact for thousands takes longer than drawing them; any numbers that differ will do there.
        var betweenness = graph.Nodes > 2_000 ? [.. Enumerable.Range(0, graph.Nodes).Select(i => (double)graph.Degree(i))] : Betweenness.Exact(graph);
        var bridges = Weft.Map.Graphs.Bridges.Of(graph);
        var cut = Weft.Map.Graphs.CutPoints.Of(graph);
        var ids = groups.ConvertAll(group => group.Id);
        var tied = Enumerable.Range(0, groups.Count).Where(i => graph.Degree(i) > 0).ToList();
        return map with
        {
            Groups = groups.Select((group, i) => new GroupOnMap(group, graph.Degree(i) > 0 ? community(i) : null, graph.Degree(i), betweenness[i])).ToValueList(),
            Ties = ties.Select(tie => new TieOnMap(tie)).ToValueList(),
            Structure = new()
            {
                Components = [tied.Select(i => ids[i]).ToValueList()],
                Communities = names.Select((name, k) => new Community(k, name, tied.Where(i => community(i) == k).Select(i => ids[i]).ToValueList())).Where(c => c.Groups.Count > 0).ToValueList(),
                Modularity = 0.52,
                Bridges = [.. bridges.Select(bridge => new Bridge(ids[bridge.From], ids[bridge.To], [bridge.FromSide, bridge.ToSide]))],
                CutPoints = [.. cut.Select(point => new CutPoint(ids[point.Node], point.Parts.ToValueList(), new("If {0} stops, others lose each other", groups[point.Node].Name)))],
                Isolates = [.. Enumerable.Range(0, groups.Count).Where(i => graph.Degree(i) == 0).Select(i => ids[i])],
                Brokers = [.. tied.OrderByDescending(i => betweenness[i]).Take(4).Select(i => new Broker(ids[i], betweenness[i], [.. graph.NeighboursOf(i).ToArray().Select(community).Append(community(i)).Distinct().Order()], new("It joins clusters")))],
                Silos = [new(SiloKind.Cause, "letters", 8, 12, 3, 0.6)],
            },
        };
    }

    private static int Number(string id) => int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture);
}
