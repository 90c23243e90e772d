namespace Weft.Drawing;

/// <summary>What is done to closed outlines on the sheet.</summary>
internal static class Outline
{
    /// <summary>What of a ring lies in a box. Sutherland and Hodgman, "Reentrant polygon clipping" (CACM 17, 1974).</summary>
    public static (double X, double Y)[] Clip(List<(double X, double Y)> ring, double left, double top, double right, double bottom)
    {
        if (ring.TrueForAll(point => point.X >= left && point.X <= right && point.Y >= top && point.Y <= bottom)) return [.. ring];
        ring = Cut(ring, point => point.X - left, (a, b, at) => (left, a.Y + at * (b.Y - a.Y)));
        ring = Cut(ring, point => right - point.X, (a, b, at) => (right, a.Y + at * (b.Y - a.Y)));
        ring = Cut(ring, point => point.Y - top, (a, b, at) => (a.X + at * (b.X - a.X), top));
        ring = Cut(ring, point => bottom - point.Y, (a, b, at) => (a.X + at * (b.X - a.X), bottom));
        return [.. ring];
    }

    private static List<(double X, double Y)> Cut(List<(double X, double Y)> ring, Func<(double X, double Y), double> inside,
        Func<(double X, double Y), (double X, double Y), double, (double X, double Y)> cross)
    {
        var kept = new List<(double X, double Y)>(ring.Count);
        if (ring.Count == 0) return kept;
        var before = ring[^1];
        var was = inside(before);
        foreach (var point in ring)
        {
            var now = inside(point);
            if (was >= 0 != now >= 0) kept.Add(cross(before, point, was / (was - now)));
            if (now >= 0) kept.Add(point);
            (before, was) = (point, now);
        }
        return kept;
    }

    /// <summary>
    /// Fewer points, none of those left out farther than the tolerance from the line.
    /// Douglas and Peucker (Cartographica 10, 1973), from the first point to the one farthest from it and back.
    /// </summary>
    public static (double X, double Y)[] Simplify((double X, double Y)[] ring, double tolerance)
    {
        if (ring.Length < 4) return ring;
        var keep = new bool[ring.Length];
        var far = 0;
        for (var i = 1; i < ring.Length; i++)
            if (Square(ring[i], ring[0]) > Square(ring[far], ring[0])) far = i;
        keep[0] = keep[far] = true;
        var spans = new Stack<(int From, int To)>([(0, far), (far, ring.Length)]);
        while (spans.TryPop(out var span))
        {
            var (worst, at) = (tolerance * tolerance, -1);
            for (var i = span.From + 1; i < span.To; i++)
            {
                var off = SquareToLine(ring[i], ring[span.From], ring[span.To % ring.Length]);
                if (off > worst) (worst, at) = (off, i);
            }
            if (at < 0) continue;
            keep[at] = true;
            spans.Push((span.From, at));
            spans.Push((at, span.To));
        }
        return [.. ring.Where((_, i) => keep[i])];
    }

    /// <summary>Between two points near the far side of the Earth goes round the rim of the sheet instead of across it.</summary>
    public static void GoRound(List<(double X, double Y)> ring, (double X, double Y) next, (double X, double Y) middle, double rim)
    {
        var ((ax, ay), (bx, by)) = ((ring[^1].X - middle.X, ring[^1].Y - middle.Y), (next.X - middle.X, next.Y - middle.Y));
        if (ax * ax + ay * ay < rim * rim || bx * bx + by * by < rim * rim) return;
        var (from, to) = (Math.Atan2(ay, ax), Math.Atan2(by, bx));
        var turn = Math.IEEERemainder(to - from, 2 * Math.PI);
        var steps = (int)(Math.Abs(turn) / 0.3);
        for (var i = 1; i <= steps; i++)
        {
            var (y, x) = Math.SinCos(from + turn * i / (steps + 1));
            ring.Add((middle.X + x * rim, middle.Y + y * rim));
        }
    }

    public static IEnumerable<(double X, double Y)> Densified((double X, double Y)[] ring, double step)
    {
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            var pieces = (int)Math.Ceiling(Math.Max(Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y)) / step);
            yield return a;
            for (var k = 1; k < pieces; k++)
                yield return (a.X + (b.X - a.X) * k / pieces, a.Y + (b.Y - a.Y) * k / pieces);
        }
    }

    public static bool Holds(List<(double X, double Y)> ring, double x, double y)
    {
        var inside = false;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            if (a.X > x != b.X > x) inside ^= a.Y + (x - a.X) / (b.X - a.X) * (b.Y - a.Y) < y;
        }
        return inside;
    }

    public static double Area((double X, double Y)[] ring)
    {
        var sum = 0.0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            sum += a.X * b.Y - b.X * a.Y;
        }
        return Math.Abs(sum) / 2;
    }

    private static double Square((double X, double Y) a, (double X, double Y) b) => (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y);

    private static double SquareToLine((double X, double Y) point, (double X, double Y) a, (double X, double Y) b)
    {
        var length = Square(a, b);
        var along = length == 0 ? 0 : Math.Clamp(((point.X - a.X) * (b.X - a.X) + (point.Y - a.Y) * (b.Y - a.Y)) / length, 0, 1);
        return Square(point, (a.X + along * (b.X - a.X), a.Y + along * (b.Y - a.Y)));
    }
}
