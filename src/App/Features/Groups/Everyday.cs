namespace Weft.Groups;

/// <summary>Understands a need that somebody says in words of every day ("someone to come to court"), by a table (everyday.tsv).</summary>
internal static class Everyday
{
    private static readonly HashSet<string> Fillers = [];
    private static readonly Dictionary<string, string[]> Meant = [];

    /// <summary>Words that join others and tell nothing apart: a name is found with another of them, or without.</summary>
    private static readonly HashSet<string> Joining =
        [.. "of for and the in on at a an to de del la las los el y en e des du le les et der die das und fur von il lo i gli di do da dos".Split(' ')];

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

    /// <summary>For each word that counts the words that groups may use for it; empty where none counts.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Understand(IEnumerable<string> typed) =>
        [.. typed.Where(word => !Fillers.Contains(word)).Select(word => Meant.GetValueOrDefault(word) ?? (word is [.., 's'] ? Meant.GetValueOrDefault(word[..^1]) : null) ?? [word])];
}
