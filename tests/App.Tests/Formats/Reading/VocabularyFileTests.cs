using Weft.Groups;
using Weft.Map;

namespace Weft.Formats;

public class VocabularyFileTests
{
    [Theory]
    [InlineData(WordKind.Skill, "BSL interpreter", "British Sign Language interpretation")]
    [InlineData(WordKind.Skill, "BSL interpreting", "Interpretación en BSL")]
    [InlineData(WordKind.Skill, "child care", "Crèche")]
    [InlineData(WordKind.Skill, "childcare", "cuidado infantil")]
    [InlineData(WordKind.Resource, "Vans", "furgoneta")]
    [InlineData(WordKind.Skill, "letter-writing", "Prisoner letter writing")]
    [InlineData(WordKind.Skill, "Court companions", "acompañamiento en juicios")]
    [InlineData(WordKind.Resource, "bail money", "Bail Fund")]
    [InlineData(WordKind.Resource, "step-free hall", "accessible venue")]
    [InlineData(WordKind.Language, "cy", "Cymraeg")]
    [InlineData(WordKind.Language, "pt-BR", "Portuguese")]
    [InlineData(WordKind.Language, "Castellano", "spanish")]
    [InlineData(WordKind.Community, "ex-prisoners", "formerly incarcerated people")]
    [InlineData(WordKind.Cause, "prison abolition", "abolicionismo penal")]
    [InlineData(WordKind.Cause, "Sex workers’ rights", "derechos de las trabajadoras sexuales")]
    [InlineData(WordKind.Value, "non-hierarchical", "Horizontalidad")]
    [InlineData(WordKind.System, "the prison industrial complex", "cárceles")]
    public void The_starter_knows_that_these_are_the_same(WordKind kind, string one, string other) =>
        Assert.True(VocabularyFile.Starter.Same(kind, one, other));

    [Theory]
    [InlineData(WordKind.Skill, "art", "party")]
    [InlineData(WordKind.Skill, "interpreting", "BSL interpreting")]
    [InlineData(WordKind.Skill, "BSL", "ASL")]
    [InlineData(WordKind.Skill, "translation", "interpreting")]
    [InlineData(WordKind.Resource, "workshops", "workshop space")]
    [InlineData(WordKind.Language, "Irish", "Irish Sign Language")]
    [InlineData(WordKind.Community, "women", "women in prison")]
    [InlineData(WordKind.Cause, "prison reform", "prison abolition")]
    [InlineData(WordKind.Community, "undocumented people", "migrants")]
    public void And_that_these_are_not(WordKind kind, string one, string other) =>
        Assert.False(VocabularyFile.Starter.Same(kind, one, other));

    [Theory]
    [InlineData("British Sign Language", "BSL interpreting")]
    [InlineData("American Sign Language", "ASL interpreter")]
    [InlineData("lengua de signos", "interpretación en lengua de señas")]
    public void A_language_is_met_by_the_skill_that_is_named_by_it(string language, string skill)
    {
        var map = Mapping.Of(new() { Groups = [new() { Id = "a", Name = "A", Member = true, Skills = [skill] }] },
            new("p", [new(NeedKind.Language, language), new(NeedKind.Language, "English")]), VocabularyFile.Starter, 1);

        Assert.Equal(["a"], map.Coverage[0].Holders);
        Assert.Empty(map.Coverage[1].Holders);
    }

    [Fact]
    public void The_starter_has_many_concepts_and_no_word_in_two_of_one_kind()
    {
        var seen = new Dictionary<(string, string), string>();
        var twice = new List<string>();
        foreach (var term in VocabularyFile.Starter.Terms)
        {
            // Specialisms, skills and resources are one field.
            var field = term.Kind is WordKind.Specialism or WordKind.Resource ? "Skill" : term.Kind.ToString();
            foreach (var word in term.OtherWords.Append(term.Name).Select(Folding.Fold).Distinct())
                if (!seen.TryAdd((field, word), term.Name)) twice.Add($"{field} {word}: {seen[(field, word)]}, {term.Name}");
        }

        Assert.Empty(twice);
        Assert.InRange(VocabularyFile.Starter.Terms.Count, 300, 2000);
        Assert.All(VocabularyFile.Starter.Terms, term => Assert.All(term.OtherWords,
            word => Assert.True(VocabularyFile.Starter.Same(term.Kind, word, term.Name), $"{term.Kind} {word} does not mean {term.Name}")));
    }

    [Fact]
    public void A_coalition_writes_its_own_words_and_hears_of_lines_that_cannot_be_used()
    {
        const string file = """
            Kind,Term,Other words
            # ours
            skills,weaving,"loom work; tejer|tejeduría",handweaving

            idioma,Gaelic
            colour,red
            skill,
            """;

        var (terms, skipped) = VocabularyFile.Read(new StringReader(file), "ours.csv");

        Assert.Equal(
            [
                new Term(WordKind.Skill, "weaving", ["loom work", "tejer", "tejeduría", "handweaving"]),
                new Term(WordKind.Language, "Gaelic", []),
            ], terms);
        Assert.Equal([("ours.csv", 6L), ("ours.csv", 7L)], skipped.Select(row => (row.File, row.Row!.Value)));
    }

    [Fact]
    public void A_table_parted_by_semicolons_is_read_too()
    {
        var (terms, skipped) = VocabularyFile.Read(new StringReader("tipo;término;otras palabras\nrecurso;telar;loom|handloom\n"), "ours.csv");

        Assert.Equal([new Term(WordKind.Resource, "telar", ["loom", "handloom"])], terms);
        Assert.Empty(skipped);
    }

    [Fact]
    public void Every_reason_of_a_map_has_its_spanish()
    {
        // Reasons are made in Domain/Map with their key in place; a key that is not there is a sentence left in English.
        Group[] groups =
        [
            new() { Id = "m", Name = "M", Member = true, Needs = ["van"], Skills = ["cooking"], Causes = ["abolition"], Opposes = ["police"], Strategies = ["strikes"] },
            new() { Id = "n", Name = "N", Member = true, Capacity = Capacity.Resting, Skills = ["cooks"] },
            new() { Id = "x", Name = "X", Resources = ["vans"], Skills = ["printing"], Needs = ["cooking"], Causes = ["peace"], Opposes = ["policing"], Strategies = ["strike"], Capacity = Capacity.ALittle },
            new() { Id = "y", Name = "Y", Communities = ["migrants"] },
        ];
        var map = Mapping.Of(new() { Groups = groups.ToValueList(), Ties = [new("m", "n"), new("n", "x"), new("x", "y"), new("x", "nobody")] },
            new("p", [new(NeedKind.Skill, "printing"), new(NeedKind.Skill, "cooking", 5), new(NeedKind.Community, "migrants"), new(NeedKind.Language, "Welsh")]),
            VocabularyFile.Starter, 1);
        var joins = WhatIf.Joins(map, "x", VocabularyFile.Starter)!;
        Reason[] reasons =
        [
            .. map.Skipped.Select(row => row.Reason), .. map.Coverage.SelectMany(coverage => coverage.Reasons), .. map.Allies.SelectMany(ally => ally.Reasons),
            .. map.Unexpected.SelectMany(ally => ally.Reasons), .. map.Exchange.SelectMany(exchange => exchange.Reasons), .. map.Missing.Questions,
            .. map.Structure.CutPoints.Select(cut => cut.Reason), .. map.Structure.Brokers.Select(broker => broker.Reason), .. map.Notes, .. joins.Reasons,
        ];

        Assert.InRange(reasons.Select(reason => reason.Key).Distinct().Count(), 15, 100);
        Assert.All(reasons, reason =>
        {
            Assert.True(Words.Spanish.Knows(reason.Key), reason.Key);
            Assert.Equal(Holes(reason.Key), Holes(Words.Spanish[reason.Key]));
            Assert.DoesNotContain("{", Words.Spanish[reason], StringComparison.Ordinal);
        });

        static int[] Holes(string key) => [.. Enumerable.Range(0, 5).Where(i => key.Contains($"{{{i}}}", StringComparison.Ordinal))];
    }
}
