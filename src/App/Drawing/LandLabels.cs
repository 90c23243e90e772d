namespace Weft.Drawing;

/// <summary>A word on the map: its baseline, its anchor, and whether a phone leaves it out.</summary>
internal sealed record Label(string Text, double X, double Y, string Anchor, bool Minor, Box Room)
{
    /// <summary>Words after it that a phone leaves out.</summary>
    public string More { get; init; } = "";
}

/// <summary>
/// Puts names beside circles so that no name lies on another name or circle: the most important first, each in the first free one
/// of eight places. After Christensen, Marks and Shieber, "An empirical study of algorithms for point-feature label placement"
/// (ACM TOG 14, 1995).
/// </summary>
internal sealed class LandLabels(double width, double height)
{
    public const double Size = 19;
    /// <summary>A phone draws these letters larger (weft.css), so a name that it shows needs more room.</summary>
    public const double OnPhone = 1.3;
    private readonly Boxes _taken = new();

    public void Keep(Box box) => _taken.Add(box);

    public bool IsFree(Box box) => !_taken.Meets(box);

    /// <param name="gap">From the middle of the circle to where the name may begin.</param>
    /// <returns>Null if there is no room.</returns>
    public Label? Place(string text, double x, double y, double gap, bool minor, double size = Size, bool bold = true)
    {
        var scale = minor ? 1 : OnPhone;
        var across = Letters.Width(text, size, bold);
        foreach (var (dx, dy, anchor) in Around(gap + 6, size))
        {
            var box = Box.OfWords(x + dx, y + dy, across * scale, size * scale, anchor).Grown(2);
            if (!box.Within(width, height) || _taken.Meets(box)) continue;
            _taken.Add(box);
            return new(text, x + dx, y + dy, anchor, minor, box);
        }
        return null;
    }

    /// <summary>The label with more words, if they have room where it stands.</summary>
    public Label WithMore(Label label, string more)
    {
        var (text, size) = (label.Text + more, Size);
        var box = Box.OfWords(label.X, label.Y, Letters.Width(text, size), size, label.Anchor).Grown(2);
        // Its own room is taken by itself.
        Box[] added = [box with { Right = label.Room.Left }, box with { Left = label.Room.Right }];
        added = [.. added.Where(side => side.Right > side.Left)];
        if (!box.Within(width, height) || added.Any(_taken.Meets)) return label;
        foreach (var side in added) _taken.Add(side);
        return label with { More = more };
    }

    private static IEnumerable<(double, double, string)> Around(double gap, double size)
    {
        var (middle, slant) = (size * 0.32, gap * 0.78);
        yield return (gap, middle, "start");
        yield return (-gap, middle, "end");
        yield return (0, gap + size * 0.85, "middle");
        yield return (0, -gap - size * 0.1, "middle");
        yield return (slant, slant + size * 0.55, "start");
        yield return (-slant, slant + size * 0.55, "end");
        yield return (slant, -slant, "start");
        yield return (-slant, -slant, "end");
    }
}
