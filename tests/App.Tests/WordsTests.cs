using System.Text.RegularExpressions;
using System.Xml.Linq;
using Weft.About;
using Weft.Groups;
using Weft.Worksheet;

namespace Weft;

public partial class WordsTests
{
    [GeneratedRegex("""(?:Words|words)(?:\[|\.Count\([^"]*?,\s*|\.Of\()"((?:[^"\\]|\\.)*)"(?:,\s*"((?:[^"\\]|\\.)*)")?""")]
    private static partial Regex Asked { get; }

    [GeneratedRegex("""new (?:Reason)?\(\s*"((?:[^"\\]|\\.)*)" *(?:[,)])""")]
    private static partial Regex Reasons { get; }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Arguments { get; }

    private static IEnumerable<(string File, string Key)> Keys()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) is not (".cs" or ".cshtml")) continue;
            var source = File.ReadAllText(file);
            foreach (Match match in Asked.Matches(source))
            {
                yield return (file, Regex.Unescape(match.Groups[1].Value));
                if (match.Value.Contains(".Count(", StringComparison.Ordinal))
                    yield return (file, Regex.Unescape(match.Groups[2].Value));
            }
            if (source.Contains("Reason", StringComparison.Ordinal))
            {
                foreach (Match match in Reasons.Matches(source))
                    yield return (file, Regex.Unescape(match.Groups[1].Value));
            }
        }
    }

    [Fact]
    public void Every_sentence_stands_in_both_languages()
    {
        var missing = Keys().Where(key => !Words.Spanish.Knows(key.Key))
            .Select(key => $"{Path.GetRelativePath(Repository.Root, key.File)}: {key.Key}").Distinct().Order().ToList();

        Assert.True(missing.Count == 0, $"{missing.Count} without Spanish:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void A_translation_uses_the_arguments_of_its_sentence()
    {
        foreach (var (file, key) in Keys())
        {
            var asked = Arguments.Matches(key).Select(match => match.Value).Distinct().Order();
            var given = Arguments.Matches(Words.Spanish[key]).Select(match => match.Value).Distinct().Order();
            Assert.True(asked.SequenceEqual(given), $"{file}: {key} -> {Words.Spanish[key]}");
        }
    }

    /// <summary>Keys are also kept in variables, lists and switches; there they are known by reading like a sentence.</summary>
    [Fact]
    public void Whatever_reads_like_a_sentence_for_a_person_stands_in_both_languages()
    {
        var sentences = Sentences().ToList();
        var missing = sentences.Where(sentence => !Words.Spanish.Knows(sentence.Text))
            .Select(sentence => $"{Path.GetRelativePath(Repository.Root, sentence.File)}: {sentence.Text}").Distinct().Order().ToList();

        Assert.True(missing.Count == 0, $"{missing.Count} without Spanish:\n" + string.Join('\n', missing));
        // The errors, the sources of data and the questions are such lists: if they are not among them, this looks at nothing.
        Assert.Contains(sentences, sentence => sentence.Text == "That was too long");
        Assert.Contains(sentences, sentence => sentence.Text == DataSource.All[0].What);
        Assert.All(Question.All, question => Assert.Contains(sentences, sentence => sentence.Text == question.Hint));
    }

    [Fact]
    public void Single_words_that_are_kept_in_variables_stand_in_both_languages() =>
        Assert.All(
            [.. Enum.GetNames<Scale>(), .. DataSource.All.Select(source => source.What), .. Question.All.Select(question => question.Title)],
            key => Assert.True(Words.Spanish.Knows(key), key));

    [Fact]
    public void Sentences_of_two_halves_stand_in_both_languages()
    {
        var halves = File.ReadLines(Path.Combine(Repository.Root, "src/Domain/Map/Likeness.cs"))
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(line => Literal.Matches(line)).Select(match => match.Groups[1].Value)
            .Where(half => !half.Contains('{', StringComparison.Ordinal)).ToList();
        var (first, second) = (halves.Where(half => char.IsUpper(half[0])).ToList(), halves.Where(half => half[0] is ',' or ';').ToList());

        Assert.True(first.Count > 3 && second.Count > 1);
        Assert.All(from one in first from other in second select one + other, sentence => Assert.True(Words.Spanish.Knows(sentence), sentence));
    }

    [Fact]
    public void Spanish_speaks_to_one_reader_as_a_friend_and_of_us_without_gender()
    {
        var formal = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/App"), "Words.es.resx", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Descendants("data").Select(data => data.Element("value")!.Value))
            .Where(value => Formal.IsMatch(value)).ToList();

        Assert.True(formal.Count == 0, string.Join('\n', formal));
    }

    [GeneratedRegex(@"\b(?:usted(?:es)?|[vn]osotr[oa]s|vuestr[oa]s?|\w+(?:adnos|ednos|idnos|adl[oae]s?|edl[oae]s?)|\w+[áé]is|dad|decid|usad|preguntad|abrid|poned|haced|escribid|mirad|pulsad|abran|guarden|digan|escriban|pongan)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Formal { get; }

    [GeneratedRegex(@"(?<![$\w=@])""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Literal { get; }

    /// <summary>Begins with a capital or an option's dashes, and goes on in small letters.</summary>
    [GeneratedRegex("^(?:--|“)?[A-Z{a-z-][^<]*?[a-z]{2,},? [a-z“{-]")]
    private static partial Regex ReadsLikeASentence { get; }

    // Left out: a tool of the build; what invented people wrote, in their own language; halves of sentences, which are tested above; and what only who writes code can meet.
    private static IEnumerable<(string File, string Text)> Sentences() =>
        from folder in new[] { "src/App/Features", "src/App/Sealed", "src/App/Web", "src/App/Commands", "src/App/Storage", "src/Domain" }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        where Path.GetFileName(file) is not ("GazetteerCommand.cs" or "Likeness.cs" or "ExamplePeople.cs")
        from line in File.ReadLines(file)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("LoggerMessage", StringComparison.Ordinal)
        where !line.Contains("ArgumentException", StringComparison.Ordinal) && !line.Contains("ArgumentOutOfRange", StringComparison.Ordinal)
        from match in Literal.Matches(line)
        let text = Regex.Unescape(match.Groups[1].Value)
        where char.IsUpper(text.TrimStart('-', '“').FirstOrDefault()) && ReadsLikeASentence.IsMatch(text) && text is not ("Unicode License v3" or "GeoNames, iso3166-2-db (esosedi)")
        select (file, text);
}
