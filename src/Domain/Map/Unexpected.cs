using Weft.Groups;

namespace Weft.Map;

/// <summary>
/// Unexpected allies: groups outside the coalition with causes of their own, none of them a cause of any member, that share at least two of the
/// coalition's strategies, communities and systems opposed.
/// </summary>
internal static class Unexpected
{
    /// <summary>How many are shown: those that share most. A longer list would be a directory, and is one already.</summary>
    public const int AtMost = 30;

    private const int Shared = 2;

    public static ValueList<UnexpectedAlly> Find(Survey survey, TrustPaths paths, Introductions introductions, Nearness members)
    {
        var causes = Ours(WordKind.Cause, group => group.Causes);
        var strategies = Ours(WordKind.Strategy, group => group.Strategies);
        var communities = Ours(WordKind.Community, group => group.Communities);
        var opposes = Ours(WordKind.System, group => group.Opposes);

        var found = new List<(int Group, int[] Strategies, int[] Communities, int[] Opposes)>();
        for (var i = 0; i < survey.Groups.Length; i++)
        {
            if (survey.Member[i] || !survey.IsGroup(i) || survey.Rests(i)) continue;
            var group = survey.Groups[i];
            var own = survey.Concepts(WordKind.Cause, group.Causes);
            if (own.Length == 0 || own.Any(causes.Contains)) continue;
            var same = (i, Same(WordKind.Strategy, group.Strategies, strategies), Same(WordKind.Community, group.Communities, communities),
                Same(WordKind.System, group.Opposes, opposes));
            if (Count(same) >= Shared) found.Add(same);
        }
        return found
            .OrderByDescending(Count).ThenBy(ally => !paths.Reach(ally.Group))
            .ThenBy(ally => members.To(ally.Group)?.Kilometres ?? double.PositiveInfinity).ThenBy(ally => survey.Groups[ally.Group].Name, StringComparer.Ordinal)
            .ThenBy(ally => ally.Group)
            .Take(AtMost)
            .OrderBy(ally => paths.Cost[ally.Group]).ThenBy(ally => survey.Groups[ally.Group].Name, StringComparer.Ordinal).ThenBy(ally => ally.Group)
            .Select(ally => Describe(survey, introductions, members, ally)).ToValueList();

        HashSet<int> Ours(WordKind kind, Func<Group, ValueList<string>> words) =>
            [.. survey.Groups.Where((_, i) => survey.Member[i] && survey.IsGroup(i)).SelectMany(group => survey.Concepts(kind, words(group)))];
        int[] Same(WordKind kind, ValueList<string> words, HashSet<int> ours) => [.. survey.Concepts(kind, words).Where(ours.Contains)];
        static int Count((int, int[] Strategies, int[] Communities, int[] Opposes) ally) =>
            ally.Strategies.Length + ally.Communities.Length + ally.Opposes.Length;
    }

    private static UnexpectedAlly Describe(Survey survey, Introductions introductions, Nearness members,
        (int Group, int[] Strategies, int[] Communities, int[] Opposes) ally)
    {
        var group = survey.Groups[ally.Group];
        var strategies = Words(WordKind.Strategy, group.Strategies, ally.Strategies);
        var communities = Words(WordKind.Community, group.Communities, ally.Communities);
        var opposes = Words(WordKind.System, group.Opposes, ally.Opposes);
        var ways = introductions.To(group.Id).ToValueList();
        var reasons = new List<Reason> { new("Their cause is {0}", string.Join(", ", group.Causes)) };
        if (strategies.Count > 0) reasons.Add(new("They work the way some of us do: {0}", string.Join(", ", strategies)));
        if (communities.Count > 0) reasons.Add(new("They are, or work with, the same people: {0}", string.Join(", ", communities)));
        if (opposes.Count > 0) reasons.Add(new("They oppose the same things: {0}", string.Join(", ", opposes)));
        if (members.To(ally.Group) is { } near) reasons.Add(Apart.From(survey.Groups[near.Group], group, near.Kilometres));
        reasons.Add(ways.Count > 0 ? ways[0].Reason : Introductions.Nobody);
        return new(group.Id, strategies, communities, opposes, ways.Count > 0 ? ways[0].Path : [], reasons.ToValueList())
        {
            Introductions = ways,
        };

        ValueList<string> Words(WordKind kind, ValueList<string> own, int[] shared) => survey.Wording(kind, own)
            .Where(word => shared.Contains(word.Key)).Select(word => word.Value).Distinct().Order(StringComparer.Ordinal).ToValueList();
    }
}
