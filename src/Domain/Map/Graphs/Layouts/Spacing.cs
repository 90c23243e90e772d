using System.Numerics;

namespace Weft.Map.Graphs;

/// <summary>Gives each node of a drawing its room, and keeps the shape as far as it can.</summary>
internal static class Spacing
{
    private const int Rounds = 100, Asked = 200, MostSteps = 60;
    private const float Smallest = 1e-6f;

    /// <summary>
    /// Sizes the drawing so that half of all nodes have the gap around them, then pushes the others apart. Whatever
    /// happens, no two end up nearer to each other than half the gap.
    /// </summary>
    public static void Widen(Vector2[] places, float gap)
    {
        Scale(places, gap / MiddleRoom(places));
        for (var round = 0; round < Rounds; round++)
            if (Push(places, gap) > 0.95f * gap) break;
        var nearest = Push(places, 0.51f * gap);
        if (nearest < 0.51f * gap) Scale(places, 0.51f * gap / Nearest(places, gap));
    }

    /// <summary>
    /// Draws far parts nearer, a little at a time, as nodes that meet give way to each other: clusters that stood as dense spots
    /// far apart become discs beside each other.
    /// </summary>
    /// <param name="room">How much of the plain each node should have, in squares of the gap.</param>
    public static void CloseUp(Vector2[] places, float gap, float room)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var size = places.Aggregate(Vector2.Max) - places.Aggregate(Vector2.Min) + new Vector2(gap);
            if (size.X * size.Y <= places.Length * room * gap * gap) break;
            Scale(places, 0.94f);
            for (var round = 0; round < 3; round++)
                if (Push(places, gap) > 0.9f * gap) break;
        }
    }

    private static void Scale(Vector2[] places, float by)
    {
        for (var i = 0; i < places.Length; i++) places[i] *= by;
    }

    /// <summary>The distance to the nearest node that half of the nodes have; asked of some, evenly chosen, where there
    /// are many.</summary>
    private static float MiddleRoom(Vector2[] places)
    {
        var asked = Math.Min(Asked, places.Length);
        var rooms = new float[asked];
        for (var i = 0; i < asked; i++)
        {
            var node = (int)((long)i * places.Length / asked);
            rooms[i] = float.PositiveInfinity;
            for (var other = 0; other < places.Length; other++)
                if (other != node) rooms[i] = Math.Min(rooms[i], Vector2.DistanceSquared(places[node], places[other]));
        }
        Array.Sort(rooms);
        return Math.Max(MathF.Sqrt(rooms[asked / 2]), Smallest);
    }

    /// <summary>Moves each two nodes that are nearer than the gap apart, half the way each.</summary>
    /// <returns>How near the nearest two were; infinity if none were nearer than the gap.</returns>
    private static float Push(Vector2[] places, float gap)
    {
        var nearest = float.PositiveInfinity;
        var cells = new Cells(places, gap);
        for (var node = 0; node < places.Length; node++)
        {
            for (var cell = 0; cell < Cells.Around; cell++)
            {
                for (var other = cells.First(node, cell); other >= 0; other = cells.Next(other))
                {
                    // Of two in one cell one looks at the other.
                    if (cell == 0 ? other >= node : other == node) continue;
                    var apart = places[node] - places[other];
                    var distance = apart.Length();
                    if (distance >= gap) continue;
                    nearest = Math.Min(nearest, distance);
                    // Nodes at one place are parted in directions that differ from pair to pair.
                    if (distance < Smallest) (apart, distance) = (new Vector2(MathF.Cos(node), MathF.Sin(node)) * Smallest, Smallest);
                    var move = apart * ((gap - distance) / (2 * distance));
                    places[node] += move;
                    places[other] -= move;
                }
            }
        }
        return nearest;
    }

    private static float Nearest(Vector2[] places, float within)
    {
        var nearest = within;
        var cells = new Cells(places, within);
        for (var node = 0; node < places.Length; node++)
            for (var cell = 0; cell < Cells.Around; cell++)
                for (var other = cells.First(node, cell); other >= 0; other = cells.Next(other))
                    if (other != node) nearest = Math.Min(nearest, Vector2.Distance(places[node], places[other]));
        return Math.Max(nearest, Smallest);
    }
}
