using System.Text;
using static Weft.Drawing.SvgText;

namespace Weft.Drawing;

/// <summary>Draws a <see cref="TieMap"/> as SVG in the look of weft.css.</summary>
public sealed class TieDrawing(TieMap map, Words words)
{
    /// <summary>The id of the title; unique on its page.</summary>
    public string TitleId { get; init; } = "ties-name";
    internal string? Style { get; init; }
    /// <summary>What the picture shows, in words.</summary>
    public string Title => words.Count(map.Groups, "{0} group and its ties. The lists beside it say the same in words.",
        "{0} groups and their ties. The lists beside it say the same in words.");

    public string Draw()
    {
        var svg = new StringBuilder();
        var alone = Style is not null;
        svg.Append($"""<svg class="tie-map"{(alone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "")} viewBox="0 0 {Number(Math.Max(100, map.Width))} {Number(Math.Max(100, map.Height))}" role="img" aria-labelledby="{TitleId}"{(alone ? $" lang=\"{words.Language}\"" : "")}>""");
        svg.Append('\n').Append($"""<title id="{TitleId}">{Encode(Title)}</title>""").Append('\n');
        if (alone) svg.Append("<style><![CDATA[").Append(Style).Append("]]></style>\n");
        return svg.Append(map.Picture.Svg).Append("</svg>").ToString();
    }
}
