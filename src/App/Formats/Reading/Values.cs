using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Weft.Groups;
using Weft.Places;

namespace Weft.Formats;

/// <summary>Reads single values the way people write them, in several languages.</summary>
internal static class Values
{
    private static readonly HashSet<string> YesWords =
    [
        "yes", "y", "true", "checked", "wahr", "vrai", "vero", "verdade", "waar", "prawda", "sim", "tak", "да", "نعم", "mitglied", "membre", "membro", "t", "1", "x", "si", "s", "member", "miembro", "verdadero", "cierto", "✓", "✔", "☑", "ok", "ie", "oui", "ja",
        "founding member", "active member", "full member", "miembra", "confirmed", "confirmado", "confirmada", "both", "mutual", "ambas",
    ];

    private static readonly HashSet<string> NoWords =
    [
        "no", "n", "false", "unchecked", "falsch", "faux", "falso", "onwaar", "nein", "nee", "nao", "nie", "нет", "لا", "f", "0", "not a member", "non member", "nonmember", "not member", "falso", "✗", "✘", "☐", "none", "non", "na", "former member", "ex member", "ex miembro",
        "not yet", "todavia no", "no miembro", "one", "unconfirmed", "sin confirmar",
    ];

    private static readonly LocalDatePattern[] MonthFirstPatterns = [LocalDatePattern.CreateWithInvariantCulture("M/d/uuuu"), LocalDatePattern.CreateWithInvariantCulture("M-d-uuuu")];
    private static readonly LocalDatePattern[] DayFirstPatterns = [LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu"), LocalDatePattern.CreateWithInvariantCulture("d-M-uuuu")];

    private static readonly LocalDatePattern[] DatePatterns =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu"),
        LocalDatePattern.CreateWithInvariantCulture("MMMM d, uuuu"),
    ];

    /// <summary>Null if the words say neither yes nor no.</summary>
    public static bool? YesOrNo(string text)
    {
        var word = text.Trim();
        if (YesWords.Contains(word)) return true;
        if (NoWords.Contains(word)) return false;
        if (word.IndexOfAny(['(', ',', ';', ':', '–', '—']) is var end and > 1 && word.Length <= 80) return YesOrNo(word[..end]);
        word = Folding.Fold(word);
        return YesWords.Contains(word) ? true : NoWords.Contains(word) ? false : null;
    }

    /// <summary>Whether the words say yes and nothing else; null if they say neither yes nor no. "Yes, but not in public" is no yes.</summary>
    public static bool? PlainYesOrNo(string text) =>
        YesOrNo(text) is not true ? YesOrNo(text) : !text.Contains('?') && (YesWords.Contains(text.Trim()) || YesWords.Contains(Folding.Fold(text))) ? true : null;

    /// <summary>A number with a decimal point or comma; null if it is none.</summary>
    public static double? Number(string text)
    {
        var number = text.AsSpan().Trim();
        if (number.IsEmpty || number.Length > 40) return null;
        const NumberStyles styles = NumberStyles.Float;
        if (double.TryParse(number, styles, CultureInfo.InvariantCulture, out var found)) return double.IsFinite(found) ? found : null;
        if (number.Count(',') == 1 && !number.Contains('.')
            && double.TryParse(number.ToString().Replace(',', '.'), styles, CultureInfo.InvariantCulture, out found)) return found;
        return null;
    }

    /// <param name="text">A date as people and spreadsheets write it; a time behind it is passed over.</param>
    /// <param name="monthFirst">Whether 3/4/2027 is the fourth of March. Where only the other way makes a date, it is that one.</param>
    public static LocalDate? Date(string text, bool monthFirst = false)
    {
        var words = text.Trim();
        if (words.Length > 10 && words[10] is 'T' or ' ' && words[4] == '-') words = words[..10];
        else if (words.Length > 8 && words.IndexOf(' ') is var space and >= 8 && words.AsSpan(space).Contains(':')) words = words[..space];
        return Parse(words, DatePatterns) ?? (monthFirst ? Parse(words, MonthFirstPatterns) ?? Parse(words, DayFirstPatterns) : Parse(words, DayFirstPatterns) ?? Parse(words, MonthFirstPatterns));
    }

    /// <summary>Whether day and month of a date could stand either way round.</summary>
    public static bool IsEitherWay(string text) => Date(text) is { } one && Date(text, monthFirst: true) != one;

    /// <summary>Whether it is a date only with the month first: 3/15/2027.</summary>
    public static bool IsMonthFirst(string text) => Parse(text.Trim(), DayFirstPatterns) is null && Parse(text.Trim(), MonthFirstPatterns) is not null;

    private static LocalDate? Parse(string words, LocalDatePattern[] patterns)
    {
        if (words.Length is < 6 or > 30) return null;
        foreach (var pattern in patterns)
            if (pattern.Parse(words) is { Success: true } parsed) return parsed.Value;
        return null;
    }

    public static Scale? Scale(string text) => Folding.Fold(text) switch
    {
        "local" or "neighbourhood" or "neighborhood" or "city" or "town" or "municipal" or "community" or "barrio" or "ciudad" or "comunitario" or "comunitaria"
            or "city wide" or "citywide" or "hyperlocal" or "locally" or "1" => Groups.Scale.Local,
        "regional" or "region" or "county" or "state" or "statewide" or "province" or "provincial" or "estatal" or "autonomico" or "sub national" or "subnational" => Groups.Scale.Regional,
        "national" or "country" or "nationwide" or "nacional" or "pais" or "uk wide" or "countrywide" or "federal" => Groups.Scale.National,
        "international" or "global" or "worldwide" or "world" or "continental" or "transnational" or "internacional" or "mundial" or "transnacional" or "europe"
            or "european" or "multinational" => Groups.Scale.International,
        _ => null,
    };

    public static Capacity? Capacity(string text) => Folding.Fold(text) switch
    {
        "open" or "yes" or "available" or "high" or "good" or "lots" or "ready" or "abierto" or "abierta" or "si" or "disponible" or "alta" or "mucha" or "mucho" => Groups.Capacity.Open,
        "a little" or "alittle" or "little" or "some" or "limited" or "low" or "medium" or "a bit" or "partial" or "un poco" or "poco" or "poca" or "algo" or "algunas" or "limitada"
            or "limitado" or "media" or "baja" or "maybe" => Groups.Capacity.ALittle,
        "resting" or "rest" or "none" or "no" or "paused" or "closed" or "full" or "dormant" or "on a break" or "inactive" or "hibernating" or "descansando" or "en descanso"
            or "ninguna" or "cerrado" or "cerrada" or "en pausa" or "descansa" or "descanso" => Groups.Capacity.Resting,
        _ => null,
    };

    public static GroupKind? Kind(string text) => Folding.Fold(text) switch
    {
        "group" or "groups" or "organisation" or "organization" or "organisations" or "organizations" or "org" or "collective" or "ngo" or "charity" or "association" or "grupo" or "organizacion"
            or "colectivo" or "colectiva" or "asociacion" or "ong" or "union" or "cooperative" or "cooperativa" or "sindicato" or "nonprofit" or "community group"
            or "grassroots group" or "actor" or "sindicate" or "informal group" or "local group" or "chapter" or "campaign group" => GroupKind.Group,
        "event" or "events" or "gathering" or "meeting" or "conference" or "action" or "protest" or "assembly" or "workshop" or "evento" or "encuentro" or "reunion" or "asamblea"
            or "jornada" or "accion" or "protesta" or "mobilisation" or "mobilization" or "summit" or "forum" or "demonstration" or "taller" or "foro"
            or "march" or "vigil" or "rally" or "camp" or "congress" or "convention" or "festival" or "hearing" or "seminar" or "training" or "webinar" or "marcha"
            or "manifestacion" or "campamento" or "congreso" or "concentracion" or "vigilia" or "seminario" => GroupKind.Event,
        "network" or "coalition" or "alliance" or "federation" or "umbrella" or "platform" or "red" or "coalicion" or "alianza" or "federacion" or "plataforma"
            or "consortium" or "umbrella organisation" or "umbrella organization" or "networks" or "confederation" or "international network" => GroupKind.Network,
        _ => null,
    };

    /// <summary>Whether a tie goes one way only, as graph programs say it.</summary>
    public static bool? Directed(string text) => Folding.Fold(text) switch
    {
        "directed" or "one way" or "dirigido" or "dirigida" => true,
        "undirected" or "mutual" or "both" or "two way" or "bidirectional" or "no dirigido" or "no dirigida" => false,
        _ => null,
    };

    public static Precision? Precision(string text) => Folding.Fold(text) switch
    {
        "exact" or "exacta" or "exacto" or "rooftop" => Places.Precision.Exact,
        "kilometre" or "kilometer" or "1 km" or "km" or "about 1 km" or "kilometro" => Places.Precision.Kilometre,
        "town" or "city" or "approximate" or "ciudad" or "pueblo" => Places.Precision.Town,
        "region" or "state" or "county" => Places.Precision.Region,
        "country" or "pais" => Places.Precision.Country,
        _ => null,
    };

    public static PlaceSource? PlaceSource(string text) => Folding.Fold(text) switch
    {
        "given" => Places.PlaceSource.Given,
        "gazetteer" => Places.PlaceSource.Gazetteer,
        "not found" or "notfound" => Places.PlaceSource.NotFound,
        _ => null,
    };

    public static NeedKind? NeedKind(string text) => Folding.Fold(text) switch
    {
        "specialism" or "specialisms" or "speciality" or "specialty" or "expertise" or "especialidad" or "especialidades" => Groups.NeedKind.Specialism,
        "skill" or "skills" or "habilidad" or "habilidades" or "competencia" or "saber" => Groups.NeedKind.Skill,
        "resource" or "resources" or "recurso" or "recursos" => Groups.NeedKind.Resource,
        "value" or "values" or "principle" or "principles" or "valor" or "valores" or "principio" or "principios" => Groups.NeedKind.Value,
        "community" or "communities" or "people" or "comunidad" or "comunidades" => Groups.NeedKind.Community,
        "place" or "places" or "region" or "location" or "town" or "lugar" or "lugares" => Groups.NeedKind.Place,
        "language" or "languages" or "idioma" or "idiomas" or "lengua" or "lenguas" => Groups.NeedKind.Language,
        _ => null,
    };

    public static bool IsWebAddress(string text)
    {
        var value = text.AsSpan().Trim();
        if (value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return true;
        if (value.Length is < 4 or > 2000 || value.Contains(' ') || value.Contains('@')) return false;
        if (value.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return true;
        var host = value.IndexOf('/') is var slash and > 0 ? value[..slash] : value;
        var dot = host.LastIndexOf('.');
        return dot > 0 && host.Length - dot is >= 3 and <= 11 && !host[(dot + 1)..].ContainsAnyExcept(Letters) && host[dot - 1] != '.';
    }

    /// <summary>What people call the site of a web address, "example.org"; null for anything else.</summary>
    public static string? SiteOf(string text)
    {
        var address = text.Trim();
        if (address.Contains(' ') || !(address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || address.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || address.Contains('/')) || !IsWebAddress(address)) return null;
        if (!Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address, UriKind.Absolute, out var site) || site.IdnHost.Length == 0) return null;
        var host = site.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? site.Host[4..] : site.Host;
        return site.AbsolutePath.Length > 1 && IsShared(host) ? host + site.AbsolutePath.TrimEnd('/') : host;
    }

    /// <summary>Where many keep their pages: there the path says whose it is.</summary>
    private static bool IsShared(string host) => host is "facebook.com" or "sites.google.com" or "github.com" or "medium.com" or "linktr.ee" or "instagram.com" or "twitter.com" or "x.com";

    /// <summary>The address of a machine (IPv4 or IPv6), which forms keep of who answered.</summary>
    public static bool IsNetworkAddress(string text) =>
        text.Length is >= 7 and <= 45 && (text.AsSpan().Count('.') == 3 || text.AsSpan().Count(':') >= 2) && System.Net.IPAddress.TryParse(text, out _);

    public static bool IsEmail(string text)
    {
        var value = text.AsSpan().Trim();
        if (value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) return true;
        if (value.Length > 200 || value.Contains(' ')) return false;
        var at = value.IndexOf('@');
        return at > 0 && value[(at + 1)..].LastIndexOf('.') > 0;
    }

    public static bool HasEmail(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) continue;
            var host = text.AsSpan(at + 1);
            var end = host.IndexOfAny(" \t\r\n,;<>()");
            if (end >= 0) host = host[..end];
            if (host.IndexOf('.') > 0 && char.IsLetterOrDigit(host[0])) return true;
        }
        return false;
    }

    /// <summary>Digits enough for a telephone number and the signs people put between them; a plain number or date is none.</summary>
    public static bool IsTelephone(string text)
    {
        var value = text.AsSpan().Trim();
        if (value.Length is < 7 or > 30 || value.ContainsAnyExcept("+0123456789 ().-/\u00a0")) return false;
        var digits = 0;
        foreach (var letter in value)
            if (char.IsAsciiDigit(letter)) digits++;
        return digits is >= 7 and <= 16 && (value[0] is '+' or '0' or '(' || value.Contains(' ')) && Date(text) is null && !IsDecimal(value);
    }

    private static bool IsDecimal(ReadOnlySpan<char> value) => value.Count('.') == 1 && !value.ContainsAny(" ()/+");

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
