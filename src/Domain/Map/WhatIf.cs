using System.Globalization;
using Weft.Groups;
using Weft.Map.Graphs;
using Weft.Places;

namespace Weft.Map;

/// <summary>How many members hold a want, before and after.</summary>
public sealed record CoverageChange(Want Want, int Before, int After);

/// <summary>What changes for the coalition when a group joins or leaves it. Structure is that of the members and the ties among them.</summary>
/// <param name="Coverage">The wants of which the group is a holder, in the order of the purpose.</param>
/// <param name="PartsBefore">How many connected parts the members form; a member without ties is one.</param>
/// <param name="NewCutPoints">Members without whom others would lose each other, who were none before.</param>
/// <param name="StepsBefore">How many ties lie between two members on the shortest way, on average over those whom a way joins; null if none is.</param>
public sealed record Change(string Id, bool Joins, ValueList<CoverageChange> Coverage, int PartsBefore, int PartsAfter,
    ValueList<string> NewCutPoints, ValueList<string> CutPointsGone, double? StepsBefore, double? StepsAfter, ValueList<Reason> Reasons);

/// <summary>Tries out a coalition with one group more, or one less.</summary>
public static class WhatIf
{
    /// <summary>From more members than this the average number of steps is taken from so many of them, spread evenly.</summary>
    private const int StepsFrom = 500;

    /// <returns>Null if there is no such group, or it is a member already.</returns>
    public static Change? Joins(CoalitionMap map, string id, Vocabulary vocabulary, IGazetteer? gazetteer = null) =>
        Try(map, id, vocabulary, gazetteer, joins: true);

    /// <returns>Null if there is no such group, or it is no member.</returns>
    public static Change? Leaves(CoalitionMap map, string id, Vocabulary vocabulary, IGazetteer? gazetteer = null) =>
        Try(map, id, vocabulary, gazetteer, joins: false);

    private static Change? Try(CoalitionMap map, string id, Vocabulary vocabulary, IGazetteer? gazetteer, bool joins)
    {
        var survey = Survey.Of(map, vocabulary);
        if (!survey.Index.TryGetValue(id, out var group) || !survey.IsGroup(group) || survey.Member[group] == joins) return null;
        var members = Enumerable.Range(0, survey.Groups.Length).Where(i => survey.Member[i] && survey.IsGroup(i)).ToArray();
        var others = members.Where(member => member != group).ToArray();
        var (before, after) = joins ? (Shape.Of(survey, members), Shape.Of(survey, [.. members, group]))
            : (Shape.Of(survey, members), Shape.Of(survey, others));

        var coverage = new List<CoverageChange>();
        foreach (var want in map.Purpose?.Wants ?? [])
        {
            var answers = new Answers(survey, want, gazetteer);
            if (!answers.By(group)) continue;
            var held = others.Count(answers.By);
            coverage.Add(joins ? new(want, held, held + 1) : new(want, held + 1, held));
        }
        var appear = after.CutPoints.Except(before.CutPoints, StringComparer.Ordinal).Where(cut => cut != id).ToValueList();
        var gone = before.CutPoints.Except(after.CutPoints, StringComparer.Ordinal).Where(cut => cut != id).ToValueList();
        var name = survey.Groups[group].Name;
        return new(id, joins, coverage.ToValueList(), before.Parts, after.Parts, appear, gone, before.Steps, after.Steps,
            (joins ? Joining(name, coverage) : Leaving(name, coverage)).Concat(Shapes(survey, before, after, appear, gone)).ToValueList());
    }

    private static IEnumerable<Reason> Joining(string name, List<CoverageChange> coverage)
    {
        if (Names(coverage, change => change.Before == 0) is { Length: > 0 } first) yield return new("If {0} joins, we have: {1}", name, first);
        if (Names(coverage, change => change.Before == 1) is { Length: > 0 } second) yield return new("If {0} joins, no group is the only one with: {1}", name, second);
        if (Names(coverage, change => change.Before > 1) is { Length: > 0 } more) yield return new("If {0} joins, one more group has: {1}", name, more);
        if (coverage.Count == 0) yield return new("If {0} joins, what we have for our purpose stays the same", name);
    }

    private static IEnumerable<Reason> Leaving(string name, List<CoverageChange> coverage)
    {
        if (Names(coverage, change => change.After == 0) is { Length: > 0 } lost) yield return new("If {0} leaves, nobody has: {1}", name, lost);
        if (Names(coverage, change => change.After == 1) is { Length: > 0 } alone) yield return new("If {0} leaves, only one group has: {1}", name, alone);
        if (Names(coverage, change => change.After > 1) is { Length: > 0 } still) yield return new("If {0} leaves, others still have: {1}", name, still);
        if (coverage.Count == 0) yield return new("If {0} leaves, what we have for our purpose stays the same", name);
    }

    private static IEnumerable<Reason> Shapes(Survey survey, Shape before, Shape after, ValueList<string> appear, ValueList<string> gone)
    {
        if (before.Parts != after.Parts)
            yield return after.Parts == 1
                ? new("Ties would join all our groups; now they are in {0} parts", Number(before.Parts))
                : new("Our groups would be in {0} parts that have no tie with each other; now it is {1}", Number(after.Parts), Number(before.Parts));
        if (appear.Count > 0) yield return new("If one of these then stopped, other groups would be cut off: {0}", Groups(appear));
        if (gone.Count > 0) yield return new("If one of these then stopped, no group would be cut off any more: {0}", Groups(gone));
        if (before.Steps is { } was && after.Steps is { } becomes && Math.Abs(was - becomes) >= 0.05)
            yield return becomes < was
                ? new("Groups would be nearer to each other: {0} ties apart on average; now it is {1}", Tenths(becomes), Tenths(was))
                : new("Groups would be further from each other: {0} ties apart on average; now it is {1}", Tenths(becomes), Tenths(was));

        string Groups(ValueList<string> ids) => string.Join(", ", ids.Select(id => survey.Groups[survey.Index[id]].Name));
        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        static string Tenths(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string Names(List<CoverageChange> coverage, Predicate<CoverageChange> when) =>
        string.Join(", ", coverage.FindAll(when).Select(change => change.Want.Name));

    private sealed record Shape(int Parts, ValueList<string> CutPoints, double? Steps)
    {
        public static Shape Of(Survey survey, int[] members)
        {
            var numbers = new Dictionary<int, int>();
            foreach (var member in members) numbers[member] = numbers.Count;
            var ties = new List<(int, int, double)>();
            foreach (var member in members)
                foreach (var other in survey.Graph.NeighboursOf(member))
                    if (other > member && numbers.TryGetValue(other, out var number)) ties.Add((numbers[member], number, 1));
            var graph = Graph.From(members.Length, ties);
            return new(ConnectedComponents.Of(graph).Count,
                Graphs.CutPoints.Of(graph).Select(cut => survey.Groups[members[cut.Node]].Id).Order(StringComparer.Ordinal).ToValueList(), StepsIn(graph));
        }

        private static double? StepsIn(Graph graph)
        {
            var (pairs, steps) = (0L, 0L);
            var (distance, queue) = (new int[graph.Nodes], new int[graph.Nodes]);
            var sources = Math.Min(StepsFrom, graph.Nodes);
            for (var i = 0; i < sources; i++)
            {
                Array.Fill(distance, -1);
                queue[0] = (int)((long)i * graph.Nodes / sources);
                distance[queue[0]] = 0;
                for (var (head, tail) = (0, 1); head < tail; head++)
                {
                    foreach (var next in graph.NeighboursOf(queue[head]))
                    {
                        if (distance[next] >= 0) continue;
                        distance[next] = distance[queue[head]] + 1;
                        (pairs, steps) = (pairs + 1, steps + distance[next]);
                        queue[tail++] = next;
                    }
                }
            }
            return pairs == 0 ? null : (double)steps / pairs;
        }
    }
}
