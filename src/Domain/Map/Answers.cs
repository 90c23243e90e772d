using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

/// <summary>Which groups answer to a want: what it means, looked for in every group's own words.</summary>
internal sealed class Answers
{
    private static readonly NeedKind[] Doing = [NeedKind.Specialism, NeedKind.Skill, NeedKind.Resource];

    private readonly Survey survey;
    private readonly Want want;
    private readonly WordKind kind;
    private readonly PlaceWords? place;
    private readonly int[][] held;
    private readonly int whole;
    private readonly int[] parts;

    public Answers(Survey survey, Want want, IGazetteer? gazetteer)
    {
        (this.survey, this.want, kind) = (survey, want, Vocabulary.Of(want.What));
        var meaning = survey.Vocabulary.MeaningOf(kind, want.Name);
        Means = meaning.Whole;
        if (want.What == NeedKind.Place) place = new(want.Name, survey.Vocabulary, gazetteer);
        held = place is null ? survey.Held(want.What) : [];
        whole = survey.Concept(meaning.Whole);
        parts = [.. meaning.Parts.Select(survey.Concept)];
    }

    /// <summary>The concept, equal for wants that mean the same; empty if the want has no words.</summary>
    public string Means { get; }

    public bool By(int group)
    {
        if (Means.Length == 0 || !survey.IsGroup(group)) return false;
        if (place is not null) return place.SaidBy(survey.Groups[group]);
        if (parts.Length < 2) return Says(group, whole);
        return Says(group, whole) || Array.TrueForAll(parts, part => Says(group, part));
    }

    /// <summary>The words that made a group a holder, and the heading they stand under, where they are not those of the want.</summary>
    public Reason? OtherWordsOf(int group)
    {
        var it = survey.Groups[group];
        if (place is not null)
            return place.WrittenBy(it) is { } text && Folding.Fold(text) != Folding.Fold(want.Name) ? Words(it, text) : null;
        foreach (var heading in Headings())
        {
            foreach (var words in it.Holds(heading))
            {
                if (!survey.Concepts(kind, words).AsSpan().ContainsAny(parts.Length < 2 ? [whole] : [whole, .. parts])) continue;
                return heading == want.What && Folding.Fold(words) == Folding.Fold(want.Name) ? null : Words(it, words);
            }
        }
        if (want.What != NeedKind.Language) return null;
        var skill = Doing.SelectMany(it.Holds).FirstOrDefault(words => survey.LanguageOf(words) is { } language && survey.Concepts(kind, language).AsSpan().Contains(whole));
        return skill is null ? null : Words(it, skill);
    }

    private bool Says(int group, int concept) => held[group].AsSpan().Contains(concept);

    // What was asked for is looked for under its own heading first.
    private NeedKind[] Headings() => Array.IndexOf(Doing, want.What) < 0 ? [want.What] : [want.What, .. Doing.Where(other => other != want.What)];

    private Reason Words(Group group, string words) => new("{0} puts it this way: {1}", group.Name, words);
}
