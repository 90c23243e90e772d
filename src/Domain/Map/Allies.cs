using Weft.Groups;

namespace Weft.Map;

/// <summary>
/// People we could get to know: the groups outside the coalition that together fill the most of what is wanted, chosen one after another by
/// how much each adds (greedy maximum coverage; Nemhauser, Wolsey and Fisher 1978: at least 1 - 1/e of the best), re-counting only those that
/// come to the top (Minoux, "Accelerated greedy algorithms", 1978). A want that lacks two holders may be filled by two. Among groups that add as
/// much: who adds more of what nobody holds, then those whom somebody knows, then the nearer, then by name.
/// </summary>
internal sealed class Allies(Survey survey, Covering covering, TrustPaths paths, Introductions introductions, Nearness members)
{
    private sealed record Candidate(int Group, int[] Wants, bool Unknown, double Kilometres, string Name);

    public ValueList<Ally> Find()
    {
        var lacking = Lacking();
        var chosen = new List<Candidate>();
        var queue = new PriorityQueue<Candidate, Rank>();
        foreach (var candidate in Candidates(lacking)) queue.Enqueue(candidate, RankOf(candidate, lacking));
        while (queue.TryDequeue(out var candidate, out var stale))
        {
            var rank = RankOf(candidate, lacking);
            if (rank.Fills == 0) continue;
            // What a group adds can only shrink as others are chosen: if it still comes first, nobody comes before it.
            if (rank.CompareTo(stale) > 0 && queue.TryPeek(out _, out var next) && next.CompareTo(rank) < 0)
            {
                queue.Enqueue(candidate, rank);
                continue;
            }
            chosen.Add(candidate);
            foreach (var want in candidate.Wants)
                lacking[want] = (Math.Max(0, lacking[want].Holders - 1), false);
        }
        return chosen
            .OrderBy(ally => ally.Wants[0]).ThenBy(ally => paths.Cost[ally.Group]).ThenBy(ally => ally.Kilometres)
            .ThenBy(ally => ally.Name, StringComparer.Ordinal).ThenBy(ally => ally.Group)
            .Select(Describe).ToValueList();
    }

    /// <summary>For each want how many holders it lacks, and whether it has none. What is asked for twice counts once, with the greater number.</summary>
    private (int Holders, bool None)[] Lacking()
    {
        var lacking = covering.Wants.Select((want, i) => (Holders: Math.Max(0, want.Wanted - covering.MemberHolders(i).Count()),
            None: !covering.MemberHolders(i).Any())).ToArray();
        foreach (var same in Enumerable.Range(0, lacking.Length).GroupBy(i => (Field(covering.Wants[i].What), covering.Answers[i].Means)))
        {
            var first = same.MaxBy(i => lacking[i].Holders);
            foreach (var i in same)
                if (i != first) lacking[i].Holders = 0;
        }
        return lacking;

        static NeedKind Field(NeedKind kind) => kind is NeedKind.Specialism or NeedKind.Resource ? NeedKind.Skill : kind;
    }

    private IEnumerable<Candidate> Candidates((int Holders, bool None)[] lacking)
    {
        var fills = new List<int>?[survey.Groups.Length];
        for (var want = 0; want < lacking.Length; want++)
        {
            if (lacking[want].Holders == 0) continue;
            foreach (var group in covering.Holders[want])
                if (!survey.Member[group] && !survey.Rests(group)) (fills[group] ??= []).Add(want);
        }
        for (var group = 0; group < fills.Length; group++)
            if (fills[group] is { } wants)
                yield return new(group, [.. wants], !paths.Reach(group), members.To(group)?.Kilometres ?? double.PositiveInfinity,
                    survey.Groups[group].Name);
    }

    private static Rank RankOf(Candidate candidate, (int Holders, bool None)[] lacking)
    {
        var (fills, first) = (0, 0);
        foreach (var want in candidate.Wants)
        {
            if (lacking[want].Holders == 0) continue;
            fills++;
            if (lacking[want].None) first++;
        }
        return new(fills, first, candidate.Unknown, candidate.Kilometres, candidate.Name, candidate.Group);
    }

    private readonly record struct Rank(int Fills, int First, bool Unknown, double Kilometres, string Name, int Group) : IComparable<Rank>
    {
        public int CompareTo(Rank other)
        {
            if (Fills != other.Fills) return other.Fills.CompareTo(Fills);
            if (First != other.First) return other.First.CompareTo(First);
            if (Unknown != other.Unknown) return Unknown.CompareTo(other.Unknown);
            if (Kilometres != other.Kilometres) return Kilometres.CompareTo(other.Kilometres);
            var names = string.CompareOrdinal(Name, other.Name);
            return names != 0 ? names : Group.CompareTo(other.Group);
        }
    }

    private Ally Describe(Candidate ally)
    {
        var group = survey.Groups[ally.Group];
        var nearest = members.To(ally.Group);
        var ways = introductions.To(group.Id).ToValueList();
        var values = SharedValues(group);
        var reasons = new List<Reason>();
        Fill("They bring what nobody here has yet: {0}", want => !Held(want).Any());
        Fill("They also have what only one group here has: {0}", want => Held(want).Take(2).Count() == 1);
        Fill("They also have what we want more of: {0}", want => Held(want).Take(2).Count() == 2);
        if (ally.Wants.Where(want => covering.Wants[want].What == NeedKind.Community).ToArray() is { Length: > 0 } communities)
            reasons.Add(new("They are, or work with: {0}. First ask what they want from us, and what has kept us apart", Names(communities)));
        if (values.Count > 0) reasons.Add(new("They share these values with us: {0}", string.Join(", ", values)));
        if (nearest is { } near) reasons.Add(Apart.From(survey.Groups[near.Group], group, near.Kilometres));
        reasons.Add(ways.Count > 0 ? ways[0].Reason : Introductions.Nobody);
        if (group.Capacity == Capacity.ALittle) reasons.Add(new("They said that they can give only a little now"));
        return new(group.Id, ally.Wants.Select(want => covering.Wants[want]).ToValueList(), values, nearest?.Kilometres,
            ways.Count > 0 ? ways[0].Path : [], reasons.ToValueList())
        {
            Introductions = ways,
        };

        IEnumerable<int> Held(int want) => covering.MemberHolders(want);
        string Names(IEnumerable<int> wants) => string.Join(", ", wants.Select(want => covering.Wants[want].Name));
        void Fill(string key, Predicate<int> when)
        {
            if (ally.Wants.Where(want => covering.Wants[want].What != NeedKind.Community && when(want)).ToArray() is { Length: > 0 } wants)
                reasons.Add(new(key, Names(wants)));
        }
    }

    private HashSet<int>? ourValues;

    private ValueList<string> SharedValues(Group group)
    {
        ourValues ??= [.. survey.Groups.Where((_, i) => survey.Member[i]).SelectMany(member => survey.Concepts(WordKind.Value, member.Values)),
            .. covering.Wants.Where(want => want.What == NeedKind.Value).SelectMany(want => survey.Concepts(WordKind.Value, want.Name))];
        return survey.Wording(WordKind.Value, group.Values).Where(value => ourValues.Contains(value.Key))
            .Select(value => value.Value).Distinct().Order(StringComparer.Ordinal).ToValueList();
    }
}
