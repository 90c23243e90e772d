using Weft.Places;

namespace Weft.Map;

/// <summary>A position as a unit vector from the middle of the Earth: which of two is nearer is told without a sine.</summary>
internal readonly record struct Direction(double X, double Y, double Z)
{
    private const double Diameter = 2 * 6371.0088;

    /// <summary>Not a number, and so near to nothing.</summary>
    public static readonly Direction Unknown = new(double.NaN, double.NaN, double.NaN);

    public bool IsKnown => !double.IsNaN(X);

    public static Direction Of(Position position)
    {
        var (latitude, longitude) = (position.Latitude * Math.PI / 180, position.Longitude * Math.PI / 180);
        return new(Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }

    /// <summary>The square of the straight line between the two; it grows with the distance.</summary>
    public double SquareTo(Direction other)
    {
        var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z);
        return x * x + y * y + z * z;
    }

    public static double Kilometres(double square) => Diameter * Math.Asin(Math.Min(1, Math.Sqrt(square) / 2));

    public static double Square(double kilometres)
    {
        if (kilometres >= Diameter * Math.PI / 2) return 4;
        var line = 2 * Math.Sin(kilometres / Diameter);
        return line * line;
    }
}
