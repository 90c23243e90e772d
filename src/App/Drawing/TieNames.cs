using System.Text;
using static Weft.Drawing.SvgText;

namespace Weft.Drawing;

/// <summary>
/// The names on a <see cref="TieMap"/>: none lies on another at any width. A phone shows only those of clusters and of groups that join others, in
/// larger letters (weft.css), so these keep the room of the larger; where there is none, a phone leaves them out.
/// </summary>
internal sealed class TieNames
{
    private const double NameSize = 15, JoiningSize = 1.15 * NameSize, NameWidth = 126;
    private const double JoiningOnPhone = 1.9 / 1.15, ClusterOnPhone = 1.5;
    private readonly TieMap _map;
    private readonly double _clusterSize;
    private readonly Boxes _taken = new();
    private readonly List<Box> _boxes = [];
    private readonly List<Box> _onPhone = [];

    public TieNames(TieMap map)
    {
        _map = map;
        _clusterSize = map.Regions.Count > 12 ? 16 : 21;
        foreach (var knot in map.Knots)
            if (map.Singly || knot.Joins) _taken.Add(Box.Round(knot.X, knot.Y, knot.Radius + (knot.Joins ? 8 : 1)));
    }

    /// <summary>The room of each name that was drawn, the most important first.</summary>
    public IReadOnlyList<Box> Boxes => _boxes;
    /// <summary>The room of each name that a phone shows, as large as it shows it.</summary>
    public IReadOnlyList<Box> OnPhone => _onPhone;

    /// <summary>As many whole words as there is room for; the drawing has the full name where one points at it.</summary>
    public static string Short(Knot knot)
    {
        var size = Size(knot);
        var cut = Letters.Fit(knot.Name, size, NameWidth, knot.Joins);
        if (cut.Length == knot.Name.Length) return knot.Name;
        var word = knot.Name.LastIndexOf(' ', Math.Min(cut.Length - 1, knot.Name.Length - 1));
        return word >= 7 ? knot.Name[..word].TrimEnd(' ', '-', '–', '&', '/') : cut;
    }

    public static double Width(Knot knot) => Letters.Width(Short(knot), Size(knot), knot.Joins);

    private static double Size(Knot knot) => knot.Joins ? JoiningSize : NameSize;

    public string Groups()
    {
        var order = _map.Knots.OrderByDescending(knot => knot.Joins).ThenByDescending(knot => knot.Ties).ThenBy(knot => knot.Id, StringComparer.Ordinal)
            .Where(knot => knot.Named).ToList();
        var (names, leaders) = (new StringBuilder(), new StringBuilder());
        foreach (var knot in order)
        {
            var text = Short(knot);
            if (text.Length == 0) continue;
            var (width, size) = (Width(knot), Size(knot));
            var forPhone = knot.Joins ? Find(knot, width, size, JoiningOnPhone) : null;
            if ((forPhone ?? Find(knot, width, size, 1)) is not (var x, var y, var room)) continue;
            var box = Box.OfWords(x, y, width, size, "middle");
            _taken.Add(room);
            _boxes.Add(box);
            if (forPhone is not null) _onPhone.Add(room);
            var kind = !knot.Joins ? "" : forPhone is null ? " class=\"is-bridge is-minor\"" : " class=\"is-bridge\"";
            names.Append($"<text{kind} x=\"{Number(x)}\" y=\"{Number(y)}\">{Encode(text)}</text>\n");
            if (Math.Abs(x - knot.X) + Math.Abs(y - knot.Y) > knot.Radius + 60 + width / 2)
                leaders.Append($"M{Number(knot.X)} {Number(knot.Y)}L{Number(x)} {Number(y < knot.Y ? box.Bottom : box.Top)}");
        }
        return (leaders.Length > 0 ? $"<path class=\"ties\" d=\"{leaders}\"/>\n" : "")
            + $"<g class=\"knot-names\" font-size=\"{Number(NameSize)}\" text-anchor=\"middle\">\n{names}</g>\n";
    }

    /// <summary>Below the knot, above it, beside it; else ever farther out, until there is room.</summary>
    private (double X, double Y, Box Box)? Find(Knot knot, double width, double size, double scale)
    {
        var away = knot.Radius + (knot.Joins ? 10 : 3);
        var (across, high) = (width * scale, size * scale);
        IEnumerable<(double, double)> near =
        [
            (0, away + high * 0.85), (0, -away - high * 0.3),
            (away + across / 2 + 3, high * 0.3), (-away - across / 2 - 3, high * 0.3),
        ];
        // Large letters far off would not be seen to belong.
        var far = Enumerable.Range(1, scale > 1 ? 24 : 90).Select(step => (
            (away + 5 * step) * 1.6 * Math.Cos(step * 2.39996), (away + 5 * step) * Math.Sin(step * 2.39996)));
        foreach (var (dx, dy) in near.Concat(far))
        {
            var box = Box.OfWords(knot.X + dx, knot.Y + dy, across, high, "middle").Grown(1.5);
            if (box.Within(_map.Width, _map.Height) && !_taken.Meets(box)) return (knot.X + dx, knot.Y + dy, box);
        }
        return null;
    }

    public string Clusters()
    {
        var names = new StringBuilder();
        foreach (var (number, name) in _map.Regions.Count > 0 ? _map.Regions.Select(region => (region.Number, region.Name)) : _map.Communities.Select(community => (community.Number, community.Name)))
        {
            if (name.Length == 0) continue;
            var region = _map.Regions.FirstOrDefault(region => region.Number == number);
            var room = region is null ? _map.Knots.Where(knot => knot.Community == number).ToList() : [];
            if (region is null && room.Count < 3) continue;
            var text = Letters.Fit(name, _clusterSize, region is not null ? Math.Max(130, 2.2 * region.Radius) : _map.Apart ? Math.Max(180, room.Max(knot => knot.X) - room.Min(knot => knot.X) + 90) : 260);
            var x = region?.X ?? (_map.Apart ? (room.Min(knot => knot.X) + room.Max(knot => knot.X)) / 2 : Median(room.Select(knot => knot.X)));
            var y = region is not null ? region.Y - region.Radius - 3 : _map.Apart ? room.Min(knot => knot.Y) - 54 : Median(room.Select(knot => knot.Y));
            if ((Fit(text, x, y, ClusterOnPhone) ?? Fit(text, x, y, 1)) is not (var left, var baseline, var box, var scale)) continue;
            _taken.Add(box);
            if (scale > 1) _onPhone.Add(box);
            names.Append($"<text{(scale > 1 ? "" : " class=\"is-minor\"")} x=\"{Number(left)}\" y=\"{Number(baseline)}\">{Encode(text)}</text>\n");
        }
        return names.Length == 0 ? "" : $"<g class=\"cluster-names\" font-size=\"{Number(_clusterSize)}\" font-weight=\"700\" text-anchor=\"middle\">\n{names}</g>\n";
    }

    private (double X, double Y, Box Box, double Scale)? Fit(string text, double x, double y, double scale)
    {
        var width = Letters.Width(text, _clusterSize) * scale;
        x = Math.Clamp(x, width / 2 + 4, Math.Max(width / 2 + 4, _map.Width - width / 2 - 4));
        for (var step = 0; step < 40; step++)
        {
            var box = Box.OfWords(x, y, width, _clusterSize * scale, "middle").Grown(2);
            if (box.Within(_map.Width, _map.Height) && !_taken.Meets(box)) return (x, y, box, scale);
            y += _map.Apart ? -2 : (step % 2 == 0 ? step : -step) * (_map.Regions.Count > 0 ? 4 : 9);
        }
        return null;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
