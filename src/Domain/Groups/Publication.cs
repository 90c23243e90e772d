using System.Text;
using System.Text.RegularExpressions;
using Weft.Places;

namespace Weft.Groups;

/// <summary>Makes listings of groups, and counts what it withheld. Publishing is deliberate: what is not named here stays unsaid.</summary>
/// <param name="source">The name under which these groups can be taken back.</param>
/// <param name="precision">How closely a place may be shown.</param>
/// <param name="gazetteer">Knows the own points of towns; without it a grid is used.</param>
public sealed partial class Publication(string source, Precision precision, IGazetteer? gazetteer = null)
{
    public const int LongestName = 200, LongestDescription = 4000, LongestTerm = 100, MostTerms = 40, LongestAddress = 500;
    /// <summary>What stands further back in a text of a megabyte is never shown.</summary>
    private const int LongestRead = 64 * 1024;

    private readonly IGazetteer? places = gazetteer is null ? null : new PlacesAsked(gazetteer);

    /// <summary>Cells with people, addresses and notes.</summary>
    public int PrivateCells { get; private set; }
    /// <summary>Cells under headings that Weft does not know, or that only the group itself can answer for.</summary>
    public int OtherCells { get; private set; }
    /// <summary>E-mail addresses and telephone numbers found inside texts.</summary>
    public int ContactsInText { get; private set; }

    private const int LongestAcronym = 30;

    /// <summary>What stands over the short names of groups.</summary>
    private static readonly HashSet<string> AcronymHeadings =
        ["acronym", "abbreviation", "abbr", "short name", "initials", "acronimo", "sigla", "siglas", "abreviatura", "nombre corto", "sigle", "acronyme", "abreviation", "nom court", "abkurzung", "kurzel", "kurzname"];

    /// <summary>The listing of a group, or the reason why there is none.</summary>
    public (Listing? Listing, Reason? Why) Publish(Group group)
    {
        if (group.Kind == GroupKind.Event) return (null, new("Gatherings are not listed: who met where is not public"));
        if (group.NotPublic) return (null, new("Its list says that it is not to be public"));
        var name = Line(group.Name, LongestName);
        if (name.Replace(Contacts.Mark, "", StringComparison.Ordinal).Trim().Length == 0)
            return (null, new("It has no name that can be shown"));
        PrivateCells += group.Private.Count;
        OtherCells += group.Others.Count + group.Skills.Count + group.Resources.Count + group.Values.Count + group.Communities.Count
            + group.Strategies.Count + group.Opposes.Count + group.Needs.Count;
        var listing = new Listing
        {
            Id = Listing.MakeId(source, group.Id),
            Source = source,
            Name = name,
            Acronym = group.Others.FirstOrDefault(field => AcronymHeadings.Contains(Folding.Fold(field.Name))) is { Value.Length: > 1 and <= LongestAcronym } short_ ? Line(short_.Value, LongestAcronym) : null,
            Kind = group.Kind,
            Description = Text(group.Description, LongestDescription),
            Website = Website(group.Website),
            Scale = group.Scale,
            Causes = Terms(group.Causes),
            Specialisms = Terms(group.Specialisms),
            Languages = Terms(group.Languages),
            WorksIn = Terms(group.WorksIn.Select(TownName.WithoutAddress)),
        };
        return (group.Place is { } place ? At(listing, place) : listing, null);
    }

    /// <summary>What holds two groups together, as it may be shown.</summary>
    public string Kind(Tie tie) => Line(tie.Kind, LongestTerm);

    private Listing At(Listing listing, Place place)
    {
        var (position, shown, own) = Snapping.Publish(place, precision, places);
        return listing with
        {
            // A place that was found may still be called as somebody typed it, with street and postcode.
            Place = Line(WithoutStrangers(TownName.Publish(shown == Precision.Town && own is not null ? place with { Name = own } : place, shown), place.Country), LongestName),
            Region = place.Region is { } region && shown <= Precision.Region ? Line(region, LongestTerm) : null,
            Country = place.Country is { Length: 2 } country ? Line(country, 2) : null,
            Position = position,
            Precision = shown,
        };
    }

    /// <summary>Beside a town people write the name of a house or of a person: what no gazetteer knows is left out where something else is known.</summary>
    private string WithoutStrangers(string place, string? country)
    {
        if (places is null || !place.Contains(", ", StringComparison.Ordinal)) return place;
        var parts = place.Split(", ");
        var known = parts.Where(IsKnown).ToList();
        return known.Count == 0 ? place : string.Join(", ", known);

        // Of what may be several places the note says which.
        bool IsKnown(string part)
        {
            var found = places.Find(part, country);
            return found is { Position: not null, Precision: < Precision.Country } || (found.Note?.Arguments is [_, var meanings] && meanings.Contains(part, StringComparison.OrdinalIgnoreCase));
        }
    }

    private string Line(string text, int longest) => string.Join(' ', Text(text, longest).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Text(string text, int longest)
    {
        // What a database or a screen cannot show, or would show turned round, goes.
        var clean = new StringBuilder(Math.Min(text.Length, longest * 2));
        foreach (var rune in PlainText.Of(text.Length > LongestRead ? text[..LongestRead] : text).EnumerateRunes())
        {
            if (clean.Length > longest * 2) break;
            // Marks without width part an address for our eyes only.
            if (rune.Value is 0x00AD or 0x200B or 0x2060) continue;
            if (rune.Value is '\n') clean.Append('\n');
            else if (Rune.IsControl(rune) || rune.Value is 0xFEFF or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069)) clean.Append(' ');
            else clean.Append(rune.ToString());
        }
        var (shown, withheld) = Contacts.Withhold(clean.ToString().Trim());
        ContactsInText += withheld;
        if (shown.Length <= longest) return shown;
        var end = longest - 1;
        if (char.IsHighSurrogate(shown[end - 1])) end--;
        return shown[..end].TrimEnd() + "…";
    }

    private ValueList<string> Terms(IEnumerable<string> terms)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<string>();
        foreach (var term in terms)
        {
            if (kept.Count == MostTerms) break;
            var line = Line(term, LongestTerm);
            if (line.Length > 0 && seen.Add(Folding.Fold(line))) kept.Add(line);
        }
        return kept.ToValueList();
    }

    [GeneratedRegex("[?&](?:phone|tel|telephone|mobile|whatsapp|number|sms|call|contact|name|user|username|email|mail|telefono|nombre|handy)=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AsksForPerson();

    [GeneratedRegex(@"^(?:maps\.|(?:www\.)?google\.[a-z.]+/maps|goo\.gl/maps|maps\.app\.goo\.gl|(?:www\.)?openstreetmap\.org/(?:node|way|\#map|search)|w3w\.co|what3words\.com)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex IsMapPin();

    /// <summary>A telephone number that begins as they do: with 0 or +.</summary>
    [GeneratedRegex(@"(?:^|[/#])(?:\+|00|0)\d(?:[ -]?\d){8,13}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    private string? Website(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var text = written.Trim();
        if (!text.Contains("://", StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal))
            text = "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || !address.Host.Contains('.', StringComparison.Ordinal) || address.AbsoluteUri.Length > LongestAddress)
            return null;
        // A name or address before the host, or anywhere in the rest, reaches a person.
        if (address.UserInfo.Length > 0 || Contacts.AnyInAddress(Uri.UnescapeDataString(address.AbsoluteUri)))
        {
            ContactsInText++;
            return null;
        }
        // A pin on a map says more than the town.
        if (IsMapPin().IsMatch(address.Host + address.AbsolutePath) || Number().IsMatch(address.AbsolutePath))
        {
            ContactsInText++;
            return null;
        }
        // A name or a number that the address asks for is somebody's.
        return AsksForPerson().IsMatch(address.Query) || Number().IsMatch(address.Fragment) ? address.GetLeftPart(UriPartial.Path) : address.AbsoluteUri;
    }
}
