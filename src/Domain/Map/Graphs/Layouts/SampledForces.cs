using System.Numerics;

namespace Weft.Map.Graphs;

/// <summary>
/// Draws a large graph: ties pull, and nodes drawn by chance push, with forces that fade with distance so that near ones
/// matter most. Source: Tang, Liu, Zhang and Mei, "Visualizing large-scale and high-dimensional data" (LargeVis, 2016),
/// on the graph itself as in Zhu, Chen, Hu, Hou, Liu, Liu, "DRGraph: an efficient graph layout algorithm for large-scale
/// graphs by dimensionality reduction" (2020).
/// </summary>
internal static class SampledForces
{
    private const int Pushes = 5;
    private const double EarlyShare = 0.1;
    private const float FirstStep = 0.4f, Push = 30, Softness = 0.01f, Farthest = 4;

    public static void Apply(Graph graph, Vector2[] places, ref SplitMix64 random)
    {
        var rounds = Math.Clamp(25_000_000 / graph.Ties, 50, 200);
        for (var round = 0; round < rounds; round++)
        {
            var step = FirstStep * (rounds - round) / rounds;
            for (var node = 0; node < graph.Nodes; node++)
                foreach (var other in graph.NeighboursOf(node))
                    if (other > node) Move(places, node, other, step, round < rounds * EarlyShare, ref random);
        }
    }

    private static void Move(Vector2[] places, int node, int other, float step, bool early, ref SplitMix64 random)
    {
        var apart = places[node] - places[other];
        // At first far neighbours pull as hard as near ones, so that nobody is left behind; then less, so that clusters form.
        var length = apart.LengthSquared();
        var pull = Limited(apart * (2 / (1 + (early ? MathF.Sqrt(length) : length)))) * step;
        places[node] -= pull;
        places[other] += pull;
        for (var i = 0; i < Pushes; i++)
        {
            var stranger = random.Next(places.Length);
            if (stranger == node || stranger == other) continue;
            ref var pushed = ref places[i % 2 == 0 ? node : other];
            apart = pushed - places[stranger];
            var square = apart.LengthSquared();
            pushed += Limited(apart * (2 * Push / ((Softness + square) * (1 + square)))) * step;
        }
    }

    private static Vector2 Limited(Vector2 force) => Vector2.Clamp(force, new(-Farthest), new(Farthest));
}
