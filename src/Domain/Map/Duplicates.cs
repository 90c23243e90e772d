using System.Runtime.InteropServices;
using Weft.Groups;

namespace Weft.Map;

/// <summary>Finds groups that may be one: names alike, in one place. It lists them with the reason and joins nothing.</summary>
/// <remarks>
/// Comparing everybody with everybody would take days for 100,000 groups. Only groups that share a block are compared: their words, a
/// rare word and the place, the beginning or end of the name and the place, or an acronym. Within a large block the names are sorted
/// and near ones compared (Hernandez and Stolfo, "The merge/purge problem for large databases", 1995). Of many with one name in one
/// place only the first few are looked at: <see cref="Namesakes"/> says who they all are.
/// </remarks>
public static class Duplicates
{
    private const int LargestBlock = 32, Window = 6, RareWords = 2, MostBlocks = 24, BlocksAtOnce = 4096;

    public static IReadOnlyList<PossibleDuplicate> Find(IReadOnlyList<Group> groups) => Find(groups, Namesakes.Among(groups));

    /// <param name="crowds">The namesakes among the groups.</param>
    public static IReadOnlyList<PossibleDuplicate> Find(IReadOnlyList<Group> groups, IReadOnlyList<Namesakes> crowds)
    {
        var words = new NameWords();
        var beyond = crowds.SelectMany(crowd => crowd.Numbers.Skip(Namesakes.MostCompared)).ToHashSet();
        var named = new List<NamedGroup>(groups.Count - beyond.Count);
        for (var i = 0; i < groups.Count; i++)
            if (!beyond.Contains(i)) named.Add(new NamedGroup(groups[i], i, words));
        return Find(groups, [.. named]);
    }

    private static IReadOnlyList<PossibleDuplicate> Find(IReadOnlyList<Group> groups, NamedGroup[] named)
    {
        Array.Sort(named, NamedGroup.Order);

        // Room that is never filled costs nothing; lists that grow are there twice.
        var blocks = new List<ulong>(named.Length * MostBlocks);
        var groupsOfBlocks = new List<int>(named.Length * MostBlocks);
        AddBlocks(named, blocks, groupsOfBlocks);
        var keys = CollectionsMarshal.AsSpan(blocks);
        keys.Sort(CollectionsMarshal.AsSpan(groupsOfBlocks));

        var found = new Dictionary<(int First, int Second), Reason>();
        var shared = Blocks(keys);
        // What is found of a pair does not depend on where it is met, so that the order of the parts changes nothing.
        Parallel.ForEach(shared.Chunk(BlocksAtOnce), part =>
        {
            var own = new Dictionary<(int, int), Reason>();
            foreach (var block in part)
                Compare(CollectionsMarshal.AsSpan(groupsOfBlocks)[block], named, own);
            lock (found)
                foreach (var (pair, reason) in own) found.TryAdd(pair, reason);
        });
        return [.. found.OrderBy(pair => pair.Key).Select(pair =>
            new PossibleDuplicate(groups[pair.Key.First].Id, groups[pair.Key.Second].Id, pair.Value))];
    }

    /// <summary>Where the blocks of more than one stand.</summary>
    private static List<Range> Blocks(ReadOnlySpan<ulong> keys)
    {
        var blocks = new List<Range>();
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) blocks.Add(start..end);
        }
        return blocks;
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
        // Their numbers say how they are sorted: by place and name.
        block.Sort();
        var reach = block.Length > LargestBlock ? Window : block.Length;
        for (var i = 0; i < block.Length; i++)
        {
            for (var j = i + 1; j < block.Length && j - i <= reach; j++)
            {
                if (block[i] == block[j]) continue;
                var (first, second) = (named[block[i]], named[block[j]]);
                if (first.Number > second.Number) (first, second) = (second, first);
                if (Likeness.Of(first, second) is { } reason) found.TryAdd((first.Number, second.Number), reason);
            }
        }
    }
}
