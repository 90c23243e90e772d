using FsCheck;
using FsCheck.Fluent;
using Weft.Groups;
using Weft.Map.Graphs;

namespace Weft.Map;

public class MappingTests
{
    [Fact]
    public void Nothing_gives_an_empty_map()
    {
        var map = Mapping.Of(new(), null, Vocabulary.Empty, 1);

        Assert.Empty(map.Groups);
        Assert.Empty(map.Structure.Components);
        Assert.Equal(["There are no groups on this map yet", "There is no purpose yet: say what you want to do and need, to see what is missing"],
            map.Notes.Select(note => note.ToString()));
    }

    [Fact]
    public void Ties_that_mean_nothing_are_left_out_and_said()
    {
        var map = Invented.Map([Invented.Group("a"), Invented.Group("b")],
            [new("a", "nobody"), new("nobody", "a"), new("a", "a"), new("a", "b", "", 0), new("b", "a", "", double.NaN), new("a", "b")]);

        Assert.Equal(5, map.Skipped.Count);
        Assert.Equal("The tie from a to nobody is left out: there is no group nobody", map.Skipped[0].Reason.ToString());
        Assert.Single(map.Ties);
    }

    [Fact]
    public void Of_two_groups_with_one_id_the_first_is_kept()
    {
        var map = Invented.Map([Invented.Group("a") with { Name = "first" }, Invented.Group("a") with { Name = "second" }]);

        Assert.Equal("first", Assert.Single(map.Groups).Group.Name);
        Assert.Single(map.Skipped);
    }

    [Fact]
    public void Wants_asked_for_twice_or_for_nobody_do_no_harm()
    {
        var map = Invented.Map([Invented.Group("m", member: true), Invented.Group("x") with { Skills = ["s"] }, Invented.Group("y") with { Skills = ["s"] }],
            purpose: Invented.Purpose(Invented.Want("s", wanted: 1), Invented.Want("S", wanted: 1), Invented.Want("s", wanted: 0), Invented.Want("s", wanted: -3), Invented.Want(" ")));

        Assert.Equal(5, map.Coverage.Count);
        Assert.Equal(["x"], map.Allies.Select(ally => ally.Id));
    }

    [Fact]
    public void The_order_of_the_files_changes_nothing()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll<ulong>(seed =>
        {
            var material = Invented.Material(seed, 30, 60, words: 5);
            var (groups, ties) = (Shuffled(material.Groups, seed), Shuffled(material.Ties, seed));
            var purpose = Invented.Purpose(seed + 1, 10, words: 5);
            var one = Mapping.Of(material, purpose, Vocabulary.Empty, 3, Invented.Today);
            var other = Mapping.Of(new() { Groups = groups, Ties = ties }, purpose, Vocabulary.Empty, 3, Invented.Today);

            Assert.Equal(one.Coverage, other.Coverage);
            Assert.Equal(one.CoverageByRegion, other.CoverageByRegion);
            Assert.Equal(one.Allies, other.Allies);
            Assert.Equal(one.Unexpected, other.Unexpected);
            Assert.Equal(one.Exchange, other.Exchange);
            Assert.Equal(one.Structure, other.Structure);
            Assert.Equal(one.Missing, other.Missing);
            Assert.Equal(one.Groups.OrderBy(group => group.Group.Id), other.Groups.OrderBy(group => group.Group.Id));
        }));

        static ValueList<T> Shuffled<T>(ValueList<T> items, ulong seed)
        {
            var order = Enumerable.Range(0, items.Count).ToArray();
            new SplitMix64(seed).Shuffle(order);
            return order.Select(i => items[i]).ToValueList();
        }
    }

    [Fact]
    public void A_gathering_whose_ties_were_given_between_its_groups_is_no_part_of_the_graph()
    {
        var map = Invented.Map(
            [Invented.Group("a"), Invented.Group("b"), Invented.Group("camp") with { Kind = GroupKind.Event }, Invented.Group("large") with { Kind = GroupKind.Event }],
            [new("a", "b", "shared events") { Through = ["camp"] }, new("a", "large", "event"), new("a", "camp", "event")]);

        Assert.Equal([["a", "b", "large"]], map.Structure.Components);
        Assert.Equal([2, 1, 0, 1], map.Groups.Select(group => group.Degree));
        Assert.Empty(map.Structure.Isolates);
    }
}
