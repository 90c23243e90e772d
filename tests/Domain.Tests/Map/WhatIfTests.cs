using FsCheck;
using FsCheck.Fluent;

namespace Weft.Map;

public class WhatIfTests
{
    [Fact]
    public void Somebody_joins_and_what_was_missing_is_held_and_two_parts_are_one()
    {
        var map = Invented.Map(
            [Invented.Group("a", member: true), Invented.Group("b", member: true), Invented.Group("x") with { Skills = ["printing"] }],
            [new("a", "x"), new("x", "b")], Invented.Purpose(Invented.Want("printing"), Invented.Want("cooking")));

        var change = WhatIf.Joins(map, "x", Vocabulary.Empty)!;

        Assert.Equal([new CoverageChange(Invented.Want("printing"), 0, 1)], change.Coverage);
        Assert.Equal((2, 1), (change.PartsBefore, change.PartsAfter));
        Assert.Equal((null, 4.0 / 3), (change.StepsBefore, change.StepsAfter));
        Assert.Equal(["If x joins, we have: printing", "Ties would join all our groups; now they are in 2 parts"], change.Reasons.Select(reason => reason.ToString()));
    }

    [Fact]
    public void Somebody_leaves_and_what_only_they_held_is_lost()
    {
        var map = Invented.Map(
            [Invented.Group("a") with { Skills = ["s"] }, Invented.Group("b") with { Skills = ["s", "t"] }, Invented.Group("c")],
            [new("a", "b"), new("b", "c"), new("c", "a")], Invented.Purpose(Invented.Want("s"), Invented.Want("t")));

        var change = WhatIf.Leaves(map, "b", Vocabulary.Empty)!;

        Assert.Equal(["If b leaves, nobody has: t", "If b leaves, only one group has: s"], change.Reasons.Select(reason => reason.ToString()));
        Assert.Empty(change.NewCutPoints);
    }

    [Fact]
    public void Nobody_joins_twice_or_leaves_who_is_not_there()
    {
        var map = Invented.Map([Invented.Group("a", member: true), Invented.Group("b")]);

        Assert.Null(WhatIf.Joins(map, "a", Vocabulary.Empty));
        Assert.Null(WhatIf.Leaves(map, "b", Vocabulary.Empty));
        Assert.Null(WhatIf.Leaves(map, "nobody", Vocabulary.Empty));
    }

    [Fact]
    public void It_says_what_a_new_map_would_show()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll<ulong>(seed =>
        {
            var material = Invented.Material(seed, 20, 25, words: 4);
            var purpose = Invented.Purpose(seed + 1, 8, words: 4);
            var before = Mapping.Of(material, purpose, Vocabulary.Empty, 1, Invented.Today);
            if (material.Groups.FirstOrDefault(group => !group.Member) is not { } joining || !material.Groups.Any(group => group.Member)) return;
            var after = Mapping.Of(material with { Groups = material.Groups.Select(group => group == joining ? group with { Member = true } : group).ToValueList() },
                purpose, Vocabulary.Empty, 1, Invented.Today);

            var change = WhatIf.Joins(before, joining.Id, Vocabulary.Empty)!;
            var back = WhatIf.Leaves(after, joining.Id, Vocabulary.Empty)!;

            Assert.Equal(after.Coverage.Where(coverage => coverage.Holders.Contains(joining.Id)).Select(coverage => (coverage.Want, coverage.Holders.Count)),
                change.Coverage.Select(want => (want.Want, want.After)));
            Assert.Equal(change.Coverage.Select(want => new CoverageChange(want.Want, want.After, want.Before)), back.Coverage);
            Assert.Equal((change.PartsBefore, change.PartsAfter), (back.PartsAfter, back.PartsBefore));
            Assert.Equal(change.StepsBefore ?? -1, back.StepsAfter ?? -1, 9);
        }));
    }
}
