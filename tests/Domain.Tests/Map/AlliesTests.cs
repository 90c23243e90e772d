using FsCheck;
using FsCheck.Fluent;
using Weft.Groups;

namespace Weft.Map;

public class AlliesTests
{
    [Fact]
    public void Allies_are_chosen_as_a_set_that_fills_most_together()
    {
        var map = Invented.Map(
            [
                Invented.Group("member", member: true),
                Invented.Group("three") with { Skills = ["a", "b", "c"] },
                Invented.Group("two of the same") with { Skills = ["a", "b"] },
                Invented.Group("the rest") with { Skills = ["d"] },
                Invented.Group("nothing"),
            ], purpose: Invented.Purpose(Invented.Want("a", wanted: 1), Invented.Want("b", wanted: 1), Invented.Want("c", wanted: 1), Invented.Want("d", wanted: 1)));

        Assert.Equal(["three", "the rest"], map.Allies.Select(ally => ally.Id));
    }

    [Fact]
    public void Each_ally_says_what_it_fills_what_we_share_how_near_it_is_and_through_whom_to_ask()
    {
        var leeds = new Places.Place { Name = "Leeds", Position = new(53.80, -1.55) };
        var map = Invented.Map(
            [
                Invented.Group("Tenter Street", member: true) with { Place = leeds, Values = ["Consensus"], Skills = ["cooking"] },
                Invented.Group("Lacehill"),
                Invented.Group("Weir Keepers") with
                {
                    Place = new() { Name = "Nottingham", Position = new(52.95, -1.15) }, Values = ["consensus", "thrift"], Capacity = Capacity.ALittle,
                    Skills = ["court observing", "cooking"], Communities = ["families"],
                },
            ],
            [new("Tenter Street", "Lacehill"), new("Lacehill", "Weir Keepers")],
            Invented.Purpose(Invented.Want("Court observing"), Invented.Want("cooking"), Invented.Want("families", NeedKind.Community)));

        var ally = Assert.Single(map.Allies);
        Assert.Equal(["consensus"], ally.SharedValues);
        Assert.InRange(ally.Kilometres!.Value, 95, 105);
        Assert.Equal(["Tenter Street", "Lacehill", "Weir Keepers"], ally.Path);
        Assert.Equal(
            [
                "They bring what nobody here has yet: Court observing",
                "They also have what only one group here has: cooking",
                "They are, or work with: families. First ask what they want from us, and what has kept us apart",
                "They share these values with us: consensus",
                "About 98 km from Tenter Street",
                "Tenter Street could ask, through Lacehill",
                "They said that they can give only a little now",
            ], ally.Reasons.Select(reason => reason.ToString()));
    }

    [Fact]
    public void Each_ally_comes_with_up_to_three_ways_to_be_introduced_and_the_first_is_its_path()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll<ulong>(seed =>
        {
            var map = Mapping.Of(Invented.Material(seed, 20, 40, words: 4, members: 0.3), Invented.Purpose(seed + 1, 12, words: 4), Vocabulary.Empty, 1, Invented.Today);
            var introductions = new Introductions(map);
            foreach (var (id, path, ways) in map.Allies.Select(ally => (ally.Id, ally.Path, ally.Introductions))
                .Concat(map.Unexpected.Select(ally => (ally.Id, ally.Path, ally.Introductions))))
            {
                Assert.Equal(introductions.To(id, 3), ways);
                Assert.Equal(ways.Count > 0 ? ways[0].Path : [], path);
            }
        }));
    }

    [Theory]
    [InlineData(Places.Precision.Exact, Places.Precision.Exact, "Less than a kilometre from m")]
    [InlineData(Places.Precision.Kilometre, Places.Precision.Exact, "About a kilometre from m")]
    [InlineData(Places.Precision.Exact, Places.Precision.Town, "In the same town as m")]
    [InlineData(Places.Precision.Town, Places.Precision.Kilometre, "In the same town as m")]
    [InlineData(Places.Precision.Town, Places.Precision.Region, "In the same region as m")]
    public void How_near_an_ally_is_is_said_no_more_closely_than_it_is_known(Places.Precision ours, Places.Precision theirs, string said)
    {
        var place = new Places.Place { Name = "Leeds", Country = "GB", Region = "England", Position = new(53.80, -1.55) };
        var map = Invented.Map(
            [
                Invented.Group("m", member: true) with { Place = place with { Precision = ours } },
                Invented.Group("x") with { Place = place with { Precision = theirs }, Skills = ["s"] },
            ], purpose: Invented.Purpose(Invented.Want("s")));

        Assert.Contains(said, Assert.Single(map.Allies).Reasons.Select(reason => reason.ToString()));
    }

    [Fact]
    public void Two_groups_of_one_region_are_not_kilometres_apart_where_only_the_region_is_known()
    {
        var england = new Places.Place { Name = "x", Country = "GB", Region = "England", Position = new(52.5, -1.5), Precision = Places.Precision.Region };
        var map = Invented.Map(
            [
                Invented.Group("m", member: true) with { Place = england with { Position = new(50.7, -3.5), Precision = Places.Precision.Town }, Needs = ["s"] },
                Invented.Group("x") with { Place = england, Skills = ["s"] },
                Invented.Group("y") with { Place = england with { Region = "Wales", Position = new(52.3, -3.7) }, Skills = ["t"] },
            ], purpose: Invented.Purpose(Invented.Want("s"), Invented.Want("t")));

        Assert.Contains("In the same region as m", map.Allies[0].Reasons.Select(reason => reason.ToString()));
        Assert.Contains("About 178 km from m", map.Allies[1].Reasons.Select(reason => reason.ToString()));
        Assert.Contains("They are in the same region", Assert.Single(map.Exchange).Reasons.Select(reason => reason.ToString()));
    }

    [Fact]
    public void Among_equals_those_whom_somebody_knows_come_first_then_the_nearer()
    {
        var map = Invented.Map(
            [
                Invented.Group("m", member: true) with { Place = new() { Name = "x", Position = new(50, 0) } },
                Invented.Group("a far") with { Skills = ["s"], Place = new() { Name = "x", Position = new(55, 0) } },
                Invented.Group("b near") with { Skills = ["s"], Place = new() { Name = "x", Position = new(51, 0) } },
                Invented.Group("c known") with { Skills = ["s"] },
            ], [new("m", "c known")], Invented.Purpose(Invented.Want("s", wanted: 2)));

        Assert.Equal(["c known", "b near"], map.Allies.Select(ally => ally.Id));
    }

    [Fact]
    public void Where_nobody_is_marked_as_a_member_all_are_and_the_map_says_so()
    {
        var map = Invented.Map([Invented.Group("a"), Invented.Group("b") with { Skills = ["s"] }], purpose: Invented.Purpose(Invented.Want("s")));

        Assert.Empty(map.Allies);
        Assert.Equal(["b"], map.Coverage[0].Holders);
        Assert.Contains(map.Notes, note => note.Key.StartsWith("All groups here are in the coalition", StringComparison.Ordinal));
    }

    [Fact]
    public void The_set_fills_as_much_as_choosing_greedily_by_hand_and_at_least_two_thirds_less_a_little_of_the_best()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<ulong>(seed =>
        {
            var material = Invented.Material(seed, 14, 10, words: 4, members: 0.2);
            var purpose = Invented.Purpose(seed + 1, 6, words: 4);
            var map = Mapping.Of(material, purpose, Vocabulary.Empty, 1, Invented.Today);
            if (!material.Groups.Any(group => group.Member)) return;
            // What is asked for twice is asked for once, with the greater number.
            var lacking = map.Coverage.GroupBy(coverage => (coverage.Want.What, coverage.Want.Name))
                .ToDictionary(same => same.Key, same => same.Max(coverage => Math.Max(0, coverage.Want.Wanted - coverage.Holders.Count)));
            var outside = material.Groups.Where(group => !group.Member).ToArray();
            var holds = outside.ToDictionary(group => group.Id, group => Mapping.Of(new() { Groups = [group with { Member = true }] }, purpose, Vocabulary.Empty, 1)
                .Coverage.Where(coverage => coverage.Holders.Count > 0).Select(coverage => (coverage.Want.What, coverage.Want.Name)).ToHashSet());
            var able = outside.Where(group => !Rests(group)).Select(group => group.Id).ToArray();

            var chosen = map.Allies.Select(ally => ally.Id).ToArray();
            var best = Sets(able, chosen.Length).Select(Filled).DefaultIfEmpty(0).Max();
            Assert.True(Filled(chosen) >= (1 - 1 / Math.E) * best - 1e-9);
            Assert.Equal(Filled(able), Filled(chosen));
            Assert.All(chosen, id => Assert.True(Filled(chosen) > Filled([.. chosen.Where(other => other != id)]) || chosen.Length > 1));

            int Filled(string[] ids) => lacking.Sum(want => Math.Min(want.Value, ids.Count(id => holds[id].Contains(want.Key))));
        }));

        static IEnumerable<string[]> Sets(string[] of, int size) => Enumerable.Range(0, 1 << of.Length)
            .Where(set => System.Numerics.BitOperations.PopCount((uint)set) == size)
            .Select(set => of.Where((_, i) => (set >> i & 1) == 1).ToArray());
    }

    [Fact]
    public void A_group_that_rests_is_suggested_to_nobody_and_asked_for_nothing()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<ulong>(seed =>
        {
            var material = Invented.Material(seed, 40, 60, words: 4);
            var map = Mapping.Of(material, Invented.Purpose(seed + 1, 12, words: 4), Vocabulary.Empty, 1, Invented.Today);
            var resting = material.Groups.Where(Rests).Select(group => group.Id).ToHashSet();
            Assert.DoesNotContain(map.Allies, ally => resting.Contains(ally.Id));
            Assert.DoesNotContain(map.Unexpected, ally => resting.Contains(ally.Id));
            Assert.DoesNotContain(map.Exchange, exchange => resting.Contains(exchange.Holds));
        }));
    }

    [Fact]
    public void Unexpected_allies_have_other_causes_but_ways_people_or_opponents_in_common()
    {
        var map = Invented.Map(
            [
                Invented.Group("m", member: true) with { Causes = ["abolition"], Strategies = ["direct action"], Communities = ["tenants"], Opposes = ["police"] },
                Invented.Group("same cause") with { Causes = ["Abolition"], Strategies = ["direct action"], Opposes = ["police"] },
                Invented.Group("one thing") with { Causes = ["climate"], Opposes = ["police"] },
                Invented.Group("no cause") with { Strategies = ["direct action"], Opposes = ["police"] },
                Invented.Group("unlike") with { Causes = ["climate"], Strategies = ["Direct Action"], Opposes = ["police", "oil"] },
            ]);

        var ally = Assert.Single(map.Unexpected);
        Assert.Equal("unlike", ally.Id);
        Assert.Equal(["Direct Action"], ally.Strategies);
        Assert.Equal(["police"], ally.Opposes);
        Assert.Equal("Their cause is climate", ally.Reasons[0].ToString());
    }

    private static bool Rests(Group group) =>
        group.RestingUntil is { } until ? until >= Invented.Today : group.Capacity == Capacity.Resting;
}
