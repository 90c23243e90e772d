using System.Globalization;
using Weft.Groups;

namespace Weft.Map;

/// <summary>
/// Offers to ask about: what groups need, given to others that hold it, the nearest and least burdened first. Members ask anybody; others are
/// answered by members only, since what we could offer comes before what we want. Resting groups are asked for nothing, a group that can give
/// a little for one thing, any other for five at most.
/// </summary>
internal static class Exchanges
{
    /// <summary>Each further thing asked of one group weighs as much as this many kilometres.</summary>
    public const double KilometresPerAsk = 50;
    /// <summary>What a distance that is not known weighs.</summary>
    public const double UnknownKilometres = 300;
    /// <summary>How many things one open group is asked for at most: nobody should carry the whole coalition.</summary>
    public const int MostAsks = 5;

    /// <summary>How many holders are looked at for each need, the nearest first; fewer when there are very many needs.</summary>
    private const int Looked = 24, LookedAmongMany = 12, Many = 4000;

    private sealed record Need(int Group, int Concept, string What, (int Holder, double Cost)[] Offers);

    public static ValueList<Exchange> Find(Survey survey)
    {
        var needs = Needs(survey);
        if (needs.Count == 0) return [];
        var holders = Holders(survey, needs);
        var look = needs.Count > Many ? LookedAmongMany : Looked;
        needs = needs.ConvertAll(need => need with { Offers = Offers(survey, need, holders[need.Concept], look) });
        needs.RemoveAll(need => need.Offers.Length == 0);
        // Who can be answered from nearest is placed first; by id among equals.
        needs.Sort((a, b) => (a.Offers[0].Cost, a.Group, a.What).CompareTo((b.Offers[0].Cost, b.Group, b.What)));

        var given = Assignment.Of([.. needs.Select(need => need.Offers)], Capacities(survey), KilometresPerAsk);
        var asks = new int[survey.Groups.Length];
        foreach (var holder in given)
            if (holder >= 0) asks[holder]++;
        return needs.Select((need, i) => (need, holder: given[i])).Where(match => match.holder >= 0)
            .OrderBy(match => match.need.Group).ThenBy(match => match.need.What, StringComparer.Ordinal)
            .Select(match => Describe(survey, match.need, match.holder, asks[match.holder])).ToValueList();
    }

    private static List<Need> Needs(Survey survey)
    {
        var needs = new List<Need>();
        for (var group = 0; group < survey.Groups.Length; group++)
        {
            if (!survey.IsGroup(group)) continue;
            var asked = new HashSet<int>();
            foreach (var words in survey.Groups[group].Needs)
            {
                // "A van and a driver" are two things to ask about, when both are known.
                var meaning = survey.MeaningOf(WordKind.Skill, words);
                if (meaning.Parts.Count == 0 && meaning.Whole.Length > 0 && asked.Add(survey.Concept(meaning.Whole)))
                    needs.Add(new(group, survey.Concept(meaning.Whole), words, []));
                foreach (var part in meaning.Parts)
                    if (asked.Add(survey.Concept(part)))
                        needs.Add(new(group, survey.Concept(part), survey.Vocabulary.NameOfConcept(WordKind.Skill, part) ?? part, []));
            }
        }
        return needs;
    }

    private static Dictionary<int, List<int>> Holders(Survey survey, List<Need> needs)
    {
        var holders = new Dictionary<int, List<int>>();
        foreach (var need in needs) holders.TryAdd(need.Concept, []);
        for (var i = 0; i < survey.Groups.Length; i++)
        {
            if (!survey.IsGroup(i) || survey.Rests(i)) continue;
            var group = survey.Groups[i];
            foreach (var words in new[] { group.Specialisms, group.Skills, group.Resources })
                foreach (var concept in survey.Concepts(WordKind.Skill, words))
                    if (holders.TryGetValue(concept, out var list) && (list.Count == 0 || list[^1] != i)) list.Add(i);
        }
        return holders;
    }

    /// <summary>
    /// The least costly holders of what is needed. Among equally near ones each need begins elsewhere in the list, or a hundred groups in one town
    /// would all look at the same few.
    /// </summary>
    private static (int, double)[] Offers(Survey survey, Need need, List<int> holders, int most)
    {
        var best = new List<(double Cost, int Turn, int Holder)>(most + 1);
        var here = survey.Directions[need.Group];
        var (farthest, tooFar) = (double.PositiveInfinity, double.PositiveInfinity);
        var start = holders.Count == 0 ? 0 : (int)((uint)need.Group * 2654435761u % (uint)holders.Count);
        for (var turn = 0; turn < holders.Count; turn++)
        {
            var holder = holders[(start + turn) % holders.Count];
            if (holder == need.Group || !(survey.Member[need.Group] || survey.Member[holder])) continue;
            var square = here.SquareTo(survey.Directions[holder]);
            if (square > tooFar) continue;
            var cost = double.IsNaN(square) ? UnknownKilometres : Direction.Kilometres(square);
            if (survey.Groups[holder].Capacity == Capacity.ALittle) cost += KilometresPerAsk;
            if (cost >= farthest) continue;
            var offer = (cost, turn, holder);
            best.Insert(~best.BinarySearch(offer), offer);
            if (best.Count > most) best.RemoveAt(most);
            if (best.Count < most) continue;
            farthest = best[^1].Cost;
            tooFar = Direction.Square(farthest) * (1 + 1e-9);
        }
        return [.. best.Select(offer => (offer.Holder, offer.Cost))];
    }

    private static int[] Capacities(Survey survey) =>
        [.. survey.Groups.Select((group, i) => survey.Rests(i) ? 0 : group.Capacity == Capacity.ALittle ? 1 : MostAsks)];

    private static double? Kilometres(Survey survey, int one, int other) =>
        survey.Directions[one].SquareTo(survey.Directions[other]) is var square && double.IsNaN(square) ? null : Direction.Kilometres(square);

    private static Exchange Describe(Survey survey, Need need, int holder, int asks)
    {
        var (asking, giving) = (survey.Groups[need.Group], survey.Groups[holder]);
        var kilometres = Kilometres(survey, need.Group, holder);
        var reasons = new List<Reason> { new("{0} needs {1}: an offer you might ask {2} about", asking.Name, need.What, giving.Name) };
        reasons.Add(kilometres is { } far ? Apart.Between(asking, giving, far) : new("How far apart they are is not known"));
        if (giving.Capacity == Capacity.ALittle) reasons.Add(new("{0} can give only a little now, so ask for this alone", giving.Name));
        else if (asks > 1) reasons.Add(new("On this map, {0} might be asked for {1} things", giving.Name, asks.ToString(CultureInfo.InvariantCulture)));
        if (!survey.Member[holder]) reasons.Add(new("{0} is outside the coalition: get to know them first", giving.Name));
        if (!survey.Member[need.Group]) reasons.Add(new("{0} is outside the coalition: this is something we could offer", asking.Name));
        return new(asking.Id, giving.Id, need.What, kilometres, reasons.ToValueList());
    }
}
