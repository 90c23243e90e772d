namespace Weft.Places;

/// <summary>
/// Weighs what the words of a text may mean together. All weights are powers of ten of how likely a meaning is, so that they add up
/// and their differences are odds: a place ten times as big is ten times as likely to be meant; a county that holds it, a town or
/// postcode near it, each makes it likelier by what is stated here.
/// </summary>
internal sealed class Weighing(GazetteerFile file, PlaceText text, List<Mention> mentions, FileContext context)
{
    private const int MostWeighed = 48;
    /// <summary>Kilometres over which nearness fades.</summary>
    private const double Nearness = 25;

    /// <summary>What a bare number weighs: too little to stand alone, enough where the file says which country it is of.</summary>
    private const double Number = 1.4;
    /// <summary>What the code of a division weighs: several countries have the same, and the larger is no likelier to be written so.</summary>
    private const double DivisionCode = 5;

    private readonly record struct Candidate(Hit Hit, PlaceRecord Place, double Prior);

    private Candidate[][] candidates = [];

    /// <summary>A meaning of the whole text: the place that explains the rest best, and what each mention then means.</summary>
    public sealed record Reading(int Row, PlaceRecord Place, Mention Mention, double Weight)
    {
        public List<(Mention Mention, int Row, double Support)> Supports { get; } = [];
        /// <summary>Words beside the mention in its segment that nothing explains.</summary>
        public int Bare { get; init; }
        /// <summary>Whether the text also names a country or a division that this place is not in.</summary>
        public bool Contradicted => Supports.Exists(support => support.Support <= -3 && Array.Exists(support.Mention.Hits, hit => hit.Kind != NameKind.Code));
        /// <summary>The mentions that the reading explains.</summary>
        public IEnumerable<Mention> Explained => Supports.Where(support => support.Support > 0).Select(support => support.Mention).Append(Mention);
    }

    /// <summary>Every reading, the likeliest first.</summary>
    public List<Reading> Read()
    {
        candidates = [.. mentions.Select(mention => mention.Hits.Select(hit => new Candidate(hit, file[hit.Row], 0))
            .Select(candidate => candidate with { Prior = mention.IsNumber ? Number : Prior(candidate.Place, candidate.Hit.Kind) + Accents(mention, candidate.Hit) }).ToArray())];
        for (var i = 0; i < candidates.Length; i++)
            Demote(candidates[i], mentions[i]);
        var areas = candidates.SelectMany(list => list).Where(candidate => candidate.Place.IsArea).Select(candidate => candidate.Hit.Row).ToHashSet();
        var countries = candidates.SelectMany(list => list).Where(candidate => candidate.Place.Kind == PlaceKind.Country)
            .Select(candidate => candidate.Place.CountryLetters).ToHashSet();
        for (var i = 0; i < candidates.Length; i++)
        {
            if (candidates[i].Length <= MostWeighed) continue;
            Array.Sort(candidates[i], (a, b) => b.Prior.CompareTo(a.Prior));
            candidates[i] = [.. candidates[i].Where((candidate, rank) => rank < MostWeighed
                || areas.Contains(candidate.Place.Region) || areas.Contains(candidate.Place.County) || countries.Contains(candidate.Place.CountryLetters)).Take(4 * MostWeighed)];
        }
        var readings = new List<Reading>();
        for (var i = 0; i < mentions.Count; i++)
            foreach (var candidate in candidates[i])
                readings.Add(Read(i, candidate));
        readings.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Row.CompareTo(b.Row));
        return readings;
    }

    /// <summary>Whoever types an accent means the place that is spelt with it: San José is not San Jose.</summary>
    private double Accents(Mention mention, Hit hit) =>
        hit.Kind == NameKind.Primary && mention.Text.Any(letter => letter is > '\u007f' and < '\u0250') && string.Equals(file.Name(hit.Row), mention.Text, StringComparison.OrdinalIgnoreCase) ? 0.8 : 0;

    /// <summary>
    /// Where a town of some size bears the name itself, those that once did or do abroad are seldom meant by it: the larger the town,
    /// the seldomer. But Newcastle is what people call Newcastle upon Tyne.
    /// </summary>
    private void Demote(Candidate[] list, Mention mention)
    {
        var bearers = list.Where(candidate => candidate.Hit.Kind == NameKind.Primary && !candidate.Place.IsArea && candidate.Place.Population >= 10_000).ToArray();
        if (bearers.Length == 0) return;
        var strangers = Math.Log10(bearers.Max(bearer => bearer.Place.Population)) - 3;
        for (var i = 0; i < list.Length; i++)
            if (list[i].Hit.Kind == NameKind.Alternate && !list[i].Place.IsArea)
                list[i] = list[i] with { Prior = list[i].Prior - (IsPartOfName(mention, list[i].Hit.Row) ? 1 : strangers) };
    }

    private bool IsPartOfName(Mention mention, int row) =>
        $" {PlaceName.Key(file.Name(row))} ".Contains($" {PlaceName.Key(mention.Text)} ", StringComparison.Ordinal);

    private Reading Read(int mention, Candidate anchor)
    {
        var votes = new List<(int Mention, int Row, double Support)>();
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Overlaps(mentions[mention])) continue;
            var (best, row) = (Silence(i, mentions[mention], anchor.Place.Kind), -1);
            foreach (var other in candidates[i])
                if (Support(anchor, other) is var support && support > best) (best, row) = (support, other.Hit.Row);
            votes.Add((i, row, best > 0 ? best + Math.Min(0.7, mentions[i].Fit) : best));
        }
        votes.Sort((a, b) => b.Support != a.Support ? b.Support.CompareTo(a.Support) : a.Mention.CompareTo(b.Mention));
        var weight = anchor.Prior + mentions[mention].Fit + context.Weight(anchor.Place);
        // A country or division that holds a town the text names is there to say which town.
        if (anchor.Place.IsArea && HoldsAnother(mention, anchor)) weight -= 5;
        // A code among other words says where they are, and is not where they are.
        if (anchor.Hit.Kind == NameKind.Code && mentions[mention].End - mentions[mention].Start < text.Words.Length) weight -= 3;
        var taken = new List<Mention> { mentions[mention] };
        var reading = new List<(Mention, int, double)>();
        foreach (var (i, row, support) in votes)
        {
            if (taken.Exists(mentions[i].Overlaps)) continue;
            taken.Add(mentions[i]);
            weight += support;
            reading.Add((mentions[i], row, support));
        }
        var bare = text.Bare(mentions[mention].Start, mentions[mention].End, reading.Where(part => part.Item3 > 0).Select(part => part.Item1));
        var made = new Reading(anchor.Hit.Row, anchor.Place, mentions[mention], weight - 0.4 * Math.Min(3, bare)) { Bare = bare };
        made.Supports.AddRange(reading);
        return made;
    }

    /// <summary>
    /// What a mention costs that a reading leaves unexplained: much if it can only be a country or a division; more if it stands
    /// after the place than before, for people write the smaller place first, and after a country nothing.
    /// </summary>
    private double Silence(int mention, Mention anchor, PlaceKind kind)
    {
        if (mentions[mention].Fit < -0.7 || mentions[mention].IsNumber) return 0;
        var clean = mentions[mention].Fit > -0.1;
        if (clean && kind == PlaceKind.Country && mentions[mention].Start > anchor.Start && Array.Exists(candidates[mention], candidate => candidate.Place.Kind == PlaceKind.Region)) return -4;
        var plain = Array.TrueForAll(candidates[mention], candidate => candidate.Place.IsArea && candidate.Hit.Kind != NameKind.Short);
        if (clean && plain) return Array.TrueForAll(candidates[mention], candidate => candidate.Place.Kind == PlaceKind.Country) ? -4 : -3;
        var best = candidates[mention].Max(candidate => candidate.Prior) + Math.Min(0, mentions[mention].Fit);
        return (mentions[mention].Start > anchor.Start ? -0.8 : -0.3) * Math.Clamp(best - 3, 0, 2);
    }

    /// <summary>By how much one place makes another likelier.</summary>
    private double Support(Candidate anchor, Candidate other)
    {
        var (place, near) = (anchor.Place, other.Place);
        // A town twice, in two languages: Derry/Londonderry.
        if (anchor.Hit.Row == other.Hit.Row) return anchor.Place.IsArea ? 1 : 2.4;
        var slack = other.Hit.Kind is NameKind.Short ? -0.5 : 0;
        switch (near.Kind)
        {
            case PlaceKind.Country:
                return place.CountryLetters == near.CountryLetters && place.Kind != PlaceKind.Country ? 2.5 : double.MinValue;
            case PlaceKind.Region when place.Region == other.Hit.Row:
                return 2.5 + slack;
            case PlaceKind.County when Within(place, other.Hit.Row):
                return 3 + slack;
        }
        if (near.IsArea)
            return place.CountryLetters == near.CountryLetters && !place.IsArea && near.Kind == PlaceKind.County
                && place.Position.KilometresTo(near.Position) <= near.Radius * 1.6 ? 2.5 + slack : double.MinValue;
        if (place.IsArea) return double.MinValue;
        if (Math.Abs(place.Latitude - near.Latitude) > 150_000) return double.MinValue;
        var distance = place.Position.KilometresTo(near.Position);
        var closeness = (near.Kind is PlaceKind.Postcode or PlaceKind.PostcodeArea ? 4 : 3) * Math.Exp(-distance / Nearness);
        return closeness < 0.1 ? double.MinValue : closeness;
    }

    private bool HoldsAnother(int mention, Candidate area)
    {
        for (var i = 0; i < mentions.Count; i++)
            if (!mentions[i].Overlaps(mentions[mention]) && mentions[i].Fit > -0.9)
                foreach (var candidate in candidates[i])
                    if (candidate.Place.Kind < area.Place.Kind && candidate.Hit.Kind != NameKind.Code && Support(candidate, area) > 1) return true;
        return false;
    }

    private bool Within(PlaceRecord place, int county) =>
        place.County == county || (place.County >= 0 && file[place.County] is var held && (held.County == county
            || (held.County >= 0 && file[held.County].County == county)));

    /// <summary>How likely a place is to be written at all: as its people are many. A division is seldom meant by a bare name.</summary>
    private static double Prior(in PlaceRecord place, NameKind kind)
    {
        var prior = place.Kind switch
        {
            PlaceKind.Section => Math.Log10(Math.Max(place.Population, 1000)) - 0.3 + Fame(place),
            PlaceKind.Town => Math.Log10(Math.Max(place.Population, 250)) + Fame(place),
            PlaceKind.Postcode => place.CountryLetters == PlaceRecord.Letters("GB") ? 6 : 2.5,
            PlaceKind.PostcodeArea => 3.5,
            PlaceKind.Country => Math.Log10(Math.Max(place.Population, 10_000)) + 0.3,
            _ => Math.Log10(Math.Max(place.Population, 3000)) - 1,
        };
        if (kind == NameKind.Code && place.Kind == PlaceKind.Region) return DivisionCode;
        return prior - kind switch
        {
            NameKind.Primary => 0,
            NameKind.Alternate => place.IsArea ? 0.2 : 0.5,
            NameKind.Short => 0.7,
            // Few write a town by its letters; most letters are a state's or a country's.
            _ => place.Kind switch { PlaceKind.Country => 1.6, PlaceKind.County => 0.5, _ => 3.2 },
        };
    }

    private static double Fame(in PlaceRecord place) => 0.6 * Math.Log10(1 + place.Fame / 8.0);
}
