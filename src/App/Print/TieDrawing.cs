using System.Text;
using static Weft.Print.SvgText;

namespace Weft.Print;

/// <summary>Draws a <see cref="TieMap"/> as SVG in the look of weft.css.</summary>
public sealed class TieDrawing(TieMap map, Words words)
{
    private const double NameSize = 15, JoiningSize = 17.3, ClusterSize = 21, NameWidth = 126;
    private readonly Boxes _taken = new();
    private readonly List<Box> _names = [];

    /// <summary>The id of the title; unique on its page.</summary>
    public string TitleId { get; init; } = "ties-name";
    internal string? Style { get; init; }
    /// <summary>The room of each name that was drawn, the most important first.</summary>
    internal IReadOnlyList<Box> NameBoxes => _names;

    /// <summary>What the picture shows, in words.</summary>
    public string Title => words.Count(map.Groups, "{0} group and its ties. The lists beside it say the same in words.",
        "{0} groups and their ties. The lists beside it say the same in words.");

    /// <summary>As many whole words as there is room for; the drawing has the full name where one points at it.</summary>
    internal static string Short(Knot knot)
    {
        var size = knot.Joins ? JoiningSize : NameSize;
        var cut = Letters.Fit(knot.Name, size, NameWidth, knot.Joins);
        if (cut.Length == knot.Name.Length) return knot.Name;
        var word = knot.Name.LastIndexOf(' ', Math.Min(cut.Length - 1, knot.Name.Length - 1));
        return word >= 7 ? knot.Name[..word].TrimEnd(' ', '-', '–', '&', '/') : cut;
    }

    public string Draw()
    {
        var svg = new StringBuilder();
        var alone = Style is not null;
        svg.Append($"""<svg class="tie-map"{(alone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "")} viewBox="0 0 {Number(Math.Max(100, map.Width))} {Number(Math.Max(100, map.Height))}" role="img" aria-labelledby="{TitleId}"{(alone ? $" lang=\"{words.Language}\"" : "")}>""");
        svg.Append('\n').Append($"""<title id="{TitleId}">{Encode(Title)}</title>""").Append('\n');
        if (alone) svg.Append("<style><![CDATA[").Append(Style).Append("]]></style>\n");
        foreach (var knot in map.Knots)
            if (map.Apart || knot.Joins) _taken.Add(Box.Round(knot.X, knot.Y, knot.Radius + (knot.Joins ? 8 : 1)));
        var clusterNames = ClusterNames();
        var names = Names();
        if (map.Apart) Clusters(svg);
        Ties(svg);
        Knots(svg);
        svg.Append(names).Append(clusterNames);
        return svg.Append("</svg>").ToString();
    }

    private void Clusters(StringBuilder svg)
    {
        svg.Append("<g class=\"clusters\">\n");
        foreach (var room in map.Knots.GroupBy(knot => knot.Community))
        {
            var hull = Hull([.. room.Select(knot => (knot.X, knot.Y))]);
            svg.Append("<path d=\"M").Append(string.Join('L', hull.Select(point => $"{Number(point.X)} {Number(point.Y)}"))).Append("z\"/>\n");
        }
        svg.Append("</g>\n");
    }

    private void Ties(StringBuilder svg)
    {
        foreach (var bridge in new[] { false, true })
        {
            var ties = map.Ties.Where(tie => tie.Bridge == bridge).ToList();
            if (ties.Count == 0) continue;
            var kind = bridge ? "bridge-ties" : ties.Count > 250 ? "ties is-fine" : "ties";
            svg.Append($"<path class=\"{kind}\" d=\"");
            foreach (var (from, to, _) in ties)
            {
                var (a, b) = (map.Knots[from], map.Knots[to]);
                svg.Append($"M{Round(a.X)} {Round(a.Y)}L{Round(b.X)} {Round(b.Y)}");
            }
            svg.Append("\"/>\n");
        }
    }

    private void Knots(StringBuilder svg)
    {
        svg.Append(map.Apart ? "<g class=\"knots\">\n" : "<g class=\"knots is-fine\">\n");
        // Thousands of groups are one path for each community: a mark a few letters long.
        if (!map.Apart)
        {
            foreach (var shape in map.Knots.Where(knot => !knot.Joins).GroupBy(knot => knot.Shape).OrderByDescending(shape => shape.Key))
            {
                svg.Append($"<g class=\"knot-{shape.Key}\"><path d=\"");
                foreach (var knot in shape)
                    svg.Append($"M{Number(knot.X)} {Number(knot.Y)}").Append(Mark(shape.Key, knot.Radius));
                svg.Append("\"/></g>\n");
            }
        }
        foreach (var knot in map.Knots.Where(knot => map.Apart || knot.Joins))
        {
            svg.Append($"<g class=\"knot-{knot.Shape}\" transform=\"translate({Number(knot.X)} {Number(knot.Y)})\"><title>{Encode(knot.Name)}</title>");
            if (knot.Joins) svg.Append($"<circle class=\"halo\" r=\"{Number(knot.Radius + (map.Apart ? 8 : 5))}\"/>");
            svg.Append(knot.Shape is 'a' or 'o'
                ? $"<circle r=\"{Number(knot.Radius * (knot.Shape == 'o' ? 0.75 : 1))}\"/></g>\n"
                : $"<path d=\"M0 0{Mark(knot.Shape, knot.Radius)}\"/></g>\n");
        }
        svg.Append("</g>\n");
    }

    /// <summary>A shape about the current point, with the area of a circle of that radius or near it.</summary>
    private static string Mark(char shape, double r) => shape switch
    {
        'b' => Polygon(r, (-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
        'c' => Polygon(r, (0, -1.3), (1.13, 0.65), (-1.13, 0.65)),
        'd' => Polygon(r, (0, -1.28), (1.28, 0), (0, 1.28), (-1.28, 0)),
        'e' => Polygon(r, (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0), (-0.55, -0.95)),
        _ => $"m{Number(-r)} 0a{Number(r)} {Number(r)} 0 1 0 {Number(2 * r)} 0a{Number(r)} {Number(r)} 0 1 0 {Number(-2 * r)} 0z",
    };

    private static string Polygon(double r, params ReadOnlySpan<(double X, double Y)> corners)
    {
        var path = new StringBuilder();
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < corners.Length; i++)
        {
            path.Append(i == 0 ? 'm' : i == 1 ? 'l' : ' ').Append(Number(corners[i].X * r - x)).Append(' ').Append(Number(corners[i].Y * r - y));
            (x, y) = (corners[i].X * r, corners[i].Y * r);
        }
        return path.Append('z').ToString();
    }

    private string Names()
    {
        var order = map.Knots.OrderByDescending(knot => knot.Joins).ThenByDescending(knot => knot.Radius).ThenBy(knot => knot.Id, StringComparer.Ordinal)
            .Where(knot => knot.Named).ToList();
        var (names, leaders) = (new StringBuilder(), new StringBuilder());
        foreach (var knot in order)
        {
            var text = Short(knot);
            if (text.Length == 0) continue;
            var size = knot.Joins ? JoiningSize : NameSize;
            if (Find(knot, Letters.Width(text, size, knot.Joins), size) is not (var x, var y, var box)) continue;
            _taken.Add(box);
            _names.Add(box);
            names.Append($"<text{(knot.Joins ? " class=\"is-bridge\"" : "")} x=\"{Number(x)}\" y=\"{Number(y)}\">{Encode(text)}</text>\n");
            if (Math.Abs(x - knot.X) + Math.Abs(y - knot.Y) > knot.Radius + 60 + Letters.Width(text, size, knot.Joins) / 2)
                leaders.Append($"M{Number(knot.X)} {Number(knot.Y)}L{Number(x)} {Number(y < knot.Y ? box.Bottom : box.Top)}");
        }
        return (leaders.Length > 0 ? $"<path class=\"ties\" d=\"{leaders}\"/>\n" : "")
            + $"<g class=\"knot-names\" font-size=\"{Number(NameSize)}\" text-anchor=\"middle\">\n{names}</g>\n";
    }

    /// <summary>Below the knot, above it, beside it; else ever farther out, until there is room.</summary>
    private (double X, double Y, Box Box)? Find(Knot knot, double width, double size)
    {
        var away = knot.Radius + (knot.Joins ? 10 : 3);
        IEnumerable<(double, double)> near =
        [
            (0, away + size * 0.85), (0, -away - size * 0.3),
            (away + width / 2 + 3, size * 0.3), (-away - width / 2 - 3, size * 0.3),
        ];
        var far = Enumerable.Range(1, 90).Select(step => (
            (away + 5 * step) * 1.6 * Math.Cos(step * 2.39996), (away + 5 * step) * Math.Sin(step * 2.39996)));
        foreach (var (dx, dy) in near.Concat(far))
        {
            var box = Box.OfWords(knot.X + dx, knot.Y + dy, width, size, "middle").Grown(1.5);
            if (box.Within(map.Width, map.Height) && !_taken.Meets(box)) return (knot.X + dx, knot.Y + dy, box);
        }
        return null;
    }

    private string ClusterNames()
    {
        var names = new StringBuilder();
        foreach (var (_, number, name) in map.Communities)
        {
            if (name.Length == 0) continue;
            var room = map.Knots.Where(knot => knot.Community == number).ToList();
            if (room.Count < 3) continue;
            var text = Letters.Fit(name, ClusterSize, map.Apart ? Math.Max(180, room.Max(knot => knot.X) - room.Min(knot => knot.X) + 90) : 260);
            var width = Letters.Width(text, ClusterSize);
            var top = room.MinBy(knot => knot.Y)!;
            var x = map.Apart ? (room.Min(knot => knot.X) + room.Max(knot => knot.X)) / 2 : Median(room.Select(knot => knot.X));
            var y = map.Apart ? top.Y - 54 : Median(room.Select(knot => knot.Y));
            x = Math.Clamp(x, width / 2 + 4, Math.Max(width / 2 + 4, map.Width - width / 2 - 4));
            var box = Box.OfWords(x, y, width, ClusterSize, "middle").Grown(2);
            for (var step = 0; step < 40 && (_taken.Meets(box) || !box.Within(map.Width, map.Height)); step++)
            {
                y += map.Apart ? -2 : (step % 2 == 0 ? step : -step) * 9;
                box = Box.OfWords(x, y, width, ClusterSize, "middle").Grown(2);
            }
            if (_taken.Meets(box)) continue;
            _taken.Add(box);
            names.Append($"<text x=\"{Number(x)}\" y=\"{Number(y)}\">{Encode(text)}</text>\n");
        }
        return names.Length == 0 ? "" : $"<g class=\"cluster-names\" font-size=\"{Number(ClusterSize)}\" font-weight=\"700\" text-anchor=\"middle\">\n{names}</g>\n";
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Round(double number) => Math.Round(number).ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The convex hull, never of no size. Andrew's monotone chain (Information Processing Letters 9, 1979).</summary>
    private static List<(double X, double Y)> Hull((double X, double Y)[] points)
    {
        if (points.Length < 2) return [.. points, .. points.Select(point => (point.X + 1, point.Y)), .. points.Select(point => (point.X, point.Y + 1))];
        Array.Sort(points);
        var hull = new List<(double X, double Y)>();
        foreach (var way in new[] { points, [.. points.Reverse()] })
        {
            var start = hull.Count;
            foreach (var point in way)
            {
                while (hull.Count >= start + 2 && Cross(hull[^2], hull[^1], point) <= 0) hull.RemoveAt(hull.Count - 1);
                hull.Add(point);
            }
            hull.RemoveAt(hull.Count - 1);
        }
        return hull;
    }

    private static double Cross((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);
}
