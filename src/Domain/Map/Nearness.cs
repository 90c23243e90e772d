namespace Weft.Map;

/// <summary>Finds the nearest of some groups: they are kept by height above the equator's plane, and looked at outwards from there.</summary>
internal sealed class Nearness
{
    private readonly Direction[] directions;
    private readonly int[] groups;
    private readonly double[] heights;

    public Nearness(Direction[] directions, IEnumerable<int> among)
    {
        this.directions = directions;
        groups = [.. among.Where(group => directions[group].IsKnown)];
        heights = Array.ConvertAll(groups, group => directions[group].Z);
        Array.Sort(heights, groups);
    }

    /// <summary>The nearest and how many kilometres off it is; null if either place is not known. The lower number among equals.</summary>
    public (int Group, double Kilometres)? To(int group)
    {
        var from = directions[group];
        if (!from.IsKnown) return null;
        var start = Array.BinarySearch(heights, from.Z);
        if (start < 0) start = ~start;
        var (best, bestSquare) = (-1, double.PositiveInfinity);
        for (var (down, up) = (start - 1, start); ;)
        {
            var below = down >= 0 ? from.Z - heights[down] : double.PositiveInfinity;
            var above = up < heights.Length ? heights[up] - from.Z : double.PositiveInfinity;
            var near = Math.Min(below, above);
            if (double.IsInfinity(near) || near * near > bestSquare) break;
            var other = groups[below < above ? down-- : up++];
            if (other == group) continue;
            var square = from.SquareTo(directions[other]);
            if (square < bestSquare || (square == bestSquare && other < best)) (best, bestSquare) = (other, square);
        }
        return best < 0 ? null : (best, Direction.Kilometres(bestSquare));
    }
}
