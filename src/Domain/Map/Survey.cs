using NodaTime;
using Weft.Groups;
using Weft.Map.Graphs;
using Weft.Places;

namespace Weft.Map;

/// <summary>
/// The material laid out for working things out: groups sorted by id, so that the order of the files changes no answer, their words as
/// concepts, and their ties as graphs.
/// </summary>
internal sealed class Survey
{
    private readonly LocalDate? today;
    private readonly Dictionary<(WordKind, string), (Meaning Meaning, int[] Concepts)> meanings = [];
    private readonly Dictionary<string, int> concepts = new(StringComparer.Ordinal);
    private readonly List<string> conceptNames = [];

    private Survey(Vocabulary vocabulary, LocalDate? today) => (Vocabulary, this.today) = (vocabulary, today);

    private readonly Dictionary<WordKind, int[][]> held = [];

    public Vocabulary Vocabulary { get; }
    /// <summary>By id.</summary>
    public required Group[] Groups { get; init; }
    public required Dictionary<string, int> Index { get; init; }
    /// <summary>Those that can be used, in the order of the files.</summary>
    public required Tie[] Ties { get; init; }
    /// <summary>What could not be used.</summary>
    public required SkippedRow[] Skipped { get; init; }
    public required bool[] Member { get; init; }
    /// <summary>Gatherings and networks whose ties were already given as ties between their groups: not part of the graphs.</summary>
    public required bool[] Context { get; init; }
    /// <summary>Weighted by strength.</summary>
    public required Graph Graph { get; init; }
    /// <summary>Weighted by strength, a tie that only one side has confirmed by half of it.</summary>
    public required Graph Trust { get; init; }
    /// <summary>Unknown where the place is not known closer than its country.</summary>
    public required Direction[] Directions { get; init; }

    public bool HasOutsiders => Enumerable.Range(0, Groups.Length).Any(i => !Member[i] && IsGroup(i));
    public bool IsGroup(int group) => Groups[group].Kind == GroupKind.Group;

    public bool Rests(int group) => Groups[group] is var it && (it.RestingUntil, today) switch
    {
        ({ } until, { } now) => until >= now,
        ({ }, null) => true,
        _ => it.Capacity == Capacity.Resting,
    };

    public static Survey Of(IEnumerable<Group> given, IEnumerable<Tie> givenTies, Vocabulary vocabulary, LocalDate? today)
    {
        var skipped = new List<SkippedRow>();
        var byId = new Dictionary<string, Group>(StringComparer.Ordinal);
        foreach (var group in given)
            if (!byId.TryAdd(group.Id, group))
                skipped.Add(new("", null, new("Two groups have the id {0}: {1} and {2}. The first is kept; give the other an id of its own",
                    group.Id, byId[group.Id].Name, group.Name)));
        var groups = byId.Values.ToArray();
        Array.Sort(groups, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var index = new Dictionary<string, int>(groups.Length, StringComparer.Ordinal);
        for (var i = 0; i < groups.Length; i++) index[groups[i].Id] = i;

        var ties = new List<Tie>();
        var through = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tie in givenTies)
        {
            if (Mend(tie, index) is { } reason) skipped.Add(new("", null, reason));
            else
            {
                ties.Add(tie);
                through.UnionWith(tie.Through);
            }
        }

        var flagged = Array.Exists(groups, group => group.Member);
        var context = Array.ConvertAll(groups, group => group.Kind != GroupKind.Group && (through.Contains(group.Name) || through.Contains(group.Id)));
        var edges = new List<(int From, int To, double Strength, double Trust)>();
        foreach (var tie in ties)
        {
            var (from, to) = (index[tie.From], index[tie.To]);
            if (context[from] || context[to]) continue;
            edges.Add((Math.Min(from, to), Math.Max(from, to), tie.Strength, tie.Confirmed ? tie.Strength : tie.Strength / 2));
        }
        // Sums of strengths depend on their order in the last bit; answers must not depend on the order of the files.
        edges.Sort();
        return new(vocabulary, today)
        {
            Groups = groups,
            Index = index,
            Ties = [.. ties],
            Skipped = [.. skipped],
            Member = Array.ConvertAll(groups, group => flagged ? group.Member : group.Kind == GroupKind.Group),
            Context = context,
            Graph = Graph.From(groups.Length, edges.ConvertAll(edge => (edge.From, edge.To, edge.Strength))),
            Trust = Graph.From(groups.Length, edges.ConvertAll(edge => (edge.From, edge.To, edge.Trust))),
            Directions = Array.ConvertAll(groups, group => group.Place is { Precision: not Precision.Country, Position: { } position }
                && double.IsFinite(position.Latitude) && double.IsFinite(position.Longitude) ? Direction.Of(position) : Direction.Unknown),
        };
    }

    public static Survey Of(CoalitionMap map, Vocabulary vocabulary, LocalDate? today = null) =>
        Of(map.Groups.Select(group => group.Group), map.Ties.Select(tie => tie.Tie), vocabulary, today);

    /// <summary>The concepts that a list of words means, ascending, each once.</summary>
    public int[] Concepts(WordKind kind, ValueList<string> words)
    {
        if (words.Count == 0) return [];
        if (words.Count == 1) return Concepts(kind, words[0]);
        var found = new List<int>();
        foreach (var word in words)
            foreach (var concept in Concepts(kind, word))
                if (!found.Contains(concept)) found.Add(concept);
        found.Sort();
        return [.. found];
    }

    /// <summary>The concepts that a phrase means: itself, and what it lists.</summary>
    public int[] Concepts(WordKind kind, string phrase) => Read(kind, phrase).Concepts;

    public Meaning MeaningOf(WordKind kind, string phrase) => Read(kind, phrase).Meaning;

    // The same few hundred words come again in every group.
    private (Meaning Meaning, int[] Concepts) Read(WordKind kind, string phrase)
    {
        if (meanings.TryGetValue((kind, phrase), out var known)) return known;
        var meaning = Vocabulary.MeaningOf(kind, phrase);
        int[] found = meaning.Whole.Length == 0 ? [] : [.. meaning.Parts.Append(meaning.Whole).Select(Concept).Distinct().Order()];
        return meanings[(kind, phrase)] = (meaning, found);
    }

    public int Concept(string concept)
    {
        if (concepts.TryGetValue(concept, out var number)) return number;
        conceptNames.Add(concept);
        return concepts[concept] = conceptNames.Count - 1;
    }

    /// <summary>
    /// For each group the concepts of what it holds of a kind, ascending. Specialisms, skills and resources are held together: people write a
    /// van under skills and printing under resources.
    /// </summary>
    public int[][] Held(NeedKind need)
    {
        var kind = Vocabulary.Of(need);
        if (kind is WordKind.Specialism or WordKind.Resource) kind = WordKind.Skill;
        if (held.TryGetValue(kind, out var known)) return known;
        return held[kind] = Array.ConvertAll(Groups, group => kind switch
        {
            WordKind.Skill => Concepts(kind, Doing(group)),
            WordKind.Language => Concepts(kind, [.. group.Languages, .. Doing(group).Select(LanguageOf).OfType<string>()]),
            _ => Concepts(kind, group.Holds(need)),
        });
    }

    /// <summary>The language that a skill cannot be had without; null if there is none.</summary>
    public string? LanguageOf(string skill) => Vocabulary.LanguageOf(MeaningOf(WordKind.Skill, skill).Whole);

    private static ValueList<string> Doing(Group group) => [.. group.Specialisms, .. group.Skills, .. group.Resources];

    /// <summary>The words for each concept as the vocabulary or, failing that, these groups have them.</summary>
    public Dictionary<int, string> Wording(WordKind kind, IEnumerable<string> words)
    {
        var wording = new Dictionary<int, string>();
        foreach (var word in words.Order(StringComparer.Ordinal))
        {
            var own = Concepts(kind, word);
            foreach (var concept in own)
                wording.TryAdd(concept, Vocabulary.NameOfConcept(kind, conceptNames[concept]) ?? word);
        }
        return wording;
    }

    private static Reason? Mend(Tie tie, Dictionary<string, int> index)
    {
        if (!index.ContainsKey(tie.From)) return new("The tie from {0} to {1} is left out: there is no group {0}", tie.From, tie.To);
        if (!index.ContainsKey(tie.To)) return new("The tie from {0} to {1} is left out: there is no group {1}", tie.From, tie.To);
        if (tie.From == tie.To) return new("A tie from {0} to itself is left out", tie.From);
        return tie.Strength > 0 && double.IsFinite(tie.Strength)
            ? null
            : new("The tie from {0} to {1} is left out: its strength is not a number above 0", tie.From, tie.To);
    }
}
