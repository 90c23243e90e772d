using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

/// <summary>What the coalition holds of what it wants.</summary>
internal sealed class Covering
{
    /// <summary>More would be a list of words, not a reason.</summary>
    private const int MostReasons = 12;

    private readonly Survey survey;
    private readonly Want[] wants;

    public Covering(Survey survey, Purpose? purpose, IGazetteer? gazetteer)
    {
        this.survey = survey;
        wants = purpose?.Wants.ToArray() ?? [];
        Answers = [.. wants.Select(want => new Answers(survey, want, gazetteer))];
        Holders = [.. Answers.Select(answers => Enumerable.Range(0, survey.Groups.Length).Where(answers.By).ToArray())];
    }

    public IReadOnlyList<Want> Wants => wants;
    public Answers[] Answers { get; }
    /// <summary>For each want every group that answers to it, in the coalition or not.</summary>
    public int[][] Holders { get; }

    public IEnumerable<int> MemberHolders(int want) => Holders[want].Where(group => survey.Member[group]);

    public ValueList<Coverage> Coverage() => wants.Select((want, i) =>
    {
        var holders = MemberHolders(i).ToArray();
        return new Coverage(want, Ids(holders)) { Reasons = Reasons(i, holders) };
    }).ToValueList();

    /// <summary>
    /// By the region where each member is or, where no region is known, by its country's code; members whose place is not known are in none.
    /// Two regions of one name in different countries are told apart by the code.
    /// </summary>
    public ValueList<RegionCoverage> ByRegion()
    {
        if (wants.Length == 0) return [];
        var regionOf = survey.Groups.Select((group, i) => survey.Member[i] && survey.IsGroup(i) ? Regions.Of(group) : null).ToArray();
        var regions = Regions.Named(regionOf.OfType<Region>());
        return regions.OrderBy(region => region.Value, StringComparer.Ordinal).Select(region => new RegionCoverage(region.Value,
            Enumerable.Range(0, wants.Length)
                .Select(want => Ids(Holders[want].Where(group => regionOf[group]?.Key == region.Key)))
                .ToValueList())).ToValueList();
    }

    /// <summary>What nobody answers to. A want of none is not missing.</summary>
    public Missing Missing()
    {
        var missing = Enumerable.Range(0, wants.Length)
            .Where(i => wants[i].Wanted > 0 && Answers[i].Means.Length > 0 && !MemberHolders(i).Any())
            .DistinctBy(i => (wants[i].What, Answers[i].Means)).ToArray();
        return new()
        {
            Communities = Of(NeedKind.Community),
            Places = Of(NeedKind.Place),
            Languages = Of(NeedKind.Language),
            Questions = missing.Select(i => Question(wants[i])).OfType<Reason>().ToValueList(),
        };

        ValueList<string> Of(NeedKind kind) => missing.Where(i => wants[i].What == kind).Select(i => wants[i].Name).ToValueList();
    }

    // Nobody is a gap to be filled: a community that is not here is a question to those who are.
    private static Reason? Question(Want want) => want.What switch
    {
        NeedKind.Community => new("{0}: whose door are we not open to, and why?", want.Name),
        NeedKind.Place => new("Nobody here is in {0}. Who lives there, and who do they already turn to?", want.Name),
        NeedKind.Language => new("Nobody here speaks {0}. Who is left out of what we say and write?", want.Name),
        _ => null,
    };

    private ValueList<Reason> Reasons(int want, int[] holders)
    {
        var said = holders.Select(Answers[want].OtherWordsOf).OfType<Reason>();
        var resting = holders.Where(survey.Rests).Select(group => new Reason("{0} holds this, and is resting", survey.Groups[group].Name));
        return said.Take(MostReasons).Concat(resting.Take(MostReasons)).ToValueList();
    }

    private ValueList<string> Ids(IEnumerable<int> groups) => groups.Select(group => survey.Groups[group].Id).ToValueList();
}
