using System.Text;
using Weft.Places;
using static Weft.Drawing.SvgText;

namespace Weft.Drawing;

/// <summary>Draws a <see cref="LandMap"/> as SVG in the look of weft.css: classes, no styles, no script.</summary>
public sealed class LandDrawing(LandMap map, Coasts coasts, Words words)
{
    /// <summary>How many of the largest towns in view are worth asking for: most lie too close to others, or to groups.</summary>
    public const int TownsLookedAt = 300;
    private const int MostTowns = 12;
    private readonly Sheet _sheet = map.Sheet;

    /// <summary>The name of the drawing for those who cannot see it.</summary>
    public string Title { get; init; } = words["Map with a circle for each place where groups work"];
    /// <summary>The id of the title; unique on its page.</summary>
    public string TitleId { get; init; } = "map-name";
    /// <summary>Where a circle leads: "#place-3", or a closer view. Null: nowhere.</summary>
    public Func<Spot, string?> Href { get; init; } = _ => null;
    /// <summary>Larger towns to know where one is; those without room are left out.</summary>
    public IEnumerable<Town> Towns { get; init; } = [];
    /// <summary>The most letters that the coasts may take.</summary>
    public int CoastLetters { get; init; } = 90_000;
    internal string? Style { get; init; }

    public string Draw()
    {
        var svg = new StringBuilder();
        var alone = Style is not null;
        svg.Append($"""<svg class="land-map"{(alone ? " xmlns=\"http://www.w3.org/2000/svg\"" : $" width=\"{Sheet.Width}\" height=\"{_sheet.Height}\"")} viewBox="0 0 {Sheet.Width} {_sheet.Height}" role="group" aria-labelledby="{TitleId}"{(alone ? $" lang=\"{words.Language}\"" : "")}>""");
        svg.Append('\n').Append($"""<title id="{TitleId}">{Encode(Title)}</title>""").Append('\n');
        if (alone) svg.Append("<style><![CDATA[").Append(Style).Append("]]></style>\n");
        svg.Append($"""<rect class="sea" width="{Sheet.Width}" height="{_sheet.Height}"/>""").Append('\n');
        if (_sheet.Land(coasts, CoastLetters) is { Length: > 0 } land)
            svg.Append($"""<path class="land" fill-rule="evenodd" d="{land}"/>""").Append('\n');
        var labels = new LandLabels(Sheet.Width, _sheet.Height);
        var farther = alone ? Farther(labels) : "";
        var satellites = Satellites(labels);
        var named = Names(labels);
        TownsAround(svg, labels);
        Spots(svg);
        svg.Append(satellites);
        svg.Append(farther);
        Labels(svg, named);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>How many groups are not on this sheet, in its corner; nothing is written over it.</summary>
    private string Farther(LandLabels labels)
    {
        if (map.Farther.Count == 0) return "";
        const double size = 17, left = 12;
        var text = words.Count(map.Farther.Sum(pin => pin.Count), "{0} group is farther away", "{0} groups are farther away");
        var baseline = _sheet.Height - 14;
        labels.Keep(Box.OfWords(left, baseline, Letters.Width(text, size) * LandLabels.OnPhone, size * LandLabels.OnPhone, "start").Grown(2));
        return $"""<g class="towns" font-size="{size}" font-weight="700"><text x="{left}" y="{baseline}">{Encode(text)}</text></g>""" + "\n";
    }

    private void Spots(StringBuilder svg)
    {
        var discs = map.Spots.Where(IsDisc).ToList();
        if (discs.Count == 0) return;
        svg.Append($"""<g class="spots" font-size="{Gathering.NumberSize}" font-weight="700" text-anchor="middle">""").Append('\n');
        foreach (var spot in discs) Mark(svg, spot, spot.Members > 0 ? "spot" : "spot is-other");
        svg.Append("</g>\n");
    }

    private void Mark(StringBuilder svg, Spot spot, string? kind)
    {
        svg.Append("<a");
        if (kind is not null) svg.Append($" class=\"{kind}\"");
        if (Href(spot) is { } href) svg.Append($" href=\"{Encode(href)}\"");
        svg.Append($"><title>{Encode($"{spot.Name(words)}: {spot.Contents(words)}")}</title>");
        svg.Append($"""<circle cx="{Number(spot.X)}" cy="{Number(spot.Y)}" r="{Number(spot.Radius)}"/>""");
        if (spot.Shown > 1) svg.Append($"""<text x="{Number(spot.X)}" y="{Number(spot.Y)}" dy=".35em">{spot.Shown.ToString("N0", words.Culture)}</text>""");
        svg.Append("</a>\n");
    }

    /// <summary>Broken rings: with a link where they stand alone, beside the circle where there is one.</summary>
    private string Satellites(LandLabels labels)
    {
        foreach (var spot in map.Spots)
            labels.Keep(Box.Round(spot.X, spot.Y, spot.Radius));
        var (alone, beside) = (new StringBuilder(), new StringBuilder());
        foreach (var spot in map.Spots.Where(spot => spot.Allies > 0))
        {
            if (!IsDisc(spot))
            {
                Mark(alone, spot, null);
                continue;
            }
            var away = spot.Radius + Gathering.RadiusOfOne + 2;
            var (x, y) = new[] { -0.7, 0.7, -2.4, 2.4, 0, 3.14 }
                .Select(turn => (X: spot.X + away * Math.Cos(turn), Y: spot.Y + away * Math.Sin(turn)))
                .OrderBy(at => map.Spots.Count(other => other != spot && Math.Pow(other.X - at.X, 2) + Math.Pow(other.Y - at.Y, 2) < Math.Pow(other.Radius + Gathering.RadiusOfOne, 2)))
                .ThenBy(at => Box.Round(at.X, at.Y, Gathering.RadiusOfOne).Within(Sheet.Width, _sheet.Height) ? 0 : 1)
                .First();
            labels.Keep(Box.Round(x, y, Gathering.RadiusOfOne + 2));
            beside.Append($"""<circle cx="{Number(x)}" cy="{Number(y)}" r="{Gathering.RadiusOfOne}"/>""").Append('\n');
        }
        return (alone.Length > 0 ? $"<g class=\"allies\" font-size=\"{Gathering.NumberSize}\" font-weight=\"700\" text-anchor=\"middle\">\n{alone}</g>\n" : "")
            + (beside.Length > 0 ? $"<g class=\"allies\" aria-hidden=\"true\">\n{beside}</g>\n" : "");
    }

    /// <summary>First the largest town of each circle; then how many more there are, where that has room too.</summary>
    private List<Label> Names(LandLabels labels)
    {
        var named = new List<(Spot Spot, Label Label)>();
        foreach (var spot in map.Spots.Where(spot => spot.Towns.Count > 0))
        {
            var text = Letters.Fit(spot.Towns[0], LandLabels.Size, 230);
            if ((labels.Place(text, spot.X, spot.Y, spot.Radius, false) ?? labels.Place(text, spot.X, spot.Y, spot.Radius, true)) is { } label) named.Add((spot, label));
        }
        return [.. named.Select(name => name.Spot.Towns.Count > 1 ? labels.WithMore(name.Label, " " + words.Count(name.Spot.Towns.Count - 1, "and {0} more town", "and {0} more towns")) : name.Label)];
    }

    private void TownsAround(StringBuilder svg, LandLabels labels)
    {
        const double size = 16, apart = 64, fromGroups = 28;
        var drawn = new List<(double X, double Y)>();
        var around = new StringBuilder();
        foreach (var town in Towns.OrderByDescending(town => town.Population).Take(TownsLookedAt))
        {
            if (drawn.Count == MostTowns) break;
            var (x, y) = _sheet.Of(town.Position);
            var dot = Box.Round(x, y, 3);
            if (!dot.Within(Sheet.Width, _sheet.Height) || !labels.IsFree(dot)) continue;
            if (map.Spots.Any(spot => spot.Towns.Contains(town.Name) || Near(spot.X, spot.Y, spot.Radius + fromGroups)) || drawn.Exists(other => Near(other.X, other.Y, apart))) continue;
            if (labels.Place(Letters.Fit(town.Name, size, 150, false), x, y, 2, true, size, false) is not { } label) continue;
            labels.Keep(dot.Grown(2));
            drawn.Add((x, y));
            around.Append($"""<circle cx="{Number(x)}" cy="{Number(y)}" r="2.5"/><text x="{Number(label.X)}" y="{Number(label.Y)}"{Anchor(label)}>{Encode(label.Text)}</text>""").Append('\n');

            bool Near(double otherX, double otherY, double within) => Math.Pow(otherX - x, 2) + Math.Pow(otherY - y, 2) < within * within;
        }
        if (drawn.Count > 0) svg.Append($"""<g class="towns is-around" font-size="{size}" aria-hidden="true">""").Append('\n').Append(around).Append("</g>\n");
    }

    private static void Labels(StringBuilder svg, List<Label> named)
    {
        if (named.Count == 0) return;
        svg.Append($"""<g class="towns" font-size="{LandLabels.Size}" font-weight="700" aria-hidden="true">""").Append('\n');
        foreach (var label in named)
            svg.Append($"""<text x="{Number(label.X)}" y="{Number(label.Y)}"{Anchor(label)}{(label.Minor ? " class=\"is-minor\"" : "")}>{Encode(label.Text)}{(label.More.Length > 0 ? $"<tspan class=\"is-minor\">{Encode(label.More)}</tspan>" : "")}</text>""").Append('\n');
        svg.Append("</g>\n");
    }

    private static bool IsDisc(Spot spot) => spot.Members > 0 || spot.Others > 0;
    private static string Anchor(Label label) => label.Anchor == "start" ? "" : $" text-anchor=\"{label.Anchor}\"";
}
