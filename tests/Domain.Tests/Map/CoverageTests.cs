using FsCheck;
using FsCheck.Fluent;
using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

public class CoverageTests
{
    [Fact]
    public void A_want_is_missing_held_by_one_or_covered()
    {
        var map = Invented.Map(
            [
                Invented.Group("a", member: true) with { Skills = ["Printing", "cooking"] },
                Invented.Group("b", member: true) with { Skills = ["printing"] },
                Invented.Group("outside") with { Skills = ["court support", "cooking"] },
            ],
            purpose: Invented.Purpose(Invented.Want("printing"), Invented.Want("cooking"), Invented.Want("court support")));

        Assert.Equal([CoverageStatus.Covered, CoverageStatus.Single, CoverageStatus.Missing], map.Coverage.Select(want => want.Status));
        Assert.Equal(["a", "b"], map.Coverage[0].Holders);
    }

    [Fact]
    public void What_stands_under_another_heading_counts_and_the_reason_says_so()
    {
        var map = Invented.Map([Invented.Group("a") with { Skills = ["van"] }], purpose: Invented.Purpose(Invented.Want("Van", NeedKind.Resource)));

        Assert.Equal(["a"], map.Coverage[0].Holders);
        Assert.Equal("a puts it this way: van", Assert.Single(map.Coverage[0].Reasons).ToString());
    }

    [Fact]
    public void A_value_is_not_a_skill()
    {
        var map = Invented.Map([Invented.Group("a") with { Values = ["care"] }], purpose: Invented.Purpose(Invented.Want("care")));

        Assert.Empty(map.Coverage[0].Holders);
    }

    [Fact]
    public void Gatherings_and_networks_hold_nothing()
    {
        var map = Invented.Map([Invented.Group("a") with { Kind = GroupKind.Event, Skills = ["printing"] }, Invented.Group("b")],
            purpose: Invented.Purpose(Invented.Want("printing")));

        Assert.Empty(map.Coverage[0].Holders);
    }

    [Fact]
    public void Regions_of_one_name_in_two_countries_are_told_apart()
    {
        var map = Invented.Map(
            [
                Invented.Group("a") with { Skills = ["printing"], Place = new() { Name = "x", Region = "Valencia", Country = "ES" } },
                Invented.Group("b") with { Place = new() { Name = "y", Region = "valencia ", Country = "VE" } },
                Invented.Group("c") with { Skills = ["printing"], Place = new() { Name = "z", Country = "gb" } },
                Invented.Group("d") with { Skills = ["printing"] },
            ], purpose: Invented.Purpose(Invented.Want("printing")));

        Assert.Equal(["GB: c", "Valencia, ES: a", "valencia, VE: "], map.CoverageByRegion.Select(region => $"{region.Region}: {string.Join(' ', region.Holders[0])}"));
    }

    [Fact]
    public void A_community_that_is_not_here_is_a_question_to_those_who_are()
    {
        var map = Invented.Map([Invented.Group("a") with { Communities = ["tenants"], Languages = ["Welsh"] }], purpose: Invented.Purpose(
            Invented.Want("migrants", NeedKind.Community), Invented.Want("Tenants", NeedKind.Community), Invented.Want("Polish", NeedKind.Language),
            Invented.Want("Leeds", NeedKind.Place), Invented.Want("nobody", NeedKind.Community, 0)));

        Assert.Equal(["migrants"], map.Missing.Communities);
        Assert.Equal(["Polish"], map.Missing.Languages);
        Assert.Equal(["Leeds"], map.Missing.Places);
        Assert.Equal("migrants: whose door are we not open to, and why?", map.Missing.Questions[0].ToString());
    }

    [Fact]
    public void Only_holders_are_listed_and_each_of_them()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<ulong>(seed =>
        {
            var material = Invented.Material(seed, 30, 40);
            var map = Mapping.Of(material, Invented.Purpose(seed + 1, 12), Vocabulary.Empty, 1, Invented.Today);
            foreach (var coverage in map.Coverage.Where(coverage => coverage.Want.What != NeedKind.Place))
                Assert.Equal(material.Groups.Where(group => group.Member && Plainly(group, coverage.Want)).Select(group => group.Id).Order(StringComparer.Ordinal),
                    coverage.Holders);
        }));

        static bool Plainly(Group group, Want want) => (want.What is NeedKind.Skill or NeedKind.Resource
            ? group.Skills.Concat(group.Resources) : group.Holds(want.What)).Contains(want.Name);
    }

    [Fact]
    public void A_new_member_never_lowers_coverage()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<ulong>(seed =>
        {
            var material = Invented.Material(seed, 25, 30);
            var purpose = Invented.Purpose(seed + 1, 10);
            var joining = (int)(seed % 25);
            if (!material.Groups.Any(group => group.Member)) return;
            var before = Mapping.Of(material, purpose, Vocabulary.Empty, 1, Invented.Today);
            var after = Mapping.Of(material with { Groups = material.Groups.Select((group, i) => i == joining ? group with { Member = true } : group).ToValueList() },
                purpose, Vocabulary.Empty, 1, Invented.Today);
            Assert.All(before.Coverage.Zip(after.Coverage), pair => Assert.Subset(pair.Second.Holders.ToHashSet(), pair.First.Holders.ToHashSet()));
        }));
    }

    [Theory]
    [InlineData("Leeds", "South Leeds", true)]
    [InlineData("Leeds", "Headingley, Leeds, UK", true)]
    [InlineData("York", "New York", false)]
    [InlineData("York", "Yorkshire", false)]
    [InlineData("Wales", "New South Wales", false)]
    [InlineData("Wales", "South Wales", true)]
    [InlineData("Leeds, UK", "Leeds", false)]
    [InlineData("Leeds, UK", "Leeds, UK", true)]
    [InlineData("", "Leeds", false)]
    [InlineData("Málaga", "malaga", true)]
    public void A_place_is_told_by_whole_words(string wanted, string said, bool met)
    {
        var map = Invented.Map([Invented.Group("a") with { Place = new() { Name = said } }, Invented.Group("b") with { WorksIn = [said] }],
            purpose: Invented.Purpose(Invented.Want(wanted, NeedKind.Place)));

        Assert.Equal(met ? ["a", "b"] : [], map.Coverage[0].Holders);
    }

    [Fact]
    public void A_country_is_told_by_its_code_whatever_it_is_called()
    {
        var groups = new[]
        {
            Invented.Group("belfast") with { Place = new() { Name = "Belfast, Northern Ireland", Country = "GB" } },
            Invented.Group("cork") with { Place = new() { Name = "Cork", Country = "IE" } },
            Invented.Group("travels") with { WorksIn = ["Irlanda"] },
        };
        var map = Mapping.Of(new() { Groups = groups.ToValueList() }, Invented.Purpose(Invented.Want("Ireland", NeedKind.Place)), Vocabulary.Empty, 1,
            gazetteer: new Codes());

        Assert.Equal(["cork", "travels"], map.Coverage[0].Holders);
    }

    private sealed class Codes : IGazetteer
    {
        public Place Find(string text, string? country = null, string? region = null) => new() { Name = text };
        public string? CountryCode(string name) => Folding.Fold(name) is "ireland" or "irlanda" or "ie" ? "IE" : null;
    }
}
