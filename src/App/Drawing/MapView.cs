using Weft.Places;

namespace Weft.Drawing;

/// <summary>A part of the Earth as a map shows it: its middle, and how many kilometres it is across and down.</summary>
public sealed record MapView(Position Centre, double Width, double Height)
{
    /// <summary>Past this a view is of the world.</summary>
    internal const double WidestRegion = 13_000;
    private const double Margin = 0.1, Narrowest = 0.72, Flattest = 1.7;

    /// <summary>All land but the far south. The edges of the sheet meet in the Bering Strait, where they cut nothing.</summary>
    public static readonly MapView World = new(new(16, 11), EqualEarth.Girdle, EqualEarth.Girdle / 1.9);

    private static readonly MapView WorldWithTheFarSouth = new(new(0, 11), EqualEarth.Girdle, EqualEarth.Girdle / 2);

    /// <summary>The view that holds all of the places, with a margin, and enough around to know where one is.</summary>
    /// <param name="narrowest">The least that it shows, in kilometres; a single place is shown with as much as this around it.</param>
    public static MapView Of(IEnumerable<Position> places, double narrowest = 12)
    {
        var points = places.Distinct().Select(Vector.Of).ToArray();
        if (points.Length == 0) return World;
        if (points.Length == 1) narrowest = Math.Max(narrowest, 300);
        var (middle, radius) = Cap(points);
        // Round a pole up and down lose their meaning; those who live there know, others would not find their way.
        var roundPole = Math.Abs(Math.Asin(middle.Z)) + radius > Math.PI / 2 && points.Any(point => Math.Abs(point.Z) < 0.7);
        if (radius > 1 || (radius > 0.6 && roundPole)) return points.Any(point => point.Z < -0.85) ? WorldWithTheFarSouth : World;

        var view = new MapView(middle.Place, 0, 0);
        for (var round = 0; round < 3; round++)
        {
            var flat = new AzimuthalEqualArea(view.Centre);
            var (west, east, north, south) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            foreach (var point in points)
            {
                var (x, y) = flat.Of(point.Place);
                (west, east, north, south) = (Math.Min(west, x), Math.Max(east, x), Math.Min(north, y), Math.Max(south, y));
            }
            view = new(flat.Back((west + east) / 2, (north + south) / 2), east - west, south - north);
        }
        return view.Grown(narrowest);
    }

    /// <summary>The places without the few, at most one in ten, that lie much farther from the middle of the most than those do.</summary>
    internal static bool[] Near(Position[] places)
    {
        if (places.Length < 10) return [.. places.Select(_ => true)];
        var points = places.Select(Vector.Of).ToArray();
        var near = Array.ConvertAll(points, _ => true);
        // Those left out pull the middle; once more without them.
        for (var round = 0; round < 2; round++)
        {
            var middle = points.Where((_, i) => near[i]).Aggregate(new Vector(0, 0, 0), (all, point) => all + point).Unit();
            var away = points.Select(middle.AngleTo).ToArray();
            var most = away.Order().ElementAt((int)Math.Ceiling(away.Length * 0.9) - 1);
            near = [.. away.Select(angle => angle <= 1.5 * most)];
        }
        return near;
    }

    /// <summary>Latitudes and longitudes that hold all of it, and somewhat more.</summary>
    public Bounds Bounds
    {
        get
        {
            if (Width > WidestRegion) return new(-90, -180, 90, 180);
            var flat = Projection.For(this);
            const int steps = 16;
            var edge = Enumerable.Range(0, steps + 1).Select(step => step / (double)steps - 0.5)
                .SelectMany(part => new[] { (part * Width, -Height / 2), (part * Width, Height / 2), (-Width / 2, part * Height), (Width / 2, part * Height) })
                .Select(at => flat.Back(at.Item1, at.Item2)).ToArray();
            var (south, north) = (edge.Min(place => place.Latitude), edge.Max(place => place.Latitude));
            // A pole within the view is farther north or south than any edge, and every longitude leads there.
            var (toSouth, toNorth) = (Shows(flat, new(-90, 0)), Shows(flat, new(90, 0)));
            if (toSouth || toNorth) return new(toSouth ? -90 : south, -180, toNorth ? 90 : north, 180);
            var turns = edge.Select(place => Around(place.Longitude - Centre.Longitude)).ToArray();
            return new(south, Around(Centre.Longitude + turns.Min()), north, Around(Centre.Longitude + turns.Max()));
        }
    }

    private bool Shows(Projection flat, Position place) =>
        flat.Of(place) is var (x, y) && Math.Abs(x) <= Width / 2 && Math.Abs(y) <= Height / 2;

    private static double Around(double degrees) => degrees - 360 * Math.Round(degrees / 360);

    private MapView Grown(double narrowest)
    {
        var width = Math.Max(Width * (1 + 2 * Margin), narrowest);
        var height = Math.Max(Height * (1 + 2 * Margin), narrowest * 0.8);
        width = Math.Min(WidestRegion, Math.Max(width, height * Narrowest));
        return this with { Width = width, Height = Math.Max(height, width / Flattest) };
    }

    /// <summary>The smallest cap that holds all: Bădoiu and Clarkson, "Smaller core-sets for balls" (SODA 2003), on the sphere.</summary>
    private static (Vector Middle, double Radius) Cap(Vector[] points)
    {
        var sum = points.Aggregate(new Vector(0, 0, 0), (all, point) => all + point);
        var middle = sum.Unit();
        for (var round = 2; round < 200; round++)
        {
            var far = points.MinBy(point => point.Dot(middle));
            middle = (middle * (1 - 1.0 / round) + far * (1.0 / round)).Unit();
        }
        return (middle, middle.AngleTo(points.MinBy(point => point.Dot(middle))));
    }
}
