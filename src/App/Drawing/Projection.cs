using Weft.Places;

namespace Weft.Drawing;

/// <summary>Lays the Earth flat: kilometres east and south of the centre of a view. Both ways of doing it keep areas true.</summary>
internal abstract class Projection
{
    protected const double Radius = 6371.0088;

    /// <summary>
    /// Lambert's azimuthal equal-area about the centre for anything up to a continent, poles and date line alike; Equal Earth for
    /// the world. Choosing by extent: Jenny, "Adaptive composite map projections" (IEEE TVCG 18, 2012).
    /// </summary>
    public static Projection For(MapView view) =>
        view.Width > MapView.WidestRegion ? new EqualEarth(view.Centre) : new AzimuthalEqualArea(view.Centre);

    public abstract (double X, double Y) Of(Position place);
    public abstract Position Back(double x, double y);
}

/// <summary>Snyder, Map Projections: A Working Manual (USGS 1395, 1987), pages 182 to 190; worked in vectors.</summary>
internal sealed class AzimuthalEqualArea : Projection
{
    private readonly Vector _centre, _east, _north;

    public AzimuthalEqualArea(Position centre)
    {
        _centre = Vector.Of(centre);
        _east = Vector.Of(new(0, centre.Longitude + 90));
        _north = centre.Latitude > 0
            ? Vector.Of(new(90 - centre.Latitude, centre.Longitude + 180))
            : Vector.Of(new(90 + centre.Latitude, centre.Longitude));
    }

    public override (double X, double Y) Of(Position place)
    {
        var point = Vector.Of(place);
        var scale = Radius * Math.Sqrt(2 / Math.Max(1e-9, 1 + point.Dot(_centre)));
        return (scale * point.Dot(_east), -scale * point.Dot(_north));
    }

    public override Position Back(double x, double y)
    {
        var distance = Math.Min(2, Math.Sqrt(x * x + y * y) / Radius);
        if (distance < 1e-12) return _centre.Place;
        var angle = 2 * Math.Asin(distance / 2);
        var across = Math.Sin(angle) / (distance * Radius);
        return (_centre * Math.Cos(angle) + _east * (x * across) + _north * (-y * across)).Place;
    }
}

/// <summary>Šavrič, Patterson and Jenny, "The Equal Earth map projection" (IJGIS 33, 2019).</summary>
internal sealed class EqualEarth(Position centre) : Projection
{
    private const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;
    private static readonly double M = Math.Sqrt(3) / 2;
    private readonly double _middle = North(Angle(centre.Latitude));

    /// <summary>How far it is from edge to edge along the equator.</summary>
    public static readonly double Girdle = 2 * Math.PI * Radius / (M * A1);

    public override (double X, double Y) Of(Position place) => Of(place.Latitude, Around(place.Longitude - centre.Longitude));

    /// <param name="east">Degrees from the middle; not brought back into half a turn.</param>
    public (double X, double Y) Of(double latitude, double east)
    {
        var angle = Angle(latitude);
        return (Radius * double.DegreesToRadians(east) * Math.Cos(angle) / (M * Slope(angle)), Radius * (_middle - North(angle)));
    }

    public override Position Back(double x, double y)
    {
        var north = _middle - y / Radius;
        var angle = north;
        for (var i = 0; i < 12; i++)
            angle -= (North(angle) - north) / Slope(angle);
        angle = Math.Clamp(angle, -Math.PI / 3, Math.PI / 3);
        var latitude = Math.Asin(Math.Clamp(Math.Sin(angle) / M, -1, 1));
        var east = x / Radius * M * Slope(angle) / Math.Cos(angle);
        return new(double.RadiansToDegrees(latitude), Around(double.RadiansToDegrees(east) + centre.Longitude));
    }

    private static double Angle(double latitude) => Math.Asin(M * Math.Sin(double.DegreesToRadians(latitude)));

    private static double North(double angle)
    {
        var square = angle * angle;
        return angle * (A1 + A2 * square + square * square * square * (A3 + A4 * square));
    }

    private static double Slope(double angle)
    {
        var square = angle * angle;
        return A1 + 3 * A2 * square + square * square * square * (7 * A3 + 9 * A4 * square);
    }

    private static double Around(double degrees) => degrees - 360 * Math.Round(degrees / 360);
}
