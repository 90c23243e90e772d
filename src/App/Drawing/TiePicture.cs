using System.Text;
using static Weft.Drawing.SvgText;

namespace Weft.Drawing;

/// <summary>What is drawn of a <see cref="TieMap"/>: the same in the report and in a file of its own, in any language.</summary>
internal sealed class TiePicture
{
    private readonly TieMap map;

    public TiePicture(TieMap map)
    {
        this.map = map;
        Names = new(map);
        var clusterNames = Names.Clusters();
        var names = Names.Groups();
        var svg = new StringBuilder();
        if (map.Apart) Clusters(svg);
        if (map.Regions.Count > 0) Regions(svg);
        else Ties(svg);
        Knots(svg);
        Svg = svg.Append(names).Append(clusterNames).ToString();
    }

    public string Svg { get; }
    public TieNames Names { get; }

    private void Clusters(StringBuilder svg)
    {
        svg.Append("<g class=\"clusters\">\n");
        foreach (var room in map.Knots.GroupBy(knot => knot.Community))
        {
            var hull = Hull.Of([.. room.Select(knot => (knot.X, knot.Y))]);
            svg.Append("<path d=\"M").Append(string.Join('L', hull.Select(point => $"{Number(point.X)} {Number(point.Y)}"))).Append("z\"/>\n");
        }
        svg.Append("</g>\n");
    }

    /// <summary>A disc for each community, and what runs between them: the thicker, the more ties.</summary>
    private void Regions(StringBuilder svg)
    {
        var most = map.Bundles.Select(bundle => bundle.Ties).DefaultIfEmpty(1).Max();
        foreach (var thick in map.Bundles.GroupBy(bundle => Math.Max(1, Math.Round(14 * Math.Sqrt((double)bundle.Ties / most)))).OrderBy(thick => thick.Key))
            svg.Append($"<path class=\"bundles\" stroke-width=\"{Number(thick.Key)}\" d=\"").Append(string.Concat(thick.Select(bundle =>
                $"M{Round(map.Regions[bundle.From].X)} {Round(map.Regions[bundle.From].Y)}L{Round(map.Regions[bundle.To].X)} {Round(map.Regions[bundle.To].Y)}"))).Append("\"/>\n");
        svg.Append("<g class=\"regions\">\n");
        foreach (var region in map.Regions)
            svg.Append($"<circle cx=\"{Number(region.X)}\" cy=\"{Number(region.Y)}\" r=\"{Number(region.Radius)}\"><title>{Encode(region.Name)} ({region.Knots.Length})</title></circle>\n");
        svg.Append("</g>\n");
    }

    private void Ties(StringBuilder svg)
    {
        Ties(svg, "ties is-faint", map.Ties.Where(tie => tie is { Bridge: false, Strong: false }));
        Ties(svg, map.Ties.Count(tie => tie.Strong) > 250 ? "ties is-fine" : "ties", map.Ties.Where(tie => tie is { Bridge: false, Strong: true }));
        Ties(svg, "bridge-ties", map.Ties.Where(tie => tie.Bridge));
    }

    private void Ties(StringBuilder svg, string kind, IEnumerable<DrawnTie> ties)
    {
        var lines = string.Concat(ties.Select(tie => (A: map.Knots[tie.From], B: map.Knots[tie.To])).Select(tie => $"M{Round(tie.A.X)} {Round(tie.A.Y)}L{Round(tie.B.X)} {Round(tie.B.Y)}"));
        if (lines.Length > 0) svg.Append($"<path class=\"{kind}\" d=\"{lines}\"/>\n");
    }

    private void Knots(StringBuilder svg)
    {
        if (map.Regions.Count > 0) Dots(svg);
        svg.Append(map.Singly ? "<g class=\"knots\">\n" : map.Regions.Count > 0 ? "<g class=\"knots is-tiny\">\n" : "<g class=\"knots is-fine\">\n");
        if (!map.Singly) Crowd(svg);
        foreach (var knot in map.Knots.Where(knot => map.Singly || knot.Joins))
        {
            svg.Append($"<g class=\"knot-{knot.Shape}\" transform=\"translate({Number(knot.X)} {Number(knot.Y)})\"><title>{Encode(knot.Name)}</title>");
            if (knot.Joins) svg.Append($"<circle class=\"halo\" r=\"{Number(knot.Radius + (map.Singly ? 8 : 5))}\"/>");
            svg.Append(knot.Shape is 'a' or 'o'
                ? $"<circle r=\"{Number(knot.Radius * (knot.Shape == 'o' ? 0.75 : 1))}\"/></g>\n"
                : $"<path d=\"M0 0{Mark(knot.Shape, knot.Radius)}\"/></g>\n");
        }
        svg.Append("</g>\n");
    }

    /// <summary>The groups of small clusters among thousands: round ends of lines of no length, which are few letters each.</summary>
    private void Dots(StringBuilder svg)
    {
        var small = map.Knots.Where(knot => knot is { Joins: false, Shape: 'o' }).ToList();
        if (small.Count == 0) return;
        svg.Append($"<path class=\"dots\" stroke-width=\"{Number(2 * small[0].Radius)}\" d=\"").AppendJoin("", small.Select(knot => $"M{Number(knot.X)} {Number(knot.Y)}h0")).Append("\"/>\n");
    }

    /// <summary>Hundreds of groups are one path for each community: a mark a few letters long.</summary>
    private void Crowd(StringBuilder svg)
    {
        foreach (var shape in map.Knots.Where(knot => !knot.Joins && (map.Regions.Count == 0 || knot.Shape != 'o')).GroupBy(knot => knot.Shape).OrderByDescending(shape => shape.Key))
        {
            svg.Append($"<g class=\"knot-{shape.Key}\"><path d=\"");
            foreach (var knot in shape)
                svg.Append($"M{Number(knot.X)} {Number(knot.Y)}").Append(Mark(shape.Key, knot.Radius));
            svg.Append("\"/></g>\n");
        }
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

    private static string Round(double number) => Math.Round(number).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}
