using System.Numerics;

namespace Weft.Map.Graphs;

/// <summary>Where a node is drawn: X to the right, Y downward.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>
/// Places the nodes of a graph for drawing, so that neighbours stand together. Each component starts from distances in
/// the graph; small ones are then drawn with ties of even lengths, those between communities twice as long as within, so
/// that communities can be seen; large ones by sampled forces. Components stand beside each other, nodes without ties in
/// rows beneath.
/// </summary>
public static class Layout
{
    /// <summary>How far apart nodes are wished to stand; the unit of the drawing.</summary>
    private const float Gap = 1;

    /// <summary>Up to here every pair of nodes can be looked at.</summary>
    private const int Few = 300;

    /// <summary>How many squares of the gap each node of a large drawing has, in the mean.</summary>
    private const float RoomOfMany = 8;

    /// <summary>
    /// One place for each node, none left of or above 0. A unit is about the room that a node should have: no two nodes
    /// are nearer to each other than half of it. The same graph and seed give the same places.
    /// </summary>
    public static Point[] Of(Graph graph, ulong seed)
    {
        var random = new SplitMix64(seed);
        var components = ConnectedComponents.Of(graph);
        var members = Members(components);
        var tied = members.TakeWhile(nodes => nodes.Length > 1).ToArray();
        var drawings = Array.ConvertAll(tied, nodes => Draw(graph.Of(nodes), ref random));
        var corners = Packing.Pack(Array.ConvertAll(drawings, Box), 2 * Gap, out var size);

        var places = new Point[graph.Nodes];
        for (var i = 0; i < tied.Length; i++)
            for (var j = 0; j < tied[i].Length; j++)
                places[tied[i][j]] = Place(corners[i] + drawings[i][j]);

        var alone = members[tied.Length..];
        var rows = Packing.Rows(alone.Length, size.X, 2 * Gap);
        var top = size.Y > 0 ? size.Y + 3 * Gap : 0;
        for (var i = 0; i < alone.Length; i++)
            places[alone[i][0]] = Place(rows[i] + new Vector2(0, top));
        return places;
    }

    private static Point Place(Vector2 at) => new(at.X, at.Y);

    private static int[][] Members(Components components)
    {
        var members = Array.ConvertAll(components.Sizes, size => new int[size]);
        var next = new int[components.Count];
        for (var node = 0; node < components.Of.Length; node++)
            members[components.Of[node]][next[components.Of[node]]++] = node;
        return members;
    }

    /// <returns>The places of one component, the leftmost at X 0, the uppermost at Y 0.</returns>
    private static Vector2[] Draw(Graph component, ref SplitMix64 random)
    {
        var places = PivotScaling.Of(component, ref random);
        if (component.Nodes <= Few)
            Stress.Lower(component, places, ref random);
        else
            SampledForces.Apply(component, places, ref random);
        Turning.Lay(places);
        Spacing.Widen(places, Gap);
        if (component.Nodes > Few)
        {
            Spacing.CloseUp(places, Gap, RoomOfMany);
            Spacing.Widen(places, Gap);
        }

        var corner = places.Aggregate(Vector2.Min);
        return Array.ConvertAll(places, place => place - corner);
    }

    private static Vector2 Box(Vector2[] drawing) => drawing.Aggregate(Vector2.Max);
}
