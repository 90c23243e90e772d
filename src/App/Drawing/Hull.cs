namespace Weft.Drawing;

/// <summary>The convex hull, never of no size. Andrew's monotone chain (Information Processing Letters 9, 1979).</summary>
internal static class Hull
{
    public static List<(double X, double Y)> Of((double X, double Y)[] points)
    {
        if (points.Length < 2) return [.. points, .. points.Select(point => (point.X + 1, point.Y)), .. points.Select(point => (point.X, point.Y + 1))];
        Array.Sort(points);
        var hull = new List<(double X, double Y)>();
        foreach (var way in new[] { points, [.. points.Reverse()] })
        {
            var start = hull.Count;
            foreach (var point in way)
            {
                while (hull.Count >= start + 2 && Cross(hull[^2], hull[^1], point) <= 0) hull.RemoveAt(hull.Count - 1);
                hull.Add(point);
            }
            hull.RemoveAt(hull.Count - 1);
        }
        return hull;
    }

    private static double Cross((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);
}
