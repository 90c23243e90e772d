using Weft.Formats;
using Weft.Map;

namespace Weft.Groups;

/// <summary>Understands a need that somebody says in words of every day ("someone to come to court"), by a table (everyday.tsv) and the vocabulary.</summary>
internal static class Everyday
{
    private static readonly HashSet<string> Fillers = [];
    private static readonly Dictionary<string, string[]> Meant = [];

    /// <summary>Words that join others and tell nothing apart: a name is found with another of them, or without.</summary>
    private static readonly HashSet<string> Joining =
        [.. "of for and the in on at a an to de del la las los el y en e des du le les et der die das und fur von il lo i gli di do da dos".Split(' ')];

    /// <summary>Two words of which this many letters at the end differ may be forms of one: to translate, translation.</summary>
    private const int Ending = 4, Stem = 5;

    /// <summary>What the vocabulary calls one thing, by the words that count of each of its names.</summary>
    private static readonly Lazy<(string[] Words, Term Term)[]> Named = new(() =>
        [.. VocabularyFile.Starter.Terms.SelectMany(term => term.OtherWords.Prepend(term.Name).Select(name => (Words: Counting(SearchWords.Of(name)), term))).Where(name => name.Words.Length > 0)]);

    static Everyday()
    {
        using var lines = new StreamReader(typeof(Everyday).Assembly.GetManifestResourceStream("everyday.tsv")!);
        foreach (var line in lines.ReadToEnd().Split('\n').Where(line => line is not ("" or ['#', ..])))
        {
            var (word, words) = line.Split('\t') is [var first, var rest] ? (first, rest.Split(", ")) : throw new InvalidDataException(line);
            if (word == "Filler") Fillers.UnionWith(words);
            else Meant[word] = words;
        }
    }

    public static bool Joins(string word) => Joining.Contains(word);

    /// <summary>For each thing that is asked for the words that groups may use for it; empty where no word counts.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Understand(IEnumerable<string> typed)
    {
        List<IReadOnlyList<string>> things = [];
        var left = Counting(typed).ToList();
        while (left.Count > 1 && Called(left, least: 2) is { Count: > 0 } called)
        {
            things.Add(Names(called));
            left.RemoveAll(word => called[0].Words.Any(name => AreForms(word, name)));
        }
        foreach (var word in left)
            things.Add([word, .. Meant.GetValueOrDefault(word) ?? (word is [.., 's'] ? Meant.GetValueOrDefault(word[..^1]) : null) ?? [], .. Names(Called([word], least: 1))]);
        return things;
    }

    private static string[] Counting(IEnumerable<string> words) => [.. words.Where(word => !Fillers.Contains(word) && !Joining.Contains(word)).Distinct()];

    private static List<string> Names(List<(string[] Words, Term Term)> called) => [.. called.Select(name => name.Term).Distinct().SelectMany(term => term.OtherWords.Prepend(term.Name))];

    /// <summary>The longest names of the vocabulary, of so many words at least, whose words are all there.</summary>
    private static List<(string[] Words, Term Term)> Called(List<string> words, int least)
    {
        var called = Named.Value.Where(name => name.Words.Length >= least && Array.TrueForAll(name.Words, part => words.Exists(word => AreForms(word, part)))).ToList();
        if (called.Count == 0) return called;
        var longest = called.MaxBy(name => name.Words.Length).Words;
        return called.FindAll(name => name.Words.Length == longest.Length && Array.TrueForAll(name.Words, longest.Contains));
    }

    private static bool AreForms(string one, string other)
    {
        if (one.TrimEnd('s') == other.TrimEnd('s')) return true;
        var same = one.AsSpan().CommonPrefixLength(other);
        return same >= Math.Max(Stem, Math.Max(one.Length, other.Length) - Ending);
    }
}
