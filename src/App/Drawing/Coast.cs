using Weft.Places;

namespace Weft.Drawing;

/// <summary>
/// One outline: degrees east and north. It may run on past 180 degrees. If it goes round a pole it ends a whole turn from where
/// it began; else the last point joins the first.
/// </summary>
internal sealed class Coast
{
    private readonly Lazy<(Vector Centre, double Radius)> _cap;

    public Coast((float East, float North)[] points)
    {
        Points = points;
        RoundPole = points.Length > 1 && Math.Abs(points[^1].East - points[0].East) > 180;
        (West, East) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var (east, _) in points) (West, East) = (Math.Min(West, east), Math.Max(East, east));
        // Of three levels of detail a map needs one.
        _cap = new(() => Cap(points));
    }

    public (float East, float North)[] Points { get; }
    public bool RoundPole { get; }
    public float West { get; }
    public float East { get; }
    /// <summary>A cap of the sphere that holds the whole outline: its centre as a unit vector, its radius in radians.</summary>
    public Vector Centre => _cap.Value.Centre;
    public double Radius => _cap.Value.Radius;

    /// <summary>Whether a place lies within, by counting the edges north of it.</summary>
    public bool Holds(Position place)
    {
        var inside = false;
        for (var turn = -360; turn <= 360; turn += 360)
        {
            var (x, y) = (place.Longitude + turn, place.Latitude);
            if (x < West || x > East) continue;
            for (var i = 0; i < Points.Length; i++)
            {
                if (i + 1 == Points.Length && RoundPole) break;
                var (a, b) = (Points[i], Points[(i + 1) % Points.Length]);
                if (a.East > x == b.East > x) continue;
                inside ^= a.North + (x - a.East) / (b.East - a.East) * (b.North - a.North) > y;
            }
        }
        return inside;
    }

    private static (Vector, double) Cap((float East, float North)[] points)
    {
        var directions = Array.ConvertAll(points, point => Vector.Of(new(point.North, point.East)));
        var sum = new Vector(0, 0, 0);
        foreach (var direction in directions) sum += direction;
        var centre = sum.Unit();
        var least = 1.0;
        foreach (var direction in directions) least = Math.Min(least, centre.Dot(direction));
        return (centre, Math.Acos(Math.Max(-1, least)));
    }
}

/// <summary>A point of space; on the unit sphere, a place.</summary>
internal readonly record struct Vector(double X, double Y, double Z)
{
    public static Vector Of(Position place)
    {
        var (north, east) = (double.DegreesToRadians(place.Latitude), double.DegreesToRadians(place.Longitude));
        return new(Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north));
    }

    public Position Place => new(double.RadiansToDegrees(Math.Atan2(Z, Math.Sqrt(X * X + Y * Y))), double.RadiansToDegrees(Math.Atan2(Y, X)));

    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
    public static Vector operator *(Vector a, double by) => new(a.X * by, a.Y * by, a.Z * by);
    public double Dot(Vector other) => X * other.X + Y * other.Y + Z * other.Z;
    public double AngleTo(Vector other) => Math.Acos(Math.Clamp(Dot(other), -1, 1));

    /// <summary>Of length 1; the north pole where there is no direction.</summary>
    public Vector Unit()
    {
        var length = Math.Sqrt(Dot(this));
        return length < 1e-12 ? new(0, 0, 1) : this * (1 / length);
    }
}
