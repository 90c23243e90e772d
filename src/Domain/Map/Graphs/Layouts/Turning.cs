using System.Numerics;

namespace Weft.Map.Graphs;

/// <summary>Turns a drawing so that it is widest from left to right, as pages and screens of text are.</summary>
internal static class Turning
{
    public static void Lay(Vector2[] places)
    {
        var middle = Vector2.Zero;
        foreach (var place in places) middle += place / places.Length;
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        foreach (var place in places)
        {
            var from = place - middle;
            xx += from.X * from.X;
            xy += from.X * from.Y;
            yy += from.Y * from.Y;
        }
        var turn = Matrix3x2.CreateRotation((float)(-0.5 * Math.Atan2(2 * xy, xx - yy)), middle);
        for (var i = 0; i < places.Length; i++)
            places[i] = Vector2.Transform(places[i], turn);
    }
}
