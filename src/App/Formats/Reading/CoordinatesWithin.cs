using System.Text.RegularExpressions;

namespace Weft.Formats;

/// <summary>Positions that stand within other text: links to maps, geo: addresses (RFC 5870), well-known text (OGC 06-103r4), JSON, and pairs of degrees behind an address.</summary>
internal static partial class CoordinatesWithin
{
    private const int LongestText = 100_000;

    /// <param name="Rest">What the text says beside them.</param>
    /// <param name="IsArea">Whether they are the middle of a line or an area.</param>
    public readonly record struct Found(double Latitude, double Longitude, string Rest, bool IsArea = false);

    /// <summary>Null where a text has none. A text of nothing but a pair of numbers is one as well.</summary>
    public static Found? Find(string text)
    {
        if (text.Length is < 5 or > LongestText || !text.AsSpan().ContainsAnyInRange('0', '9')) return null;
        // Most texts are an address with a number in it: what cannot be looks only once.
        if (!text.AsSpan().ContainsAny(".°º'′(")) return null;
        if (text.Contains('(') && Shape().Match(text) is { Success: true } shape) return Middle(shape);
        if (text.Length > 2000) return null;
        var mayLink = text.Contains("://", StringComparison.Ordinal) || text.Contains("geo:", StringComparison.OrdinalIgnoreCase) || text.Contains('{');
        foreach (var link in mayLink ? (Regex[])[Marked(), At(), Asked(), OfMap(), Geo(), Named()] : [])
            if (link.Match(text) is { Success: true } match && Pair(match) is { } pair) return new(pair.Latitude, pair.Longitude, Rest(text, match));
        if (text.Contains('.') && text.Contains(',') && Behind().Match(text) is { Success: true } behind && Pair(behind) is { } found && Rest(text, behind) is var rest && rest.Length > 0) return new(found.Latitude, found.Longitude, rest);
        return text.AsSpan().ContainsAny("°º'′") && Coordinates.Pair(text) is { } degrees ? new(degrees.Latitude, degrees.Longitude, "") : null;
    }

    /// <summary>Those that stand where a place should: within other text, or a pair of degrees that are no whole numbers, which could be a street's.</summary>
    public static Found? OfPlace(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return null;
        if (Find(text) is { } found) return found;
        return (text.AsSpan().ContainsAny('.', '°') || DecimalCommas().IsMatch(text)) && Coordinates.Pair(text) is { } pair ? new(pair.Latitude, pair.Longitude, "") : null;
    }

    private static (double Latitude, double Longitude)? Pair(Match match) =>
        Values.Number(match.Groups["lat"].Value) is { } latitude && Values.Number(match.Groups["lon"].Value) is { } longitude && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? (latitude, longitude)
            : null;

    /// <summary>Of a link nothing is left; of an address with degrees behind it, the address.</summary>
    private static string Rest(string text, Match match)
    {
        if (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("geo:", StringComparison.OrdinalIgnoreCase) || text.TrimStart() is ['{', ..]) return "";
        return (text[..match.Index] + " " + text[(match.Index + match.Length)..]).Trim(' ', ',', ';', '(', ')', '[', ']', '\n', '\r');
    }

    /// <summary>Well-known text has east before north. What has several corners is taken at the middle between its outermost.</summary>
    private static Found? Middle(Match shape)
    {
        var corners = new List<(double East, double North)>();
        foreach (var corner in shape.Groups["corners"].Value.Split([',', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var numbers = corner.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (numbers.Length < 2 || Values.Number(numbers[0]) is not { } east || Values.Number(numbers[1]) is not { } north) return null;
            corners.Add((east, north));
        }
        if (corners.Count == 0) return null;
        return new((corners.Min(corner => corner.North) + corners.Max(corner => corner.North)) / 2, (corners.Min(corner => corner.East) + corners.Max(corner => corner.East)) / 2, "", corners.Count > 1);
    }

    [GeneratedRegex(@"^\s*-?\d{1,2},\d{3,}[\s;]+-?\d{1,3},\d{3,}\s*$", Options, 1000)]
    private static partial Regex DecimalCommas();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const string Latitude = @"(?<lat>-?\d{1,2}(\.\d+)?)", Longitude = @"(?<lon>-?\d{1,3}(\.\d+)?)";

    [GeneratedRegex(@"^\s*(SRID\s*=\s*\d+\s*;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*Z?M?\s*\((?<corners>[-+0-9.eE\s,()]+)\)\s*$", Options, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"!3d" + Latitude + "!4d" + Longitude, Options, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"/@" + Latitude + "," + Longitude, Options, 1000)]
    private static partial Regex At();

    [GeneratedRegex(@"[?&](q|query|ll|sll|daddr|destination|center|loc|cp)=(loc:)?" + Latitude + @"(,|%2C|~)\s*\+?" + Longitude, Options, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(mlat=" + Latitude + "&mlon=" + Longitude + @"|#map=\d+(\.\d+)?/" + Latitude + "/" + Longitude + ")", Options, 1000)]
    private static partial Regex OfMap();

    [GeneratedRegex(@"\bgeo:" + Latitude + "," + Longitude, Options, 1000)]
    private static partial Regex Geo();

    [GeneratedRegex(@"""lat(itude)?""\s*:\s*""?" + Latitude + @"""?\s*,\s*""(lng|lon|long|longitude)""\s*:\s*""?" + Longitude, Options, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\d.])[(\[]?\s*(?<lat>-?\d{1,2}\.\d{3,})\s*,\s*(?<lon>-?\d{1,3}\.\d{3,})\s*[)\]]?", Options, 1000)]
    private static partial Regex Behind();
}
