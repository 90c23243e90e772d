namespace Weft.Places;

/// <summary>A point on the Earth: degrees of WGS 84, north and east positive.</summary>
public readonly record struct Position(double Latitude, double Longitude)
{
    /// <summary>Kilometres along the great circle, on a sphere of 6371.0088 km (haversine).</summary>
    public double KilometresTo(Position other)
    {
        const double radians = Math.PI / 180;
        var north = Math.Sin((other.Latitude - Latitude) * radians / 2);
        var east = Math.Sin((other.Longitude - Longitude) * radians / 2);
        var chord = north * north + Math.Cos(Latitude * radians) * Math.Cos(other.Latitude * radians) * east * east;
        return 2 * 6371.0088 * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}

/// <summary>How closely a position is known, or how closely it may be shown.</summary>
public enum Precision
{
    Exact,
    /// <summary>Within about one kilometre.</summary>
    Kilometre,
    Town,
    Region,
    Country,
}

/// <summary>Where a group is.</summary>
public sealed record Place
{
    /// <summary>What was written of the place, or the name of the town.</summary>
    public required string Name { get; init; }
    /// <summary>ISO 3166-1 alpha-2, upper case; null if not known.</summary>
    public string? Country { get; init; }
    /// <summary>State, province or nation within the country; null if not known.</summary>
    public string? Region { get; init; }
    /// <summary>Null when the place was not found.</summary>
    public Position? Position { get; init; }
    public Precision Precision { get; init; }
    /// <summary>Where the position comes from.</summary>
    public PlaceSource Source { get; init; }
    /// <summary>Why the place was not found, or what was chosen among; null when there is nothing to say.</summary>
    public Reason? Note { get; init; }
}

public enum PlaceSource
{
    /// <summary>No position.</summary>
    NotFound,
    /// <summary>The file gave coordinates.</summary>
    Given,
    /// <summary>Found in the gazetteer from the words written.</summary>
    Gazetteer,
}

/// <summary>A part of the Earth between two latitudes and two longitudes, in degrees. Where West is greater than East it lies across the date line.</summary>
public readonly record struct Bounds(double South, double West, double North, double East)
{
    public bool Holds(Position place) =>
        place.Latitude >= South && place.Latitude <= North
        && (West <= East ? place.Longitude >= West && place.Longitude <= East : place.Longitude >= West || place.Longitude <= East);
}

/// <summary>A town, to know on a map where one is.</summary>
public sealed record Town(string Name, Position Position, long Population);
