using System.Globalization;
using System.Text;
using Weft.Places;

namespace Weft.Drawing;

/// <summary>The paper that a view is drawn on: units across and down, and where a place falls.</summary>
internal sealed class Sheet
{
    public const int Width = 640;
    /// <summary>Outlines reach this far past the edge, so that the strokes of the cut stay out of sight.</summary>
    private const double Bleed = 8;
    private readonly MapView _view;
    private readonly Projection _projection;
    private readonly double _perKilometre;

    public Sheet(MapView view)
    {
        _view = view;
        _projection = Projection.For(view);
        _perKilometre = Width / view.Width;
        Height = (int)Math.Round(Math.Clamp(view.Height * _perKilometre, 200, 960));
    }

    public int Height { get; }
    public double KilometresPerUnit => 1 / _perKilometre;

    public (double X, double Y) Of(Position place) => Place(_projection.Of(place));

    public bool Shows((double X, double Y) point) => point is { X: >= 0 and <= Width, Y: >= 0 } && point.Y <= Height;

    /// <summary>The land as the data of one SVG path, filled by even and odd, in at most so many letters: finer where there is room.</summary>
    public string Land(Coasts coasts, int letters = 90_000) => coasts.Kept(_view, letters, () => DrawLand(coasts, letters));

    private string DrawLand(Coasts coasts, int letters)
    {
        var level = coasts.For(KilometresPerUnit);
        for (var (tolerance, tries) = (0.5, 0); ; tolerance *= 1.7, tries++)
        {
            var path = new StringBuilder();
            foreach (var ring in level.SelectMany(Flat))
                Append(path, Outline.Simplify(ring, tolerance), tolerance);
            if (path.Length <= letters || tries == 8) return path.ToString();
        }
    }

    private (double X, double Y) Place((double X, double Y) point) =>
        (Width / 2.0 + point.X * _perKilometre, Height / 2.0 + point.Y * _perKilometre);

    private IEnumerable<(double X, double Y)[]> Flat(Coast coast) =>
        _projection is EqualEarth world ? FlatWorld(coast, world) : FlatRegion(coast);

    private IEnumerable<(double X, double Y)[]> FlatRegion(Coast coast)
    {
        var corner = _projection.Back(_view.Width / 2, _view.Height / 2);
        var reach = Vector.Of(_view.Centre).AngleTo(Vector.Of(corner)) * 1.1 + 0.001;
        if (Vector.Of(_view.Centre).AngleTo(coast.Centre) > reach + coast.Radius) yield break;

        var ring = new List<(double X, double Y)>(coast.Points.Length);
        var rim = 1.9 * 6371 * _perKilometre;
        foreach (var (east, north) in coast.Points)
        {
            var point = Of(new(north, east));
            if (ring.Count > 0) Outline.GoRound(ring, point, (Width / 2.0, Height / 2.0), rim);
            ring.Add(point);
        }
        // A coast round the far side of the Earth lies inside out on the sheet: the sheet itself turns it right again.
        if (coast.Holds(_view.Centre) != Outline.Holds(ring, Width / 2.0, Height / 2.0)) yield return Frame();
        yield return Outline.Clip(ring, -Bleed, -Bleed, Width + Bleed, Height + Bleed);
    }

    private IEnumerable<(double X, double Y)[]> FlatWorld(Coast coast, EqualEarth world)
    {
        List<(double X, double Y)> ring = [.. coast.Points.Select(point => ((double)point.East, (double)point.North))];
        if (coast.RoundPole)
        {
            // Once more round, so that every turn of the sheet finds a whole one; then closed along the pole.
            var turn = Math.Sign(ring[^1].X - ring[0].X) * 360;
            ring = [.. Enumerable.Range(-1, 3).SelectMany(k => ring.Select(point => (point.X + k * turn, point.Y)))];
            ring.AddRange([(ring[^1].X, -90), (ring[0].X, -90)]);
        }
        for (var shift = coast.RoundPole ? 0 : -360; shift <= (coast.RoundPole ? 0 : 360); shift += 360)
        {
            if (!coast.RoundPole && (coast.East + shift - _view.Centre.Longitude < -180 || coast.West + shift - _view.Centre.Longitude > 180)) continue;
            var turned = Outline.Clip([.. ring.Select(point => (point.X + shift - _view.Centre.Longitude, point.Y))], -180, -91, 180, 91);
            var flat = Outline.Densified(turned, 2).Select(point => Place(world.Of(point.Y, point.X))).ToList();
            yield return Outline.Clip(flat, -Bleed, -Bleed, Width + Bleed, Height + Bleed);
        }
    }

    private (double X, double Y)[] Frame() =>
        [(-Bleed, -Bleed), (Width + Bleed, -Bleed), (Width + Bleed, Height + Bleed), (-Bleed, Height + Bleed)];

    private static void Append(StringBuilder path, (double X, double Y)[] ring, double tolerance)
    {
        if (ring.Length < 3 || Outline.Area(ring) < 2 * tolerance) return;
        // Half units, each step from the rounded place before it, so that rounding does not add up.
        var before = path.Length;
        var (x, y) = (0, 0);
        for (var i = 0; i < ring.Length; i++)
        {
            var (nextX, nextY) = ((int)Math.Round(ring[i].X * 2), (int)Math.Round(ring[i].Y * 2));
            var (stepX, stepY) = (nextX - x, nextY - y);
            if (i > 0 && stepX == 0 && stepY == 0) continue;
            if (i < 2) path.Append(i == 0 ? 'M' : 'l');
            else if (stepX >= 0) path.Append(' ');
            Half(path, stepX);
            if (stepY >= 0) path.Append(' ');
            Half(path, stepY);
            (x, y) = (nextX, nextY);
        }
        path.Append('z');
        if (path.Length - before < 12) path.Length = before;
    }

    private static void Half(StringBuilder path, int halves)
    {
        if (halves < 0) path.Append('-');
        halves = Math.Abs(halves);
        if (halves > 1 || halves == 0) path.Append(CultureInfo.InvariantCulture, $"{halves / 2}");
        if (halves % 2 == 1) path.Append(".5");
    }
}
