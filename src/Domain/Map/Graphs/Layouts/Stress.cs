using System.Numerics;

namespace Weft.Map.Graphs;

/// <summary>
/// Draws a small connected graph so that distances on the drawing are those in the graph, near ones more exactly than far ones.
/// Source: Zheng, Pawar and Goodman, "Graph drawing by stochastic gradient descent" (2018). A tie between communities is
/// twice as long as one within, so that communities stand apart.
/// </summary>
internal static class Stress
{
    private const int Rounds = 40;
    private const float Within = 1, Between = 2, LastStep = 0.05f;

    public static void Lower(Graph graph, Vector2[] places, ref SplitMix64 random)
    {
        var distances = Distances(graph, Communities.Find(graph, random.Next()).Community);
        var nodes = graph.Nodes;
        var pairs = new int[nodes * (nodes - 1) / 2];
        var count = 0;
        var farthest = 0f;
        for (var a = 0; a < nodes; a++)
        {
            for (var b = 0; b < a; b++)
            {
                pairs[count++] = a * nodes + b;
                farthest = Math.Max(farthest, distances[a * nodes + b]);
            }
        }

        // Steps shrink by the same share each round, from where the farthest pair may be put right to where the nearest
        // hardly moves.
        var step = farthest * farthest;
        var shrink = MathF.Pow(LastStep * Within / step, 1f / (Rounds - 1));
        for (var round = 0; round < Rounds; round++, step *= shrink)
        {
            random.Shuffle(pairs);
            foreach (var pair in pairs)
            {
                var (a, b) = (pair / nodes, pair % nodes);
                var wished = distances[pair];
                var apart = places[a] - places[b];
                var length = Math.Max(apart.Length(), 1e-6f);
                var move = apart * (Math.Min(1, step / (wished * wished)) * (length - wished) / (2 * length));
                places[a] -= move;
                places[b] += move;
            }
        }
    }

    /// <summary>Shortest ways from each node to each (Dijkstra).</summary>
    private static float[] Distances(Graph graph, int[] community)
    {
        var nodes = graph.Nodes;
        var distances = new float[nodes * nodes];
        Array.Fill(distances, float.PositiveInfinity);
        var open = new PriorityQueue<int, float>();
        for (var source = 0; source < nodes; source++)
        {
            var row = distances.AsSpan(source * nodes, nodes);
            row[source] = 0;
            open.Enqueue(source, 0);
            while (open.TryDequeue(out var node, out var distance))
            {
                if (distance > row[node]) continue;
                foreach (var next in graph.NeighboursOf(node))
                {
                    var longer = distance + (community[node] == community[next] ? Within : Between);
                    if (longer >= row[next]) continue;
                    row[next] = longer;
                    open.Enqueue(next, longer);
                }
            }
        }
        return distances;
    }
}
