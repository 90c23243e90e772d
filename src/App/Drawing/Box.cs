namespace Weft.Drawing;

/// <summary>The room that a word or a mark takes on a drawing.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public static Box Round(double x, double y, double radius) => new(x - radius, y - radius, x + radius, y + radius);

    /// <summary>The room of a line of words whose baseline begins, is centred or ends at a point.</summary>
    public static Box OfWords(double x, double y, double width, double size, string anchor)
    {
        var left = x - (anchor == "end" ? width : anchor == "middle" ? width / 2 : 0);
        return new(left, y - 0.78 * size, left + width, y + 0.24 * size);
    }

    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public double Shared(Box other) =>
        Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left))
        * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));

    public Box Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public bool Within(double width, double height) => Left >= 0 && Top >= 0 && Right <= width && Bottom <= height;
}

/// <summary>Boxes in squares, so that those near a place are found without asking all.</summary>
internal sealed class Boxes
{
    private const double Side = 48;
    private readonly Dictionary<(int, int), List<Box>> _squares = [];

    public void Add(Box box)
    {
        foreach (var square in Squares(box))
        {
            if (!_squares.TryGetValue(square, out var boxes)) _squares[square] = boxes = [];
            boxes.Add(box);
        }
    }

    public bool Meets(Box box) => Squares(box).Any(square => _squares.TryGetValue(square, out var boxes) && boxes.Exists(box.Meets));

    public double Shared(Box box) =>
        Squares(box).SelectMany(square => _squares.GetValueOrDefault(square) ?? []).Distinct().Sum(box.Shared);

    private static IEnumerable<(int, int)> Squares(Box box)
    {
        for (var x = (int)Math.Floor(box.Left / Side); x <= (int)Math.Floor(box.Right / Side); x++)
            for (var y = (int)Math.Floor(box.Top / Side); y <= (int)Math.Floor(box.Bottom / Side); y++)
                yield return (x, y);
    }
}
