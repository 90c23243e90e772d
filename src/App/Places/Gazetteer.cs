using Weft.Formats;

namespace Weft.Places;

/// <summary>Finds places in a <see cref="GazetteerFile"/>. Safe for any number of threads.</summary>
public sealed class Gazetteer(GazetteerFile file) : IGazetteer, IDisposable
{
    private readonly CountryCells cells = new(file);

    /// <summary>A place with fewer people is no town that everybody means by one word.</summary>
    private const int Village = 30_000;

    /// <summary>Below this weight a match says no more than chance.</summary>
    private const double Faint = 1.6;

    private readonly MentionFinder finder = new(file);
    private readonly Lazy<(Position Position, int Row)[]> towns = new(() => TownsBySize(file));

    /// <exception cref="FileNotFoundException">There is no gazetteer at that path.</exception>
    /// <exception cref="InvalidDataException">It is something else, or of another version.</exception>
    public static Gazetteer Open(string path) => new(GazetteerFile.Open(path));

    /// <summary>Beside the program, where the build puts it.</summary>
    public static string UsualPath => Path.Combine(AppContext.BaseDirectory, "gazetteer.bin");

    public Place Find(string text, string? country = null, string? region = null) => Explain(text, country, region).Place;

    public Place Find(string text, string? country, string? region, FileContext context) => Explain(text, country, region, context).Place;

    public IGazetteer Among(IEnumerable<string?> countries, string? said = null) => new InContext(this, FileContext.Learn(countries, said));

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

    public bool? IsNear(string country, Position position) => cells.IsNear(country, position);

    public IReadOnlyList<Position> TownsCalled(string name) =>
        name.Length is < 3 or > 100 ? [] : [.. file.Find(PlaceName.Key(name)).Select(hit => file[hit.Row]).Where(place => place.Kind == PlaceKind.Town && place.Population >= 5000)
            .OrderByDescending(place => place.Population).Select(place => place.Position).Distinct().Take(3)];

    public long PeopleOf(string town, Position near) =>
        file.Find(PlaceName.Key(town)).Select(hit => file[hit.Row])
            .Where(place => place.Kind == PlaceKind.Town && place.Position.KilometresTo(near) < 30)
            .Select(place => (long)place.Population).DefaultIfEmpty(0).Max();

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
        context ??= FileContext.None;
        if (CoordinatesWithin.OfPlace(text) is { } given) return Given(text, given);
        if (PlaceText.Read(text).SaysNowhere)
            return Only(new Place { Name = text.Trim(), Note = new("\"{0}\" names no place.", PlaceText.Shorten(text)) });
        var read = PlaceText.Read(Whole(text, region, country));
        var readings = Readings(read, context);
        return readings is [var best, ..] && IsMeant(best, read, context)
            ? new Judgement(file, text, read, readings).Finding()
            : Only(new Place { Name = text.Trim(), Note = new("Weft knows no place for \"{0}\".", PlaceText.Shorten(text)) });
    }

    private static string Whole(string text, params IEnumerable<string?> more) =>
        string.Join(", ", more.Where(part => !string.IsNullOrWhiteSpace(part)).Prepend(text.Length > PlaceText.LongestRead ? text[..PlaceText.LongestRead] : text));

    /// <summary>As it was written; and with slips of one letter mended, where that says too little.</summary>
    private List<Weighing.Reading> Readings(PlaceText read, FileContext context)
    {
        var mentions = finder.Find(read);
        var readings = new Weighing(file, read, mentions, context).Read();
        if (readings is [var best, ..] && !IsFaint(best, context) && best is { Place.IsArea: false, Bare: 0 } && !read.HasUnread(mentions)) return readings;
        var mended = finder.FindMended(read, mentions);
        return mended.Count == 0 ? readings : new Weighing(file, read, [.. mentions, .. mended], context).Read();
    }

    private static bool IsFaint(Weighing.Reading reading, FileContext context) => reading.Weight < Faint + context.Doubt(reading.Place);

    // What the words beside it say is not known, and "Turtle Island" is not the island of any country.
    private static bool IsMeant(Weighing.Reading best, PlaceText read, FileContext context) =>
        !IsFaint(best, context) && best is { Contradicted: false } and not { Place.Kind: PlaceKind.Country, Bare: > 0 } && !IsByChance(best) && !read.IsOfSaint(best.Mention.Start)
        && (best.Place.IsArea || !read.NamesSeveral(best.Mention.End));

    /// <summary>One word of a phrase that a small place elsewhere happens to be called, with nothing else that speaks for it: "Research Triangle" is not in Triangle.</summary>
    private static bool IsByChance(Weighing.Reading best) =>
        best.Bare > 0 && (!best.Place.IsArea || best.Mention.Text.Length <= 3) && (best.Place.IsArea || best.Place.Population < Village) && best.Mention.End - best.Mention.Start == 1 && !best.Supports.Exists(support => support.Support > 0);

    private static Finding Only(Place place, Reason? reason = null) => new(place, [], [], reason is null ? [] : [reason]);

    private static Finding Given(string text, CoordinatesWithin.Found given)
    {
        var name = given.Rest.Length > 0 ? given.Rest : text.Trim();
        var (position, note) = Math.Abs(given.Latitude) <= 90 ? Coordinates.Check(given.Latitude, given.Longitude) : (null, null);
        return position is null
            ? Only(new Place { Name = name, Note = note ?? new("Weft knows no place for \"{0}\".", PlaceText.Shorten(text)) })
            : Only(new Place { Name = name, Position = position, Precision = Precision.Exact, Source = PlaceSource.Given }, new("These are coordinates."));
    }

    public void Dispose() => file.Dispose();

    private sealed class InContext(Gazetteer gazetteer, FileContext context) : IGazetteer
    {
        public Place Find(string text, string? country = null, string? region = null) => gazetteer.Find(text, country, region, context);
        public string? CountryCode(string name) => gazetteer.CountryCode(name);
        public IReadOnlyList<Town> LargestTowns(Bounds within, int count) => gazetteer.LargestTowns(within, count);
        public bool? IsNear(string country, Position position) => gazetteer.IsNear(country, position);
        public IReadOnlyList<Position> TownsCalled(string name) => gazetteer.TownsCalled(name);
        public long PeopleOf(string town, Position near) => gazetteer.PeopleOf(town, near);
    }
}
