namespace Weft.Held;

/// <summary>A place where somebody is named, in letters of the <see cref="Traced"/> text.</summary>
/// <param name="End">Of the word that the name ends in: Ana is also in Anas.</param>
/// <param name="Length">Of the name itself.</param>
/// <param name="Asked">Whether it is the person who is looked for.</param>
public readonly record struct Naming(int Start, int End, int Length, bool Asked)
{
    /// <summary>Whether nothing hangs on the name.</summary>
    public bool Whole => End == Start + Length;

    /// <summary>Of those in one place, the heaviest tells whether it is shown.</summary>
    public int Weight => Asked && Whole ? int.MaxValue : (2 * Length) + (Asked ? 1 : 0);
}

/// <summary>
/// Finds many names in a text in one pass over it (A. Aho and M. Corasick, Efficient string matching, 1975). The name of the person stands at the beginning of a word,
/// whatever ending follows. One of two letters is the whole word, or "Ed" would be in every education; and so is that of another, or "Mar" would hide every market.
/// </summary>
public sealed class NameSearch
{
    public const int LeastLetters = 2;

    private readonly record struct Node(int Parent, char Letter, int Length, int Else = 0, int Shorter = 0, bool Ends = false, bool Asked = false, bool Whole = false);

    private readonly Dictionary<(int, char), int> next = [];
    private readonly List<Node> nodes = [default];

    public NameSearch(IEnumerable<string> asked, IEnumerable<string> others)
    {
        foreach (var other in others) Add(new Traced(other).Letters, asked: false);
        foreach (var name in asked) Add(new Traced(name).Letters, asked: true);
        foreach (var node in Enumerable.Range(1, nodes.Count - 1).OrderBy(node => nodes[node].Length)) Link(node);
    }

    /// <summary>In order of their ends; of those that end together only the longest name of the person, and of the others: the shorter stand within it.</summary>
    public IEnumerable<Naming> In(Traced text)
    {
        var (node, end) = (0, 0);
        for (var letter = 0; letter < text.Letters.Length; letter++)
        {
            node = Follow(node, text.Letters[letter]);
            var (asked, other) = (false, false);
            for (var name = nodes[node].Ends ? node : nodes[node].Shorter; name != 0 && !(asked && other); name = nodes[name].Shorter)
            {
                if (nodes[name].Asked ? asked : other) continue;
                var (length, start) = (nodes[name].Length, letter + 1 - nodes[name].Length);
                if (!text.Begins(start)) continue;
                if (end <= letter) end = text.EndOfWord(letter + 1);
                if (nodes[name].Whole && end > letter + 1) continue;
                if (nodes[name].Asked) asked = true;
                else other = true;
                yield return new(start, end, length, nodes[name].Asked);
            }
        }
    }

    /// <summary>How many letters a name has; a Korean one is counted by its syllables.</summary>
    public static int LettersOf(string name) => new Traced(name).Letters.EnumerateRunes().Count(letter => letter.Value is not (' ' or >= 0x1160 and <= 0x11FF));

    private void Add(string folded, bool asked)
    {
        var letters = LettersOf(folded);
        if (letters < LeastLetters) return;
        var node = 0;
        foreach (var letter in folded)
        {
            if (!next.TryGetValue((node, letter), out var child))
            {
                next[(node, letter)] = child = nodes.Count;
                nodes.Add(new(node, letter, nodes[node].Length + 1));
            }
            node = child;
        }
        nodes[node] = nodes[node] with { Ends = true, Asked = asked, Whole = !asked || (letters == LeastLetters && !folded.Any(Traced.IsUnspaced)) };
    }

    private void Link(int node)
    {
        var (parent, letter) = (nodes[node].Parent, nodes[node].Letter);
        var otherwise = parent == 0 ? 0 : Follow(nodes[parent].Else, letter);
        nodes[node] = nodes[node] with { Else = otherwise, Shorter = nodes[otherwise].Ends ? otherwise : nodes[otherwise].Shorter };
    }

    private int Follow(int node, char letter)
    {
        int found;
        while (!next.TryGetValue((node, letter), out found) && node != 0) node = nodes[node].Else;
        return found;
    }
}
