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
    private const int LargestBlock = 32, Window = 6, RareWords = 2;

    public static IReadOnlyList<PossibleDuplicate> Find(IReadOnlyList<Group> groups)
    {
        var words = new NameWords();
        var named = new NamedGroup[groups.Count];
        for (var i = 0; i < named.Length; i++)
            named[i] = new NamedGroup(groups[i], words);

        var blocks = new List<ulong>(named.Length * 12);
        var groupsOfBlocks = new List<int>(named.Length * 12);
        AddBlocks(named, blocks, groupsOfBlocks);
        var keys = CollectionsMarshal.AsSpan(blocks);
        var members = CollectionsMarshal.AsSpan(groupsOfBlocks);
        keys.Sort(members);

        var found = new Dictionary<(int First, int Second), Reason>();
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) Compare(members[start..end], named, found);
        }
        return [.. found.OrderBy(pair => pair.Key).Select(pair =>
            new PossibleDuplicate(groups[pair.Key.First].Id, groups[pair.Key.Second].Id, pair.Value))];
    }

    private static void AddBlocks(NamedGroup[] named, List<ulong> keys, List<int> members)
    {
        var byName = Array.Exists(named, group => group.Position is null);
        for (var i = 0; i < named.Length; i++)
        {
            named[i].AddBlocks(RareWords, byName, keys);
            while (members.Count < keys.Count)
                members.Add(i);
        }
    }

    private static void Compare(Span<int> block, NamedGroup[] named, Dictionary<(int, int), Reason> found)
    {
        var reach = block.Length;
        block.Sort();
        if (block.Length > LargestBlock)
        {
            reach = Window;
            block.Sort((a, b) => NamedGroup.Order(named[a], named[b]) is var order and not 0 ? order : a - b);
        }
        for (var i = 0; i < block.Length; i++)
        {
            for (var j = i + 1; j < block.Length && j - i <= reach; j++)
            {
                var (first, second) = (Math.Min(block[i], block[j]), Math.Max(block[i], block[j]));
                if (first != second && Likeness.Of(named[first], named[second]) is { } reason) found.TryAdd((first, second), reason);
            }
        }
    }
}
