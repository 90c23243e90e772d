using System.Numerics;

namespace Weft.Map.Graphs;

/// <summary>
/// A first drawing that shows a connected graph's large shape: the two directions in which distances from a few pivots
/// differ most. Source: Brandes and Pich, "Eigensolver methods for progressive multidimensional scaling of large data" (2006).
/// </summary>
internal static class PivotScaling
{
    private const int Pivots = 50, Turns = 100;

    /// <returns>Places, ties about one unit long; no two are the same but by rare chance.</returns>
    public static Vector2[] Of(Graph graph, ref SplitMix64 random)
    {
        var columns = Distances(graph, Math.Min(Pivots, graph.Nodes), random.Next(graph.Nodes));
        Center(columns);
        var products = Products(columns);
        var first = Direction(products, null, ref random);
        var second = Direction(products, first, ref random);

        var places = new Vector2[graph.Nodes];
        for (var pivot = 0; pivot < columns.Length; pivot++)
            for (var node = 0; node < places.Length; node++)
                places[node] += columns[pivot][node] * new Vector2((float)first[pivot], (float)second[pivot]);
        var length = MeanLength(graph, places);
        for (var node = 0; node < places.Length; node++)
        {
            if (length > 0) places[node] /= length;
            places[node] += 0.1f * new Vector2((float)random.NextDouble(), (float)random.NextDouble());
        }
        return places;
    }

    /// <returns>For each pivot the square of its distance to each node; each next pivot is the node farthest from those
    /// before.</returns>
    private static float[][] Distances(Graph graph, int count, int pivot)
    {
        var (queue, distance, nearest) = (new int[graph.Nodes], new int[graph.Nodes], new int[graph.Nodes]);
        Array.Fill(nearest, int.MaxValue);
        var columns = new float[count][];
        for (var i = 0; i < count; i++)
        {
            Array.Fill(distance, -1);
            (queue[0], distance[pivot]) = (pivot, 0);
            for (var (head, tail) = (0, 1); head < tail; head++)
            {
                foreach (var next in graph.NeighboursOf(queue[head]))
                {
                    if (distance[next] >= 0) continue;
                    distance[next] = distance[queue[head]] + 1;
                    queue[tail++] = next;
                }
            }
            columns[i] = Array.ConvertAll(distance, steps => (float)steps * steps);
            for (var node = 0; node < graph.Nodes; node++)
            {
                nearest[node] = Math.Min(nearest[node], distance[node]);
                if (nearest[node] > nearest[pivot]) pivot = node;
            }
        }
        return columns;
    }

    private static void Center(float[][] columns)
    {
        var nodes = columns[0].Length;
        var ofNode = new double[nodes];
        var all = 0.0;
        foreach (var column in columns)
        {
            var mean = column.Average(value => (double)value);
            all += mean / columns.Length;
            for (var node = 0; node < nodes; node++)
            {
                ofNode[node] += column[node] / columns.Length;
                column[node] -= (float)mean;
            }
        }
        foreach (var column in columns)
            for (var node = 0; node < nodes; node++)
                column[node] = (float)(-0.5 * (column[node] - ofNode[node] + all));
    }

    private static double[,] Products(float[][] columns)
    {
        var products = new double[columns.Length, columns.Length];
        for (var i = 0; i < columns.Length; i++)
            for (var j = 0; j <= i; j++)
                products[i, j] = products[j, i] = Product(columns[i], columns[j]);
        return products;
    }

    private static float Product(float[] a, float[] b)
    {
        var lanes = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
            lanes += new Vector<float>(a, i) * new Vector<float>(b, i);
        var sum = Vector.Sum(lanes);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>The direction in which the pivots differ most, at right angles to another (power iteration).</summary>
    private static double[] Direction(double[,] products, double[]? other, ref SplitMix64 random)
    {
        var count = products.GetLength(0);
        var direction = new double[count];
        for (var i = 0; i < count; i++) direction[i] = random.NextDouble() - 0.5;
        for (var turn = 0; turn < Turns; turn++)
        {
            var along = other is null ? 0 : direction.Zip(other, (a, b) => a * b).Sum();
            for (var i = 0; i < count; i++) direction[i] -= other is null ? 0 : along * other[i];
            var turned = new double[count];
            for (var i = 0; i < count; i++)
                for (var j = 0; j < count; j++)
                    turned[i] += products[i, j] * direction[j];
            var length = Math.Sqrt(turned.Sum(value => value * value));
            if (length == 0) break;
            for (var i = 0; i < count; i++) direction[i] = turned[i] / length;
        }
        return direction;
    }

    private static float MeanLength(Graph graph, Vector2[] places)
    {
        var sum = 0.0;
        for (var node = 0; node < graph.Nodes; node++)
            foreach (var other in graph.NeighboursOf(node))
                sum += Vector2.Distance(places[node], places[other]);
        return (float)(sum / graph.Neighbours.Length);
    }
}
