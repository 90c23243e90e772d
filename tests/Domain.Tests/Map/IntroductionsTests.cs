using FsCheck;
using FsCheck.Fluent;
using Weft.Groups;

namespace Weft.Map;

public class IntroductionsTests
{
    [Fact]
    public void A_tie_that_both_confirmed_counts_twice_as_much()
    {
        Group[] groups = [Invented.Group("m", member: true), Invented.Group("a"), Invented.Group("b"), Invented.Group("x")];
        var ways = new Introductions(Invented.Map(groups,
            [new("m", "a", "", 3), new("a", "x", "", 3), new("m", "b", "", 2, true), new("b", "x", "", 2, true)])).To("x");

        Assert.Equal([["m", "b", "x"], ["m", "a", "x"]], ways.Select(way => way.Path));
        Assert.Equal([1.0, 4.0 / 3], ways.Select(way => Math.Round(way.Cost, 12)).Select(cost => cost == 1 ? 1 : 4.0 / 3));
        Assert.Equal("m could ask, through b", ways[0].Reason.ToString());
    }

    [Fact]
    public void Ways_by_other_people_come_before_ways_by_the_same()
    {
        Group[] groups = [.. "mno".Select(name => Invented.Group($"{name}", member: true)), Invented.Group("a"), Invented.Group("b"), Invented.Group("x")];
        var ways = new Introductions(Invented.Map(groups,
            [new("m", "a", "", 3), new("n", "a", "", 3), new("o", "a", "", 3), new("a", "x", "", 3), new("m", "b"), new("b", "x")])).To("x", 2);

        Assert.Equal([["m", "a", "x"], ["m", "b", "x"]], ways.Select(way => way.Path));
    }

    [Fact]
    public void There_is_no_way_to_a_member_a_stranger_or_nobody()
    {
        var introductions = new Introductions(Invented.Map([Invented.Group("m", member: true), Invented.Group("n", member: true), Invented.Group("x")], [new("m", "n")]));

        Assert.Empty(introductions.To("m"));
        Assert.Empty(introductions.To("x"));
        Assert.Empty(introductions.To("nobody"));
    }

    [Fact]
    public void The_ways_are_the_strongest_of_all_and_the_first_is_the_one_that_the_map_shows()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll<ulong>(seed =>
        {
            var material = Invented.Material(seed, 10, 22, words: 3, members: 0.2);
            var map = Mapping.Of(material, Invented.Purpose(seed, 6, 3), Vocabulary.Empty, 1, Invented.Today);
            var members = material.Groups.Where(group => group.Member).Select(group => group.Id).ToHashSet();
            var trust = new Dictionary<(string, string), double>();
            foreach (var tie in map.Ties.Select(tie => tie.Tie))
                foreach (var ends in new[] { (tie.From, tie.To), (tie.To, tie.From) })
                    trust[ends] = trust.GetValueOrDefault(ends) + (tie.Confirmed ? tie.Strength : tie.Strength / 2);
            var introductions = new Introductions(map);
            foreach (var group in material.Groups.Where(group => !group.Member && members.Count > 0))
            {
                var all = Ways([group.Id], 0).Select(way => Math.Round(way, 9)).Order().ToList();
                var found = introductions.To(group.Id, 12);
                Assert.Equal(all.Take(12), found.Select(way => Math.Round(way.Cost, 9)));
                Assert.Equal(found.Count, found.Select(way => way.Path).Distinct().Count());
                if (map.Allies.FirstOrDefault(ally => ally.Id == group.Id) is { } ally && found.Count > 0)
                    Assert.Equal(found[0].Cost, ally.Path.Zip(ally.Path.Skip(1), (from, to) => 1 / trust[(from, to)]).Sum(), 9);
            }

            IEnumerable<double> Ways(List<string> path, double cost)
            {
                foreach (var (ends, strength) in trust.Where(tie => tie.Key.Item1 == path[^1] && !path.Contains(tie.Key.Item2)).ToArray())
                {
                    if (members.Contains(ends.Item2)) yield return cost + 1 / strength;
                    else
                        foreach (var way in Ways([.. path, ends.Item2], cost + 1 / strength)) yield return way;
                }
            }
        }));
    }
}
