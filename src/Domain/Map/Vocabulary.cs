using Weft.Groups;

namespace Weft.Map;

/// <summary>Where a word means what a vocabulary says of it. Specialisms, skills and resources are one field: people write them in any of the three.</summary>
public enum WordKind { Any, Specialism, Skill, Resource, Value, Community, Place, Language, Cause, Strategy, System }

/// <summary>A thing that has several names.</summary>
/// <param name="Name">What it is called when it is shown.</param>
/// <param name="OtherWords">What people write for it, in any language.</param>
public sealed record Term(WordKind Kind, string Name, ValueList<string> OtherWords);

/// <summary>What a phrase means.</summary>
/// <param name="Whole">The phrase as one thing; empty if there is no word in it.</param>
/// <param name="Parts">What it lists ("vans and drivers"), if every part is a known word; else empty.</param>
internal sealed record Meaning(string Whole, ValueList<string> Parts);

/// <summary>
/// Words that mean the same. A phrase is looked up whole, after folding and in the singular; a word that is in no list means itself. Nothing
/// is matched by likeness or by a part of a word, so that "art" never meets "party".
/// </summary>
public sealed class Vocabulary
{
    public static readonly Vocabulary Empty = Of([]);

    private readonly Dictionary<(WordKind, string), Term> terms;
    private readonly Dictionary<(WordKind, string), string> concepts = [];
    private readonly Dictionary<(WordKind, string), string> names = [];

    /// <summary>Skills that are named by a language: who interprets BSL speaks it.</summary>
    private readonly Dictionary<string, string> languageBySkill = [];

    private Vocabulary(Dictionary<(WordKind, string), Term> terms)
    {
        this.terms = terms;
        foreach (var term in terms.Values)
        {
            var concept = WordForms.Of(Field(term.Kind), term.Name);
            names[(Field(term.Kind), concept)] = term.Name;
            foreach (var word in term.OtherWords)
                concepts[(Field(term.Kind), WordForms.Of(Field(term.Kind), word))] = concept;
        }
        // A term's own name wins over another's other word.
        foreach (var (field, concept) in names.Keys) concepts[(field, concept)] = concept;
        foreach (var ((field, concept), term) in terms)
            if (field == WordKind.Skill && term.OtherWords.Select(word => Concept(WordKind.Language, WordForms.Of(WordKind.Language, word))).OfType<string>().FirstOrDefault() is { } language)
                languageBySkill[concept] = language;
    }

    /// <summary>All terms, in the order they were given.</summary>
    public IReadOnlyCollection<Term> Terms => terms.Values;

    public static Vocabulary Of(IEnumerable<Term> terms) => Empty is { } empty ? empty.With(terms) : new([]);

    /// <summary>This vocabulary with more terms; one of the same kind and name replaces the one that was there.</summary>
    public Vocabulary With(IEnumerable<Term> more)
    {
        var all = new Dictionary<(WordKind, string), Term>(terms);
        foreach (var term in more)
            if (WordForms.Of(Field(term.Kind), term.Name) is { Length: > 0 } concept)
                all[(Field(term.Kind), concept)] = term;
        return new(all);
    }

    /// <summary>Whether two phrases mean the same where words of this kind stand.</summary>
    public bool Same(WordKind kind, string one, string other) =>
        MeaningOf(kind, one).Whole is { Length: > 0 } whole && whole == MeaningOf(kind, other).Whole;

    /// <summary>The name of what a phrase means; the phrase itself if it is not known.</summary>
    public string NameOf(WordKind kind, string phrase) => NameOfConcept(kind, MeaningOf(kind, phrase).Whole) ?? phrase;

    /// <summary>The kind of word that answers to a kind of need.</summary>
    public static WordKind Of(NeedKind need) => need switch
    {
        NeedKind.Specialism => WordKind.Specialism,
        NeedKind.Skill => WordKind.Skill,
        NeedKind.Resource => WordKind.Resource,
        NeedKind.Value => WordKind.Value,
        NeedKind.Community => WordKind.Community,
        NeedKind.Place => WordKind.Place,
        NeedKind.Language => WordKind.Language,
        _ => WordKind.Any,
    };

    internal Meaning MeaningOf(WordKind kind, string phrase)
    {
        kind = Field(kind);
        var whole = WordForms.Of(kind, phrase);
        if (whole.Length == 0) return new("", []);
        if (Concept(kind, whole) is { } known) return new(known, []);
        var listed = WordForms.Listed(phrase).Select(part => Concept(kind, WordForms.Of(kind, part))).ToArray();
        if (listed.Length > 1 && listed.All(part => part is not null)) return new(whole, listed.Distinct().ToValueList()!);
        // "Childcare (Sundays only)" is childcare.
        return WordForms.WithoutBrackets(phrase) is { } rest ? MeaningOf(kind, rest) : new(whole, []);
    }

    /// <summary>The language that a skill cannot be had without, by the vocabulary: one of whose words is among those for the skill.</summary>
    internal string? LanguageOf(string skill) =>
        languageBySkill.TryGetValue(skill, out var language) ? NameOfConcept(WordKind.Language, language) : null;

    internal string? NameOfConcept(WordKind kind, string concept) =>
        names.GetValueOrDefault((Field(kind), concept)) ?? names.GetValueOrDefault((WordKind.Any, concept));

    private string? Concept(WordKind kind, string form) =>
        concepts.GetValueOrDefault((kind, form)) ?? concepts.GetValueOrDefault((WordKind.Any, form));

    private static WordKind Field(WordKind kind) => kind is WordKind.Specialism or WordKind.Resource ? WordKind.Skill : kind;
}
