using System.Text.Json;
using Weft.Places;

namespace Weft.Formats;

/// <summary>The middles of GeoJSON's shapes, as x and y: planar centroids, which is near enough for one group's area.</summary>
internal static class Geometry
{
    private const int DeepestCollection = 8;

    /// <returns>The point itself, the mean of points, the centroid of lines by length and of areas by size (outer rings); null without numbers.</returns>
    public static (double X, double Y)? Middle(JsonElement geometry)
    {
        var sum = new Sum();
        Add(geometry, sum, 0);
        return sum.Middle();
    }

    /// <summary>EPSG:3857, spherical Mercator in metres, to degrees.</summary>
    public static Position FromMercator(double x, double y)
    {
        const double radius = 6378137;
        return new(Math.Atan(Math.Sinh(y / radius)) * 180 / Math.PI, x / radius * 180 / Math.PI);
    }

    private static void Add(JsonElement geometry, Sum sum, int depth)
    {
        if (depth > DeepestCollection) return;
        if (geometry.HasList("geometries", out var geometries))
        {
            foreach (var inner in geometries.EnumerateArray())
                Add(inner, sum, depth + 1);
            return;
        }
        if (!geometry.HasList("coordinates", out var coordinates)) return;
        switch (geometry.Text("type"))
        {
            case "Point": AddPoint(coordinates, sum); break;
            case "MultiPoint":
                foreach (var point in coordinates.Items()) AddPoint(point, sum);
                break;
            case "LineString": AddLine(coordinates, sum); break;
            case "MultiLineString":
                foreach (var line in coordinates.Items()) AddLine(line, sum);
                break;
            case "Polygon": AddArea(coordinates, sum); break;
            case "MultiPolygon":
                foreach (var area in coordinates.Items()) AddArea(area, sum);
                break;
        }
    }

    private static void AddPoint(JsonElement point, Sum sum)
    {
        if (Read(point) is { } at) sum.Point(at.X, at.Y);
    }

    private static void AddLine(JsonElement line, Sum sum)
    {
        (double X, double Y)? last = null;
        foreach (var point in line.Items())
        {
            if (Read(point) is not { } at) continue;
            sum.Point(at.X, at.Y);
            if (last is { } from) sum.Line(from, at);
            last = at;
        }
    }

    private static void AddArea(JsonElement rings, Sum sum)
    {
        if (rings.Items().FirstOrDefault() is not { ValueKind: JsonValueKind.Array } outer) return;
        var ring = outer.EnumerateArray().Select(Read).OfType<(double X, double Y)>().ToList();
        foreach (var (x, y) in ring)
            sum.Point(x, y);
        sum.Ring(ring);
    }

    private static (double X, double Y)? Read(JsonElement point) =>
        point.IsArray() && point.GetArrayLength() >= 2 && point[0].Number() is { } x && point[1].Number() is { } y ? (x, y) : null;

    /// <summary>Adds up points, lines and areas; the highest kind that has any size decides.</summary>
    private sealed class Sum
    {
        private double pointX, pointY, points, lineX, lineY, length, areaX, areaY, area;

        public void Point(double x, double y) => (pointX, pointY, points) = (pointX + x, pointY + y, points + 1);

        public void Line((double X, double Y) from, (double X, double Y) to)
        {
            var part = double.Hypot(to.X - from.X, to.Y - from.Y);
            (lineX, lineY, length) = (lineX + part * (from.X + to.X) / 2, lineY + part * (from.Y + to.Y) / 2, length + part);
        }

        public void Ring(List<(double X, double Y)> ring)
        {
            double x = 0, y = 0, twice = 0;
            for (var i = 0; i < ring.Count; i++)
            {
                // Taken from the first corner, so that a small area far from zero loses no digits.
                var (a, b) = (Less(ring[i], ring[0]), Less(ring[(i + 1) % ring.Count], ring[0]));
                var cross = a.X * b.Y - b.X * a.Y;
                (x, y, twice) = (x + (a.X + b.X) * cross, y + (a.Y + b.Y) * cross, twice + cross);
            }
            var size = Math.Abs(twice) / 2;
            if (!(size > 0) || !double.IsFinite(size)) return;
            (areaX, areaY, area) = (areaX + size * (ring[0].X + x / (3 * twice)), areaY + size * (ring[0].Y + y / (3 * twice)), area + size);
        }

        public (double X, double Y)? Middle()
        {
            var (x, y) = area > 0 ? (areaX / area, areaY / area) : length > 0 ? (lineX / length, lineY / length) : (pointX / points, pointY / points);
            return points > 0 && double.IsFinite(x) && double.IsFinite(y) ? (x, y) : null;
        }

        private static (double X, double Y) Less((double X, double Y) a, (double X, double Y) b) => (a.X - b.X, a.Y - b.Y);
    }
}
