namespace Weft.Groups;

/// <summary>One way to choose among listings - by cause, say - with the values that there are. Spellings that fold alike are one value.</summary>
internal sealed class Facet
{
    private readonly Dictionary<string, int> numbers;
    private readonly string[] keys;
    private readonly string[] labels;
    private readonly Postings values;
    private readonly int size;

    private Facet(Dictionary<string, int> numbers, string[] labels, Postings values, int size)
    {
        (this.numbers, this.labels, this.values, this.size) = (numbers, labels, values, size);
        keys = new string[labels.Length];
        foreach (var (key, number) in numbers)
            keys[number] = key;
    }

    public static Facet Build(IReadOnlyList<Listing> listings, Func<Listing, IEnumerable<string>> valuesOf)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var spellings = new List<Dictionary<string, int>>();
        var pairs = new List<(int, int)>();
        var own = new HashSet<int>();
        for (var document = 0; document < listings.Count; document++)
        {
            own.Clear();
            foreach (var value in valuesOf(listings[document]))
            {
                if (Folding.Fold(value) is not { Length: > 0 } key) continue;
                if (!numbers.TryGetValue(key, out var number))
                {
                    numbers[key] = number = spellings.Count;
                    spellings.Add(new(StringComparer.Ordinal));
                }
                spellings[number][value] = spellings[number].GetValueOrDefault(value) + 1;
                if (own.Add(number)) pairs.Add((document, number));
            }
        }
        // A value is called what most call it.
        var labels = spellings.ConvertAll(spelling => spelling.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key);
        return new(numbers, [.. labels], Postings.Make(listings.Count, pairs), listings.Count);
    }

    /// <summary>Those with the value; none if nobody has it; null if no value is asked for.</summary>
    public DocumentSet? With(string? key)
    {
        if (key is null) return null;
        var with = new DocumentSet(size);
        if (!numbers.TryGetValue(key, out var number)) return with;
        for (var document = 0; document < size; document++)
        {
            if (values[document].Contains(number)) with.Add(document);
        }
        return with;
    }

    /// <summary>What could be chosen next: the most frequent values among some listings, and the one that is chosen already, by name.</summary>
    public IReadOnlyList<Choice> Choices(DocumentSet among, string? chosen, int most)
    {
        var counts = new int[labels.Length];
        foreach (var document in among.Documents())
        {
            foreach (var number in values[document])
                counts[number]++;
        }
        return
        [
            .. Enumerable.Range(0, counts.Length)
                .Where(number => counts[number] > 0 || keys[number] == chosen)
                .OrderByDescending(number => keys[number] == chosen).ThenByDescending(number => counts[number]).ThenBy(number => keys[number], StringComparer.Ordinal)
                .Take(most)
                .OrderBy(number => keys[number], StringComparer.Ordinal)
                .Select(number => new Choice(keys[number], labels[number], counts[number], keys[number] == chosen)),
        ];
    }
}

/// <param name="Key">What stands in the address.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Count">How many groups would be shown if it were chosen.</param>
public sealed record Choice(string Key, string Label, int Count, bool Chosen);
