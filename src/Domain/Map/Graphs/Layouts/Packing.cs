using System.Numerics;

namespace Weft.Map.Graphs;

/// <summary>Puts drawings beside each other.</summary>
internal static class Packing
{
    /// <summary>How much wider than high the whole should be.</summary>
    private const float Shape = 1.5f;

    /// <summary>
    /// Stands boxes on shelves, the highest first, and as many as fit on top of each other (next-fit decreasing height:
    /// Coffman, Garey, Johnson and Tarjan, "Performance bounds for level-oriented two-dimensional packing algorithms", 1980).
    /// </summary>
    /// <param name="boxes">Width and height of each.</param>
    /// <param name="space">Room to leave between two.</param>
    /// <param name="size">Width and height of the whole.</param>
    /// <returns>The upper left corner of each.</returns>
    public static Vector2[] Pack(Vector2[] boxes, float space, out Vector2 size)
    {
        size = Vector2.Zero;
        var corners = new Vector2[boxes.Length];
        if (boxes.Length == 0) return corners;

        var area = boxes.Sum(box => (box.X + space) * (box.Y + space));
        var width = Math.Max(boxes.Max(box => box.X), MathF.Sqrt(area * Shape));
        var (at, shelf) = (Vector2.Zero, 0f);
        // The stack that boxes are put on now: where it begins, how wide it is, and how high it has grown.
        var (left, stackWidth, stackHeight) = (0f, 0f, 0f);
        foreach (var i in Enumerable.Range(0, boxes.Length).OrderByDescending(i => boxes[i].Y).ThenByDescending(i => boxes[i].X))
        {
            var box = boxes[i];
            if (stackHeight > 0 && box.X <= stackWidth && stackHeight + box.Y <= shelf)
            {
                corners[i] = new(left, at.Y + stackHeight);
                stackHeight += box.Y + space;
                continue;
            }
            if (at.X > 0 && at.X + box.X > width)
            {
                at = new(0, at.Y + shelf + space);
                shelf = 0;
            }
            if (at.X == 0) shelf = box.Y;
            corners[i] = at;
            (left, stackWidth, stackHeight) = (at.X, box.X, box.Y + space);
            at.X += box.X + space;
            size = Vector2.Max(size, corners[i] + box);
        }
        return corners;
    }

    /// <returns>As many places in even rows, as wide as the drawing above them or, where that is narrow, in the shape of
    /// a page.</returns>
    public static Vector2[] Rows(int count, float width, float space)
    {
        var columns = Math.Max(1 + (int)(width / space), (int)MathF.Ceiling(MathF.Sqrt(count * Shape)));
        return [.. Enumerable.Range(0, count).Select(i => new Vector2(i % columns * space, i / columns * space))];
    }
}
