using NodaTime;
using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

/// <summary>Makes the map of a coalition from what its files gave.</summary>
public static class Mapping
{
    /// <summary>
    /// Works out everything that a map says. The same material, in whatever order, with the same seed gives the same answers. If no group is marked
    /// as a member, the coalition is all of them. Ties that name nobody, or that nothing can be made of, are left out and said in Skipped.
    /// </summary>
    /// <param name="purpose">What the coalition wants to do; null if it did not say: then nothing is missing, and there is nobody to suggest.</param>
    /// <param name="seed">For communities, and for betweenness where it is sampled.</param>
    /// <param name="today">What "resting until" is compared with; null: whoever named a date rests.</param>
    /// <param name="gazetteer">Knows countries by any name, so that a place wanted can be told; null: places are told by their words alone.</param>
    /// <param name="betweenness">Whether to look for who stands between others: the one thing here that takes long.</param>
    /// <param name="progress">Told what is being worked out, before each part.</param>
    public static CoalitionMap Of(Material material, Purpose? purpose, Vocabulary vocabulary, ulong seed, LocalDate? today = null,
        IGazetteer? gazetteer = null, bool betweenness = true, IProgress<Reason>? progress = null)
    {
        progress?.Report(new("Laying out the groups and their ties"));
        var survey = Survey.Of(material.Groups, material.Ties, vocabulary, today);
        progress?.Report(new("Looking at who has what"));
        var covering = new Covering(survey, purpose, gazetteer);
        progress?.Report(new("Looking for groups to get to know"));
        var paths = new TrustPaths(survey);
        var introductions = new Introductions(survey, paths);
        var members = new Nearness(survey.Directions, Enumerable.Range(0, survey.Groups.Length).Where(i => survey.Member[i] && survey.IsGroup(i)));
        var allies = new Allies(survey, covering, paths, introductions, members).Find();
        var unexpected = Unexpected.Find(survey, paths, introductions, members);
        progress?.Report(new("Matching needs with offers"));
        var exchange = Exchanges.Find(survey);
        progress?.Report(new(betweenness ? "Looking at how the groups are connected: this takes longest" : "Looking at how the groups are connected"));
        var structuring = new Structuring(survey, seed, betweenness);
        var structure = structuring.Describe(out var bridges);
        return new()
        {
            Groups = Drawn(material, survey, structuring),
            Ties = survey.Ties.Select(tie => new TieOnMap(tie, bridges.Contains(Ends(survey, tie)))).ToValueList(),
            Purpose = purpose,
            Skipped = [.. material.Skipped, .. survey.Skipped],
            Duplicates = material.Duplicates,
            Coverage = covering.Coverage(),
            CoverageByRegion = covering.ByRegion(),
            Allies = allies,
            Unexpected = unexpected,
            Exchange = exchange,
            Structure = structure,
            Missing = covering.Missing(),
            Notes = Notes(survey, purpose, betweenness),
        };
    }

    private static ValueList<GroupOnMap> Drawn(Material material, Survey survey, Structuring structuring)
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        return material.Groups.Where(group => drawn.Add(group.Id)).Select(group =>
        {
            var i = survey.Index[group.Id];
            return new GroupOnMap(group, structuring.CommunityOf[i], survey.Graph.Degree(i), structuring.Betweenness?[i]);
        }).ToValueList();
    }

    private static (int, int) Ends(Survey survey, Tie tie)
    {
        var (from, to) = (survey.Index[tie.From], survey.Index[tie.To]);
        return from < to ? (from, to) : (to, from);
    }

    private static ValueList<Reason> Notes(Survey survey, Purpose? purpose, bool betweenness)
    {
        var notes = new List<Reason>();
        if (survey.Groups.Length == 0) notes.Add(new("There are no groups on this map yet"));
        else if (!survey.HasOutsiders) notes.Add(new("All groups here are in the coalition, so there is nobody else to suggest. Say who is a member to see who you could get to know"));
        if (purpose is null || purpose.Wants.Count == 0) notes.Add(new("There is no purpose yet: say what you want to do and need, to see what is missing"));
        if (survey.Groups.Length > 0 && survey.Graph.Ties == 0) notes.Add(new("There are no ties yet: say who works with whom, to see how the groups are connected"));
        if (!betweenness) notes.Add(new("Who connects others was not worked out, as you asked"));
        return notes.ToValueList();
    }
}
