using System.Text.RegularExpressions;
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

    [Fact]
    public void The_twelve_questions_stand_in_both_languages() =>
        Assert.All(Question.All, question => Assert.True(Words.Spanish.Knows(question.Title) && Words.Spanish.Knows(question.Hint)));
}
