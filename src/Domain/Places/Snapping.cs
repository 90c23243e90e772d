namespace Weft.Places;

/// <summary>
/// Moves a position to where it may be shown. The same position always goes to the same point, and a point that was shown before
/// stays where it is, so that nobody can narrow down a place by looking twice.
/// </summary>
/// <remarks>
/// Points are the middles of cells of a fixed grid: rows of equal height, each cut into a whole number of columns about as wide
/// as the row is high. There is no chance in it: noise that is drawn anew each time can be averaged away.
/// </remarks>
public static class Snapping
{
    /// <summary>Height of a cell in degrees of latitude; 0 leaves the position as it is.</summary>
    public static double CellDegrees(Precision precision) => precision switch
    {
        Precision.Exact => 0,
        Precision.Kilometre => 0.01,
        Precision.Town => 0.1,
        Precision.Region => 1,
        _ => 5,
    };

    public static Position Snap(Position position, Precision precision)
    {
        var height = CellDegrees(precision);
        if (height == 0) return position;
        var rows = (int)Math.Round(180 / height);
        var row = Math.Clamp((int)Math.Floor((position.Latitude + 90) / height), 0, rows - 1);
        var latitude = (row + 0.5) * height - 90;
        var columns = Math.Max(1, (int)Math.Round(360 * Math.Cos(latitude * Math.PI / 180) / height));
        var turn = (position.Longitude + 180) / 360;
        var column = (int)Math.Floor((turn - Math.Floor(turn)) * columns) % columns;
        return new(Tidy(latitude), Tidy((column + 0.5) * 360 / columns - 180));
    }

    /// <summary>
    /// Where a group may be shown when no more may be said than <paramref name="allowed"/>: at the town's or region's own point if
    /// the gazetteer knows it, else in the middle of a cell. What is known less closely stays so.
    /// </summary>
    /// <returns>The point, what it is true to, and the name of the town or region if its own point was taken.</returns>
    public static (Position? Position, Precision Precision, string? Name) Publish(Place place, Precision allowed, IGazetteer? gazetteer = null)
    {
        var precision = place.Precision > allowed ? place.Precision : allowed;
        if (place.Position is not { } position || !IsOnEarth(position)) return (null, precision, null);
        // The middle of a town stands in every atlas; it says nothing of the group but its town.
        if (OwnPoint(place, position, precision, gazetteer) is { Position: { } own } found) return (Tidy(own), precision, found.Name);
        return (Snap(position, precision), precision, null);
    }

    private static Place? OwnPoint(Place place, Position position, Precision precision, IGazetteer? gazetteer)
    {
        if (gazetteer is null || precision is not (Precision.Town or Precision.Region or Precision.Country)) return null;
        var words = precision switch
        {
            Precision.Town => place.Name,
            Precision.Region => place.Region,
            _ => place.Country,
        };
        if (string.IsNullOrWhiteSpace(words)) return null;
        var found = gazetteer.Find(words, place.Country, precision == Precision.Town ? place.Region : null);
        // A name that means somewhere else must not carry the group there.
        var near = precision switch { Precision.Town => 30, Precision.Region => 500, _ => 5000 };
        return found is { Position: { } own } && found.Precision == precision && own.KilometresTo(position) <= near ? found : null;
    }

    private static bool IsOnEarth(Position position) =>
        position.Latitude is >= -90 and <= 90 && position.Longitude is >= -180 and <= 180;

    /// <summary>Five decimals, about a metre: far less than any cell, so it moves no point into another.</summary>
    private static double Tidy(double degrees) => Math.Round(degrees, 5);

    private static Position Tidy(Position position) => new(Tidy(position.Latitude), Tidy(position.Longitude));
}
