using System.Globalization;
using Weft.Places;

namespace Weft.Formats;

/// <summary>Reads positions the way people write them: 51.5, -0.1 · 51,5 · 51.5°N · 51°30'26"N 0°7'39"W. What stands within other text is found by CoordinatesWithin.</summary>
internal static class Coordinates
{
    /// <summary>Degrees with their sign; null if it is no number.</summary>
    public static double? Degrees(string text)
    {
        var value = text.AsSpan().Trim();
        if (value.IsEmpty || value.Length > 60) return null;
        if (Values.Number(text) is { } plain) return plain;
        if (IsCompass(value[^1], out var sign)) value = value[..^1].Trim();
        else if (IsCompass(value[0], out sign)) value = value[1..].Trim();
        else sign = 1;
        if (value.StartsWith("-"))
        {
            sign = -sign;
            value = value[1..];
        }
        double degrees = 0, unit = 1;
        var count = 0;
        foreach (var range in value.SplitAny("°º˚'′’\"″” dm:"))
        {
            var part = value[range].Trim();
            if (part.IsEmpty) continue;
            if (++count > 3 || part.ContainsAnyExcept("0123456789.,")) return null;
            if (!double.TryParse(part.ToString().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
            if (count > 1 && number >= 60) return null;
            degrees += number / unit;
            unit *= 60;
        }
        return count == 0 ? null : sign * degrees;
    }

    /// <summary>Latitude and longitude from one cell; null if it holds no pair.</summary>
    public static (double Latitude, double Longitude)? Pair(string text)
    {
        var value = text.Trim().Trim('(', ')', '[', ']', '{', '}');
        if (value.Length is 0 or > 120) return null;
        foreach (var separators in new[] { ";", "|", "/", ", ", ",", " " })
        {
            var halves = value.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            // 51,5 -0,1 and 51,5,-0,1 have commas of both kinds.
            if (separators == "," && halves.Length == 4) halves = [$"{halves[0]}.{halves[1]}", $"{halves[2]}.{halves[3]}"];
            if (halves.Length == 2 && Degrees(halves[0]) is { } first && Degrees(halves[1]) is { } second)
                return IsEastWest(halves[0]) || IsNorthSouth(halves[1]) ? (second, first) : (first, second);
        }
        return Compass(value);
    }

    /// <summary>The position, or why there is none.</summary>
    public static (Position? Position, Reason? Note) Check(double latitude, double longitude)
    {
        if (Math.Abs(latitude) < 1e-4 && Math.Abs(longitude) < 1e-4)
            return (null, new Reason("The coordinates 0, 0 were left out: nobody is there"));
        if (Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180) return (new Position(latitude, longitude), null);
        var words = new[] { Text(latitude), Text(longitude) };
        return Math.Abs(longitude) <= 90 && Math.Abs(latitude) <= 180
            ? (new Position(longitude, latitude), new Reason("Latitude {0} and longitude {1} were swapped", words))
            : (null, new Reason("The coordinates {0}, {1} are not on the Earth and were left out", words));
    }

    /// <summary>51°30'26"N 0°7'39"W has spaces anywhere; the letters say where the first half ends.</summary>
    private static (double, double)? Compass(string value)
    {
        var end = value.AsSpan().IndexOfAny("NSns");
        if (end <= 0 || end >= value.Length - 1) return null;
        return Degrees(value[..(end + 1)]) is { } latitude && Degrees(value[(end + 1)..].Trim(' ', ',', ';')) is { } longitude ? (latitude, longitude) : null;
    }

    private static bool IsCompass(char letter, out int sign)
    {
        sign = char.ToUpperInvariant(letter) is 'S' or 'W' or 'O' ? -1 : 1;
        return char.ToUpperInvariant(letter) is 'N' or 'S' or 'E' or 'W' or 'O';
    }

    private static bool IsEastWest(string text) => text.Trim() is [.., 'E' or 'W' or 'O' or 'e' or 'w' or 'o'] or ['E' or 'W' or 'O', ..];
    private static bool IsNorthSouth(string text) => text.Trim() is [.., 'N' or 'S' or 'n' or 's'] or ['N' or 'S', ..];
    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
