using Weft.Groups;

namespace Weft.Map;

public class VocabularyTests
{
    private static readonly Vocabulary Words = Vocabulary.Of(
    [
        new(WordKind.Skill, "BSL interpreting", ["BSL interpreter", "British Sign Language interpretation"]),
        new(WordKind.Resource, "van", ["furgoneta"]),
        new(WordKind.Skill, "driving", ["driver"]),
        new(WordKind.Skill, "art", []),
        new(WordKind.Resource, "kitchen", ["cocina"]),
        new(WordKind.Community, "people in prison", ["prisoners", "presos"]),
        new(WordKind.Language, "Spanish", ["es", "spa", "español", "castellano"]),
        new(WordKind.Any, "abolition", ["abolición"]),
    ]);

    [Theory]
    [InlineData("BSL interpreter", "British Sign Language interpretation")]
    [InlineData("BSL INTERPRETERS", "bsl  interpreting")]
    [InlineData("Van", "vans")]
    [InlineData("a van", "furgonetas")]
    [InlineData("Kitchen (Sundays only)", "Cocina")]
    [InlineData("a treadle loom", "Treadle Looms")]
    public void Words_that_mean_the_same_meet(string one, string other) => Assert.True(Words.Same(WordKind.Skill, one, other));

    [Theory]
    [InlineData("art", "party")]
    [InlineData("art", "cart")]
    [InlineData("van", "caravan")]
    [InlineData("van", "van repair")]
    [InlineData("interpreting", "BSL interpreting")]
    [InlineData("kitchen", "")]
    [InlineData("", "")]
    [InlineData("--", "!")]
    public void Words_that_only_look_alike_do_not_meet(string one, string other) => Assert.False(Words.Same(WordKind.Skill, one, other));

    [Theory]
    [InlineData("vans and drivers", true)]
    [InlineData("van / driver", true)]
    [InlineData("furgoneta y cocina", true)]
    [InlineData("vans and tents", false)]
    [InlineData("no van and no driver", false)]
    [InlineData("a place without vans, kitchen", false)]
    public void A_list_is_read_as_one_only_when_every_part_is_known(string holding, bool holdsVan)
    {
        var map = Invented.Map([Invented.Group("a", member: true) with { Resources = [holding] }],
            purpose: Invented.Purpose(Invented.Want("van", NeedKind.Resource)), vocabulary: Words);

        Assert.Equal(holdsVan ? ["a"] : [], map.Coverage[0].Holders);
    }

    [Fact]
    public void A_want_that_lists_two_things_is_met_by_who_holds_both()
    {
        var map = Invented.Map(
            [
                Invented.Group("both") with { Resources = ["van"], Skills = ["driving"] },
                Invented.Group("one") with { Resources = ["van"] },
                Invented.Group("said so") with { Resources = ["Vans & drivers"] },
            ], purpose: Invented.Purpose(Invented.Want("vans and drivers", NeedKind.Resource)), vocabulary: Words);

        Assert.Equal(["both", "said so"], map.Coverage[0].Holders);
    }

    [Theory]
    [InlineData("es-MX")]
    [InlineData("spa")]
    [InlineData("Castellano")]
    [InlineData("Spanish speakers")]
    [InlineData("Spanish (native)")]
    public void A_language_is_known_by_its_names_and_codes(string said) => Assert.True(Words.Same(WordKind.Language, "Spanish", said));

    [Fact]
    public void A_word_means_what_it_means_only_where_it_stands()
    {
        Assert.True(Words.Same(WordKind.Community, "prisoners", "people in prison"));
        Assert.False(Words.Same(WordKind.Cause, "prisoners", "people in prison"));
        Assert.True(Words.Same(WordKind.Cause, "abolición", "abolition"));
        Assert.True(Words.Same(WordKind.Value, "abolición", "abolition"));
    }

    [Fact]
    public void A_coalition_adds_words_and_replaces_what_a_word_means()
    {
        var own = Words.With([new(WordKind.Resource, "Vans", ["transit"]), new(WordKind.Resource, "loom", ["weaving frame"])]);

        Assert.True(own.Same(WordKind.Resource, "transit", "van"));
        Assert.False(own.Same(WordKind.Resource, "furgoneta", "van"));
        Assert.True(own.Same(WordKind.Resource, "weaving frames", "loom"));
        Assert.True(own.Same(WordKind.Resource, "cocina", "kitchen"));
        Assert.True(Words.Same(WordKind.Resource, "furgoneta", "van"));
    }

    [Fact]
    public void Who_interprets_a_language_speaks_it()
    {
        var words = Words.With([new(WordKind.Language, "BSL", ["British Sign Language"]), new(WordKind.Skill, "BSL interpreting", ["BSL interpreter", "British Sign Language"])]);
        var map = Invented.Map([Invented.Group("a", member: true) with { Skills = ["BSL interpreters"] }, Invented.Group("b", member: true) with { Skills = ["interpreting"] }],
            purpose: Invented.Purpose(Invented.Want("British Sign Language", NeedKind.Language), Invented.Want("Spanish", NeedKind.Language)), vocabulary: words);

        Assert.Equal(["a"], map.Coverage[0].Holders);
        Assert.Equal("a puts it this way: BSL interpreters", Assert.Single(map.Coverage[0].Reasons).ToString());
        Assert.Empty(map.Coverage[1].Holders);
    }
}
