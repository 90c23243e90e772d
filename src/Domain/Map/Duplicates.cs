using System.Runtime.InteropServices;
using Weft.Groups;

namespace Weft.Map;

/// <summary>Finds groups that may be one: names alike, in one place. It lists them with the reason and joins nothing.</summary>
/// <remarks>
/// Comparing everybody with everybody would take days for 100,000 groups. Only groups that share a block are compared: their words, a
/// rare word and the place, the beginning or end of the name and the place, or an acronym. Within a large block the names are sorted
/// and near ones compared (Hernandez and Stolfo, "The merge/purge problem for large databases", 1995).
/// </remarks>
public static class Duplicates
{
    private const int LargestBlock = 32, Window = 6, RareWords = 3;

    public static IReadOnlyList<PossibleDuplicate> Find(IReadOnlyList<Group> groups)
    {
        var words = new Dictionary<string, int>();
        var named = new NamedGroup[groups.Count];
        for (var i = 0; i < named.Length; i++)
        {
            named[i] = new NamedGroup(groups[i]);
            foreach (var word in named[i].Words)
                CollectionsMarshal.GetValueRefOrAddDefault(words, word, out _)++;
        }

        var blocks = new List<(ulong Key, int Group)>(groups.Count * 8);
        for (var i = 0; i < named.Length; i++)
            foreach (var key in named[i].Blocks(words, RareWords))
                blocks.Add((key, i));
        blocks.Sort();

        var found = new Dictionary<(int First, int Second), Reason>();
        var span = CollectionsMarshal.AsSpan(blocks);
        for (int start = 0, end; start < span.Length; start = end)
        {
            for (end = start + 1; end < span.Length && span[end].Key == span[start].Key;) end++;
            if (end - start > 1) Compare(span[start..end], named, found);
        }
        return [.. found.OrderBy(pair => pair.Key).Select(pair =>
            new PossibleDuplicate(groups[pair.Key.First].Id, groups[pair.Key.Second].Id, pair.Value))];
    }

    private static void Compare(Span<(ulong Key, int Group)> block, NamedGroup[] named, Dictionary<(int, int), Reason> found)
    {
        var reach = block.Length;
        if (block.Length > LargestBlock)
        {
            reach = Window;
            block.Sort((a, b) => string.CompareOrdinal(named[a.Group].SortKey, named[b.Group].SortKey) is var order and not 0 ? order : a.Group - b.Group);
        }
        for (var i = 0; i < block.Length; i++)
        {
            for (var j = i + 1; j < block.Length && j - i <= reach; j++)
            {
                var (first, second) = (Math.Min(block[i].Group, block[j].Group), Math.Max(block[i].Group, block[j].Group));
                if (first != second && !found.ContainsKey((first, second)) && Likeness.Of(named[first], named[second]) is { } reason)
                    found[(first, second)] = reason;
            }
        }
    }
}
