using System.Buffers;
using System.Text;
using Weft.Places;

namespace Weft.Groups;

/// <summary>Everything on the shelf at one generation, ready to be searched. It never changes; a new generation is a new catalogue.</summary>
public sealed class Catalogue
{
    public const int PageSize = 20;
    private const int MostChoices = 60, ExcerptLength = 180;

    private readonly Listing[] listings;
    private readonly Dictionary<string, int> numbers;
    private readonly WordIndex words;
    private readonly Facet causes, specialisms, languages, scales;
    private readonly string[] placeWords;
    // Half the size of strings; long texts are needed one at a time.
    private readonly byte[][] descriptions;
    private readonly Findings everything;
    // Asked for seldom: where nothing else fits.
    private readonly Lazy<ILookup<string, int>> initials;
    private readonly Whereabouts whereabouts;
    private readonly Dictionary<string, PublishedSource> sources;
    private readonly ILookup<string, (string Other, string Kind)> ties;

    public Catalogue(Published all)
    {
        (Generation, Ties) = (all.Generation, all.Ties);
        sources = all.Sources.ToDictionary(source => source.Name, StringComparer.Ordinal);
        ties = all.Ties.SelectMany(tie => new[] { (Id: tie.From, Other: tie.To, tie.Kind), (Id: tie.To, Other: tie.From, tie.Kind) })
            .ToLookup(tie => tie.Id, tie => (tie.Other, tie.Kind), StringComparer.Ordinal);
        var sorted = all.Listings.Select(listing => (Folded: Folding.Fold(listing.Name), listing)).ToArray();
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Folded, other.Folded) is not 0 and var by
            ? by : string.CompareOrdinal(one.listing.Id, other.listing.Id));
        words = WordIndex.Build(Array.ConvertAll(sorted, entry => (KnownBy(entry.listing), entry.listing.Description)));
        descriptions = Array.ConvertAll(sorted, entry => Encoding.UTF8.GetBytes(entry.listing.Description));
        listings = Array.ConvertAll(sorted, entry => entry.listing with { Description = Excerpt(entry.listing.Description) });
        numbers = new(listings.Length, StringComparer.Ordinal);
        for (var document = 0; document < listings.Length; document++)
            numbers[listings[document].Id] = document;
        causes = Facet.Build(listings, listing => listing.Causes);
        specialisms = Facet.Build(listings, listing => listing.Specialisms);
        languages = Facet.Build(listings, listing => listing.Languages);
        scales = Facet.Build(listings, listing => listing.Scale is { } scale ? [scale.ToString()] : []);
        placeWords = Array.ConvertAll(listings, listing => $" {Folding.Fold($"{listing.Place} {listing.Region} {string.Join(' ', listing.WorksIn)}")} ");
        initials = new(() => listings.SelectMany((listing, document) => Map.Names.Acronyms(listing.Name).Select(acronym => (acronym, document))).ToLookup(one => one.acronym, one => one.document));
        whereabouts = new(listings);
        everything = SearchNow(new(), null);
    }

    public long Generation { get; }
    /// <summary>Sorted by name; descriptions are shortened.</summary>
    public IReadOnlyList<Listing> Listings => listings;

    /// <summary>Ties that both groups agreed to show, each once.</summary>
    public IReadOnlyList<Tie> Ties { get; }

    public PublishedSource SourceOf(Listing listing) => sources[listing.Source];

    /// <summary>The ties of one group, by the name of the other.</summary>
    public IReadOnlyList<PublishedTie> TiesOf(string id) =>
    [
        .. ties[id].Select(tie => (Number: numbers.GetValueOrDefault(tie.Other, -1), tie.Kind)).Where(tie => tie.Number >= 0)
            .OrderBy(tie => tie.Number).ThenBy(tie => tie.Kind, StringComparer.Ordinal).Select(tie => new PublishedTie(listings[tie.Number], tie.Kind)),
    ];

    public bool Has(string id) => numbers.ContainsKey(id);

    /// <summary>The listing by its id, its description shortened; null if it is not there.</summary>
    public Listing? Find(string id) => numbers.TryGetValue(id, out var document) ? listings[document] : null;

    /// <summary>One group in full; null if it is not there.</summary>
    public PublishedGroup? Read(string id) =>
        numbers.TryGetValue(id, out var document) ? new(Full(document), sources[listings[document].Source], TiesOf(id)) : null;

    /// <summary>A listing with its whole description.</summary>
    public Listing Full(int document) => listings[document] with { Description = Encoding.UTF8.GetString(descriptions[document]) };

    public Findings Search(GroupQuery query, IGazetteer? gazetteer = null) =>
        query.IsEverything ? everything with { Query = query } : SearchNow(query, gazetteer);

    private Findings SearchNow(GroupQuery query, IGazetteer? gazetteer)
    {
        var (known, near) = Match(query.Text, gazetteer);
        var around = query.Near.Length == 0 ? null : Surroundings.Of(query.Near, query.Kilometres, gazetteer);
        DocumentSet?[] chosen =
        [
            known is null ? null : known.Copy().UnionWith(near!),
            around is null ? null : Within(around),
            causes.With(query.Cause), specialisms.With(query.Specialism), languages.With(query.Language), scales.With(query.Scale),
        ];
        var found = But(null);
        return new(query, this, InOrder(found, known, around, query.ByName), found.Copy().Without(known ?? found).Count, around)
        {
            Causes = causes.Choices(But(chosen[2]), query.Cause, MostChoices),
            Specialisms = specialisms.Choices(But(chosen[3]), query.Specialism, MostChoices),
            Languages = languages.Choices(But(chosen[4]), query.Language, MostChoices),
            Scales = scales.Choices(But(chosen[5]), query.Scale, MostChoices),
        };

        // A choice's number says what choosing it would give, so its own filter does not count.
        DocumentSet But(DocumentSet? own)
        {
            var rest = DocumentSet.All(listings.Length);
            foreach (var set in chosen)
            {
                if (!ReferenceEquals(set, own)) rest.IntersectWith(set);
            }
            return rest;
        }
    }

    /// <summary>
    /// What the words find as they stand; else the groups whose names have these initials; else those that do what was meant.
    /// </summary>
    private (DocumentSet? Known, DocumentSet? Near) Match(string text, IGazetteer? gazetteer)
    {
        var found = Match(text);
        if (found.Near is not { } near) return found;
        string[] typed = [.. SearchWords.Of(text).Distinct()];
        if (gazetteer is not null)
            foreach (var place in Whereabouts.MayBeIn(typed)) near.UnionWith(InPlace(place, typed, gazetteer, orCountry: found.Known is { IsEmpty: true }));
        if (typed.Length == 1) near.AddAll(initials.Value[typed[0]]);
        if (!near.IsEmpty || typed.Length == 0) return found;
        if (Everyday.Understand(typed.SelectMany(SearchWords.Parted).Distinct()) is { Count: > 0 } meant) near.UnionWith(Meant(meant));
        return (found.Known, near);
    }

    /// <summary>Groups in a town or country that is called so in some language, if the rest of what was typed finds them, too.</summary>
    private DocumentSet InPlace(string place, string[] typed, IGazetteer gazetteer, bool orCountry)
    {
        var inPlace = whereabouts.Find(place, gazetteer, orCountry);
        foreach (var word in typed.Where(word => !inPlace.IsEmpty && !SearchWords.Of(place).Contains(word) && !Everyday.Joins(word)))
        {
            var (sure, near) = words.Find(word);
            inPlace.IntersectWith(near.UnionWith(sure));
        }
        return inPlace;
    }

    /// <summary>Groups that have one of the words for each thing. Of things that have other words, those that would leave nobody, the commonest first, do not count.</summary>
    private DocumentSet Meant(IReadOnlyList<IReadOnlyList<string>> things)
    {
        var sets = new List<(DocumentSet Any, bool Must)>();
        foreach (var thing in things)
        {
            var any = new DocumentSet(listings.Length);
            foreach (var phrase in thing)
            {
                DocumentSet? both = null;
                foreach (var word in SearchWords.Of(phrase))
                {
                    var (sure, near) = words.Find(word);
                    both = both is null ? near.UnionWith(sure) : both.IntersectWith(near.UnionWith(sure));
                }
                if (both is not null) any.UnionWith(both);
            }
            sets.Add((any, thing.Count == 1));
        }
        DocumentSet? all = null;
        foreach (var (any, must) in sets.OrderBy(set => !set.Must).ThenBy(set => set.Any.Count))
            if (any.Copy().IntersectWith(all) is var both && (must || !both.IsEmpty)) all = both;
        return all ?? new(listings.Length);
    }

    /// <returns>What is known by every word; and what is found when a mention in the text or a similar spelling counts too.</returns>
    private (DocumentSet? Known, DocumentSet? Near) Match(string text)
    {
        if (text.Length == 0) return (null, null);
        string[] typed = [.. SearchWords.Of(text).Distinct()];
        if (typed.Length == 0) return (AsItStands(text), new(listings.Length));
        DocumentSet? known = null, all = null;
        for (var i = 0; i < typed.Length; i++)
        {
            var (sure, near) = words.Find(typed[i]);
            near.UnionWith(sure);
            // "of", "for" and the like may be another, or missing.
            if (typed.Length > 1 && Everyday.Joins(typed[i])) near = DocumentSet.All(listings.Length);
            // A space too many is a slip as well.
            if (i > 0) words.AddBegun(near, typed[i - 1] + typed[i]);
            if (i + 1 < typed.Length) words.AddBegun(near, typed[i] + typed[i + 1]);
            (known, all) = known is null ? (sure, near) : (known.IntersectWith(sure), all!.IntersectWith(near));
        }
        return (known, all);
    }

    // A rose or a rainbow is no word; it is looked for among the names as it is.
    private DocumentSet AsItStands(string text)
    {
        var found = new DocumentSet(listings.Length);
        for (var document = 0; document < listings.Length; document++)
        {
            if (listings[document].Name.Contains(text, StringComparison.Ordinal)) found.Add(document);
        }
        return found;
    }

    private DocumentSet Within(Surroundings around)
    {
        var within = new DocumentSet(listings.Length);
        for (var document = 0; document < listings.Length; document++)
        {
            if (around.Includes(listings[document], placeWords[document])) within.Add(document);
        }
        return within;
    }

    private int[] InOrder(DocumentSet found, DocumentSet? known, Surroundings? around, bool byName)
    {
        var order = found.Documents().ToArray();
        var middle = byName ? null : around?.Middle;
        if (middle is null && known is null) return order;
        // Lent: large arrays that live for one question each fill memory before they are collected.
        var keys = ArrayPool<(bool Near, double Kilometres, int Document)>.Shared.Rent(order.Length);
        for (var i = 0; i < order.Length; i++)
            keys[i] = (known is not null && !known.Contains(order[i]), middle is null ? 0 : listings[order[i]].Position?.KilometresTo(middle.Value) ?? double.PositiveInfinity, order[i]);
        keys.AsSpan(0, order.Length).Sort(order.AsSpan());
        ArrayPool<(bool, double, int)>.Shared.Return(keys);
        return order;
    }

    private static IEnumerable<string> KnownBy(Listing listing) =>
    [
        listing.Name, listing.Acronym ?? "", listing.Place, listing.Region ?? "",
        .. listing.Causes, .. listing.Specialisms, .. listing.Languages, .. listing.WorksIn,
    ];

    private static string Excerpt(string text)
    {
        if (text.Length <= ExcerptLength) return text;
        var end = text.LastIndexOf(' ', ExcerptLength);
        if (end < ExcerptLength / 2) end = char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength;
        return text[..end].TrimEnd() + " …";
    }
}
