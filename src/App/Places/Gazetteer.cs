using System.Globalization;
using System.Text.RegularExpressions;

namespace Weft.Places;

/// <summary>Finds places in a <see cref="GazetteerFile"/>. Safe for any number of threads.</summary>
public sealed partial class Gazetteer(GazetteerFile file) : IGazetteer, IDisposable
{
    /// <summary>A place is chosen when it is at least this likely among all that the words may mean: two to one.</summary>
    public const double Certainty = 2.0 / 3;
    /// <summary>Below this weight a match says no more than chance.</summary>
    private const double Faint = 1.6;
    /// <summary>Meanings nearer to each other than this, in kilometres, do not contradict.</summary>
    private const double SamePlace = 40;

    private readonly MentionFinder finder = new(file);
    private readonly Lazy<(Position Position, int Row)[]> towns = new(() => TownsBySize(file));

    /// <exception cref="FileNotFoundException">There is no gazetteer at that path.</exception>
    /// <exception cref="InvalidDataException">It is something else, or of another version.</exception>
    public static Gazetteer Open(string path) => new(GazetteerFile.Open(path));

    /// <summary>Beside the program, where the build puts it.</summary>
    public static string UsualPath => Path.Combine(AppContext.BaseDirectory, "gazetteer.bin");

    public Place Find(string text, string? country = null, string? region = null) => Explain(text, country, region).Place;

    public Place Find(string text, string? country, string? region, FileContext context) => Explain(text, country, region, context).Place;

    public IGazetteer Among(IEnumerable<string?> countries) => new InContext(this, FileContext.Learn(countries));

    public IReadOnlyList<Town> LargestTowns(Bounds within, int count)
    {
        var largest = new List<Town>(Math.Clamp(count, 0, 1000));
        foreach (var (position, row) in towns.Value)
        {
            if (largest.Count >= count) break;
            if (within.Holds(position)) largest.Add(new(file.Name(row), position, file[row].Population));
        }
        return largest;
    }

    private static (Position, int)[] TownsBySize(GazetteerFile file)
    {
        var sized = new List<(uint Population, Position Position, int Row)>();
        for (var row = 0; row < file.Count; row++)
            if (file[row] is { Kind: PlaceKind.Town, Population: > 0 } town) sized.Add((town.Population, town.Position, row));
        sized.Sort((a, b) => a.Population != b.Population ? b.Population.CompareTo(a.Population) : a.Row.CompareTo(b.Row));
        return [.. sized.Select(town => (town.Position, town.Row))];
    }

    public string? CountryCode(string name)
    {
        var text = PlaceText.Read(name);
        if (text.Words.Length is 0 or > 12) return null;
        // "Korea, Republic of" is the Republic of Korea.
        var turned = text.Words[^1].Segment == 1 ? text.Words.OrderByDescending(word => word.Segment) : text.Words.AsEnumerable();
        return CountryCodeOf(PlaceName.Key(text.Words.Select(word => word.Folded).ToArray()))
            ?? CountryCodeOf(PlaceName.Key(turned.Select(word => word.Folded).ToArray()));
    }

    private string? CountryCodeOf(string key)
    {
        PlaceRecord? nation = null;
        foreach (var hit in file.Find(key))
        {
            var place = file[hit.Row];
            if (place.Kind == PlaceKind.Country) return place.Country;
            // The nations of a kingdom are written as countries.
            if (place.Kind == PlaceKind.Region && place.Country == "GB" && hit.Kind != NameKind.Code) nation = place;
        }
        if (nation is { } found) return found.Country;
        return key.StartsWith("the ", StringComparison.Ordinal) ? CountryCodeOf(key[4..]) : null;
    }

    /// <summary>The place, with what was understood and what was weighed.</summary>
    public Finding Explain(string text, string? country = null, string? region = null, FileContext? context = null)
    {
        text ??= "";
        if (Coordinates(text) is { } given)
            return Only(new Place { Name = text.Trim(), Position = given, Precision = Precision.Exact, Source = PlaceSource.Given },
                new("The words are coordinates."));
        var whole = text.Length > PlaceText.LongestRead ? text[..PlaceText.LongestRead] : text;
        foreach (var more in new[] { region, country })
            if (!string.IsNullOrWhiteSpace(more)) whole += ", " + more;
        context ??= FileContext.None;
        if (PlaceText.Read(text).SaysNowhere)
            return Only(new Place { Name = text.Trim(), Note = new("\"{0}\" names no place.", Shorten(text)) }, null);
        var read = PlaceText.Read(whole);
        var mentions = finder.Find(read);
        var readings = new Weighing(file, read, mentions, context).Read();
        if (readings.Count == 0 || readings[0].Weight < Faint + context.Doubt(readings[0].Place) || readings[0].Place.IsArea || readings[0].Bare > 0 || read.HasUnread(mentions))
        {
            var mended = finder.FindMended(read, mentions);
            if (mended.Count > 0)
            {
                mentions = [.. mentions, .. mended];
                readings = new Weighing(file, read, mentions, context).Read();
            }
        }
        if (readings.Count == 0 || readings[0].Weight < Faint + context.Doubt(readings[0].Place))
            return Only(new Place { Name = text.Trim(), Note = new("Nothing in the gazetteer fits \"{0}\".", Shorten(text)) }, null);
        // What the words beside it say is not known, and "Turtle Island" is not the island of any country.
        if (readings[0] is { Place.Kind: PlaceKind.Country, Bare: > 0 } or { Contradicted: true }) return Only(new Place { Name = text.Trim(), Note = new("Nothing in the gazetteer fits \"{0}\".", Shorten(text)) }, null);
        return Choose(text, read, readings);
    }

    private Finding Choose(string text, PlaceText read, List<Weighing.Reading> readings)
    {
        var best = readings[0];
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
                Note = new("\"{0}\" may mean {1}. Add a region or a country.", Shorten(text), string.Join("; ", names)),
            }, Parts(best, best.Row), listed, [new("No meaning is twice as likely as all the others together.")]);
        }
        return Answer(text, read, best, listed, certainty);
    }

    private Finding Answer(string text, PlaceText read, Weighing.Reading best, ValueList<OtherPlace> others, double certainty)
    {
        var (row, mention) = Focus(read, best);
        var place = file[row];
        var reasons = new List<Reason>();
        if (best.Supports.Exists(support => support is { Row: >= 0, Support: > 0.5 })) reasons.Add(new("The parts confirm each other."));
        if (others.Count > 0) reasons.Add(new("Nothing else of that name is as likely ({0} %).", (100 * certainty).ToString("0", CultureInfo.InvariantCulture)));
        var mended = mention.Mended is null ? null : new Reason("Read \"{0}\" as {1}: one letter is different.", mention.Text, file.Name(place));
        if (mended is not null) reasons.Add(mended);
        var unread = place.Kind is PlaceKind.Region or PlaceKind.County or PlaceKind.Country && mention.End - mention.Start < read.Words.Length
            && mended is null ? new Reason("Only {0} was found in it.", file.Name(place)) : null;
        return new(new Place
        {
            Name = place.Kind <= PlaceKind.Town || text.Trim().Length == 0 ? NameFor(place, mention) : Shorten(text.Trim()),
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
            Note = mended ?? unread,
        }, Parts(best, row), others, reasons.ToValueList());
    }

    /// <summary>The name that people used, where the gazetteer knows it too: Galway for who wrote Galway, not Gaillimh.</summary>
    private string NameFor(in PlaceRecord place, Mention mention)
    {
        var name = file.Name(place);
        var written = mention.Mended is null && mention.Text.Length > 3 && mention.Text != mention.Text.ToLowerInvariant() && mention.Text != mention.Text.ToUpperInvariant();
        return written && place.Kind == PlaceKind.Town && Folding.Fold(mention.Text) != Folding.Fold(name) ? mention.Text : name;
    }

    private string? RegionName(int row, in PlaceRecord place) =>
        place.Kind == PlaceKind.Region ? file.Name(row) : place.Region >= 0 ? file.Name(place.Region) : null;

    /// <summary>Of the places that confirm each other the one with the least extent: Thorner of "Thorner, Leeds", SE17 of "London SE17".</summary>
    private (int Row, Mention Mention) Focus(PlaceText read, Weighing.Reading best)
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

    private ValueList<FoundPart> Parts(Weighing.Reading reading, int focus) =>
        reading.Supports.Where(support => support is { Row: >= 0, Support: > 0 })
            .Append((reading.Mention, reading.Row, 0)).OrderBy(part => part.Mention.Start)
            .Select(part => new FoundPart(part.Mention.Text, Describe(part.Row), file[part.Row].Kind, part.Row == focus)).ToValueList();

    private string Describe(int row)
    {
        var place = file[row];
        var region = place.Region >= 0 ? file.Name(place.Region) : null;
        var county = place.Country == "GB" && place.County >= 0 ? file.Name(place.County) : null;
        return string.Join(", ", new[] { file.Name(row), county, region, place.Kind == PlaceKind.Country ? null : place.Country }
            .OfType<string>().Distinct());
    }

    private static Finding Only(Place place, Reason? reason) => new(place, [], [], reason is null ? [] : [reason]);

    private static string Shorten(string text) => text.Trim() is { Length: > 80 } all ? string.Concat(all.EnumerateRunes().Take(78)) + "…" : text.Trim();

    /// <summary>A latitude and a longitude in decimal degrees, if that is all that was written.</summary>
    private static Position? Coordinates(string text) =>
        text.Length < 60 && Pair().Match(text) is { Success: true } match
        && double.TryParse(match.Groups["latitude"].Value, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
        && double.TryParse(match.Groups["longitude"].Value, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180
            ? new(latitude, longitude) : null;

    [GeneratedRegex(@"^\s*\(?\s*(?<latitude>[-+]?\d{1,2}\.\d+)\s*[,; ]\s*(?<longitude>[-+]?\d{1,3}\.\d+)\s*\)?\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pair();

    public void Dispose() => file.Dispose();

    private sealed class InContext(Gazetteer gazetteer, FileContext context) : IGazetteer
    {
        public Place Find(string text, string? country = null, string? region = null) => gazetteer.Find(text, country, region, context);
        public string? CountryCode(string name) => gazetteer.CountryCode(name);
        public IReadOnlyList<Town> LargestTowns(Bounds within, int count) => gazetteer.LargestTowns(within, count);
    }
}
