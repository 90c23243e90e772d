using System.Globalization;

namespace Weft.Places;

/// <summary>Judges the readings of a text: which of them is meant, how sure that is, and what to say of it.</summary>
/// <param name="text">As it was written, without the country and region given beside it.</param>
/// <param name="readings">At least one, the likeliest first.</param>
internal sealed class Judgement(GazetteerFile file, string text, PlaceText read, List<Weighing.Reading> readings)
{
    /// <summary>A place is chosen when it is at least this likely among all that the words may mean: two to one.</summary>
    private const double Certainty = 2.0 / 3;
    /// <summary>Meanings nearer to each other than this, in kilometres, do not contradict.</summary>
    private const double SamePlace = 40;
    /// <summary>A town of so many people is named on purpose.</summary>
    private const uint LargeTown = 100_000;

    private readonly Weighing.Reading best = readings[0];

    /// <summary>What is meant; or, where nothing is meant surely enough, what it may be.</summary>
    public Finding Finding()
    {
        var others = new Dictionary<string, Weighing.Reading>(StringComparer.Ordinal);
        foreach (var reading in readings.Take(100))
        {
            if (best.Weight - reading.Weight > 3 || others.Count > 20) break;
            if (Agree(best, reading) || others.Values.Any(other => Agree(other, reading))) continue;
            others.TryAdd(Describe(reading.Row), reading);
        }
        var rest = others.Values.Sum(other => Math.Pow(10, other.Weight - best.Weight));
        var certainty = 1 / (1 + rest);
        var listed = others.Take(5).Select(other =>
            new OtherPlace(other.Key, other.Value.Place.Position, Math.Pow(10, other.Value.Weight - best.Weight) * certainty)).ToValueList();
        if (certainty < Certainty)
        {
            var names = new[] { Describe(best.Row) }.Concat(others.Keys).Take(3).ToArray();
            // Though not where, the country may be sure.
            var nation = others.Values.Append(best).GroupBy(reading => reading.Place.Country, StringComparer.Ordinal)
                .Select(group => (Country: group.Key, Share: certainty * group.Sum(reading => Math.Pow(10, reading.Weight - best.Weight)))).MaxBy(group => group.Share);
            return new(new Place
            {
                Name = text.Trim(),
                Country = nation.Share > 0.9 ? nation.Country : null,
                Note = new("\"{0}\" may mean {1}. Add a region or a country.", PlaceText.Shorten(text), string.Join("; ", names)),
            }, Parts(best.Row), listed, [new("No place is twice as likely as all the others together.")]);
        }
        return Answer(listed, certainty);
    }

    private Finding Answer(ValueList<OtherPlace> others, double certainty)
    {
        var (row, mention) = Focus();
        var place = file[row];
        var reasons = new List<Reason>();
        if (best.Supports.Exists(support => support is { Row: >= 0, Support: > 0.5 })) reasons.Add(new("The parts confirm each other."));
        if (others.Count > 0) reasons.Add(new("Nothing else of that name is as likely ({0} %).", (100 * certainty).ToString("0", CultureInfo.InvariantCulture)));
        var mended = mention.Mended is null ? null : new Reason("Read \"{0}\" as {1}: one letter is different.", mention.Text, file.Name(place));
        if (mended is not null) reasons.Add(mended);
        var unread = place.Kind is PlaceKind.Region or PlaceKind.County or PlaceKind.Country && mention.End - mention.Start < read.Words.Length
            && mended is null ? new Reason("Only {0} was found in it, so it is shown in the middle of {0}.", file.Name(place)) : null;
        var elsewhere = OtherTown(place) is { } town ? new Reason("It names {0} as well. It is shown in {1}.", file.Name(town), file.Name(place)) : null;
        return new(new Place
        {
            Name = place.Kind <= PlaceKind.Town || text.Trim().Length == 0 ? NameFor(place, mention) : PlaceText.Shorten(text.Trim()),
            Country = place.Country,
            Region = RegionName(row, place),
            Position = place.Position,
            Precision = place.Kind switch
            {
                PlaceKind.Section => Precision.Kilometre,
                PlaceKind.Town or PlaceKind.Postcode => Precision.Town,
                PlaceKind.Country => Precision.Country,
                _ => Precision.Region,
            },
            Source = PlaceSource.Gazetteer,
            Note = mended ?? unread ?? elsewhere,
        }, Parts(row), others, reasons.ToValueList());
    }

    /// <summary>A large town elsewhere that the text names, too: "Berlin / Hamburg".</summary>
    private PlaceRecord? OtherTown(PlaceRecord chosen)
    {
        foreach (var (mention, _, support) in best.Supports)
        {
            if (support > 0 || mention.Fit < -0.1) continue;
            foreach (var hit in mention.Hits)
                if (hit.Kind == NameKind.Primary && file[hit.Row] is { Kind: PlaceKind.Town, Population: >= LargeTown } town && town.Position.KilometresTo(chosen.Position) > SamePlace) return town;
        }
        return null;
    }

    /// <summary>The name that people used, where the gazetteer knows it too: Galway for who wrote Galway, not Gaillimh.</summary>
    private string NameFor(in PlaceRecord place, Mention mention)
    {
        var name = file.Name(place);
        var written = mention.Mended is null && mention.Text.Length > 3 && mention.Text != mention.Text.ToLowerInvariant() && mention.Text != mention.Text.ToUpperInvariant();
        // What is called so besides (a region, say) is no better name than its own.
        if (best.Explained.Any(explained => Folding.Fold(explained.Text) == Folding.Fold(name))) return name;
        return written && place.Kind == PlaceKind.Town && Folding.Fold(mention.Text) != Folding.Fold(name) ? mention.Text : name;
    }

    private string? RegionName(int row, in PlaceRecord place) =>
        place.Kind == PlaceKind.Region ? file.Name(row) : place.Region >= 0 ? file.Name(place.Region) : null;

    /// <summary>Of the places that confirm each other the one with the least extent: Thorner of "Thorner, Leeds", SE17 of "London SE17".</summary>
    private (int Row, Mention Mention) Focus()
    {
        var (row, mention, extent) = (best.Row, best.Mention, Extent(best.Place));
        // A part of a longer name that the gazetteer lacks is only taken if there is nothing whole.
        if (best.Bare > 0) extent += 50;
        var around = best.Supports.Where(support => support is { Row: >= 0, Support: > 0 } && file[support.Row].Kind is PlaceKind.Region or PlaceKind.County
            && IsIn(best.Place, support.Row)).Select(support => support.Row).ToList();
        foreach (var (other, meant, support) in best.Supports)
        {
            // Kreuzberg in "Berlin-Kreuzberg" is no part of some other name.
            var own = other.Fit >= -0.2 || other.Around?.Hits.Any(hit => hit.Row == meant) == true;
            if (meant < 0 || support < 0.7 || !own || read.Bare(other.Start, other.End, best.Explained) > 0) continue;
            var place = file[meant];
            if ((place.IsArea && !best.Place.IsArea) || !around.TrueForAll(area => IsIn(place, area))) continue;
            if (Extent(place) < extent) (row, mention, extent) = (meant, other, Extent(place));
        }
        return (row, mention);
    }

    /// <summary>About how many kilometres from its middle a place reaches; towns spread as the root of their people.</summary>
    private static double Extent(in PlaceRecord place) => place.Kind switch
    {
        PlaceKind.Section => Math.Min(1.5, Math.Sqrt(Math.Max(place.Population, 1000)) / 150),
        PlaceKind.Town => Math.Sqrt(Math.Max(place.Population, 1000)) / 150,
        PlaceKind.Postcode => place.Radius,
        PlaceKind.PostcodeArea => 15 + place.Radius,
        _ => 100 * (int)place.Kind + place.Radius,
    };

    private bool Agree(Weighing.Reading one, Weighing.Reading other)
    {
        var (a, b) = (one.Place, other.Place);
        if (one.Row == other.Row || (a.CountryLetters == b.CountryLetters && (a.Kind == PlaceKind.Country || b.Kind == PlaceKind.Country))) return true;
        if (Holds(one.Row, a, b) || Holds(other.Row, b, a)) return true;
        return Math.Abs(a.Latitude - b.Latitude) < 100_000 && a.Position.KilometresTo(b.Position) < SamePlace;
    }

    private bool IsIn(in PlaceRecord place, int area) =>
        place.Region == area || place.County == area || (place.County >= 0 && file[place.County].County == area);

    private bool Holds(int row, in PlaceRecord area, in PlaceRecord place) =>
        IsIn(place, row)
        || (area.IsArea && area.CountryLetters == place.CountryLetters && area.Position.KilometresTo(place.Position) <= area.Radius);

    private ValueList<FoundPart> Parts(int focus) =>
        best.Supports.Where(support => support is { Row: >= 0, Support: > 0 })
            .Append((best.Mention, best.Row, 0)).OrderBy(part => part.Mention.Start)
            .Select(part => new FoundPart(part.Mention.Text, Describe(part.Row), file[part.Row].Kind, part.Row == focus)).ToValueList();

    private string Describe(int row)
    {
        var place = file[row];
        var region = place.Region >= 0 ? file.Name(place.Region) : null;
        var county = place.Country == "GB" && place.County >= 0 ? file.Name(place.County) : null;
        return string.Join(", ", new[] { file.Name(row), county, region, place.Kind == PlaceKind.Country ? null : place.Country }
            .OfType<string>().Distinct());
    }
}
