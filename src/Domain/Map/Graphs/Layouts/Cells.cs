using System.Numerics;

namespace Weft.Map.Graphs;

/// <summary>Nodes by the square cell that they stand in, hashed, so that an empty plain costs nothing. Other nodes may
/// turn up beside those asked for.</summary>
internal sealed class Cells
{
    /// <summary>A node's own cell and four of the eight around it; from those in the other four it is seen itself.</summary>
    public const int Around = 5;

    private readonly int[] _first, _next, _x, _y;

    public Cells(Vector2[] places, float side)
    {
        var nodes = places.Length;
        _first = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(2 * nodes))];
        (_next, _x, _y) = (new int[nodes], new int[nodes], new int[nodes]);
        Array.Fill(_first, -1);
        for (var node = 0; node < nodes; node++)
        {
            (_x[node], _y[node]) = ((int)MathF.Floor(places[node].X / side), (int)MathF.Floor(places[node].Y / side));
            ref var first = ref _first[Slot(_x[node], _y[node])];
            (_next[node], first) = (first, node);
        }
    }

    /// <summary>The first node in one of the cells around a node; -1 if there is none.</summary>
    public int First(int node, int around) => _first[Slot(_x[node] + (around + 1) % 3 - 1, _y[node] + (around + 1) / 3)];

    public int Next(int node) => _next[node];

    private int Slot(int x, int y) => (int)(((uint)x * 0x9E3779B1u ^ (uint)y * 0x85EBCA77u) * 0xC2B2AE3Du >> 7) & (_first.Length - 1);
}
