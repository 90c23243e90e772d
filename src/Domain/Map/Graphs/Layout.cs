namespace Weft.Map.Graphs;

/// <summary>Where a node is drawn. One unit is about the length of a tie.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>Places the nodes of a graph for drawing.</summary>
public static class Layout
{
    public static Point[] Of(Graph graph, ulong seed)
    {
        var random = new SplitMix64(seed);
        var nodes = graph.Nodes;
        var side = Math.Sqrt(nodes);
        var (x, y) = (new double[nodes], new double[nodes]);
        for (var i = 0; i < nodes; i++) (x[i], y[i]) = (random.NextDouble() * side, random.NextDouble() * side);
        var (dx, dy) = (new double[nodes], new double[nodes]);
        for (var step = 0; step < (nodes > 2000 ? 5 : 200); step++)
        {
            Array.Clear(dx);
            Array.Clear(dy);
            for (var i = 0; i < nodes; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (ux, uy) = (x[i] - x[j], y[i] - y[j]);
                    var square = Math.Max(ux * ux + uy * uy, 0.01);
                    dx[i] += ux / square; dy[i] += uy / square;
                    dx[j] -= ux / square; dy[j] -= uy / square;
                }
                foreach (var j in graph.NeighboursOf(i))
                {
                    var (ux, uy) = (x[i] - x[j], y[i] - y[j]);
                    var length = Math.Sqrt(ux * ux + uy * uy);
                    dx[i] -= ux * length; dy[i] -= uy * length;
                }
                dx[i] -= x[i] * 0.1; dy[i] -= y[i] * 0.1;
            }
            var most = side * 0.1 * (1 - step / 200.0) + 0.01;
            for (var i = 0; i < nodes; i++)
            {
                var length = Math.Sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
                var scale = length > most ? most / length : 1;
                x[i] += dx[i] * scale * 0.5; y[i] += dy[i] * scale * 0.5;
            }
        }
        return [.. x.Select((value, i) => new Point(value, y[i]))];
    }
}
