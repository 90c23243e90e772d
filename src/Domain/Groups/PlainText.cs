using System.Text.RegularExpressions;

namespace Weft.Groups;

/// <summary>The words of a text that was written as HTML, as websites and databases export it. Paragraphs and items begin new lines; links keep their words.</summary>
/// <remarks>
/// A text is HTML where a tag is closed or is a paragraph's or a line's, or where letters are escaped and no sign stands open. All else stays
/// letter by letter, such as “&lt; 18” or a name in which somebody wrote one odd tag; and the same again changes nothing.
/// </remarks>
public static partial class PlainText
{
    private const int MostLayers = 4;

    public static string Of(string text)
    {
        // What was escaped once too often comes out as tags, so it is gone over until nothing changes.
        for (var layer = 0; layer < MostLayers; layer++)
        {
            var before = text;
            if (text.Contains('<', StringComparison.Ordinal))
            {
                if (!SureTag.IsMatch(text)) break;
                text = WithoutTags(text);
            }
            if (text.Contains('&', StringComparison.Ordinal)) text = Entity.Replace(text, match => Letter(match.Value));
            if (text == before) break;
        }
        return text;
    }

    private static string WithoutTags(string text)
    {
        // A line break in HTML is a space; where there is no paragraph, it was meant.
        if (Block.IsMatch(text)) text = LineBreak.Replace(text, " ");
        text = Unread.Replace(text, " ");
        text = Item.Replace(text, "\n- ");
        text = Paragraph.Replace(text, "\n\n");
        text = Line.Replace(text, "\n");
        text = AnyTag.Replace(text, "");
        text = BlanksAtLineEnds.Replace(text, "\n");
        return ManyLines.Replace(text, "\n\n").Trim();
    }

    private static string Letter(string entity) => System.Web.HttpUtility.HtmlDecode(entity) switch
    {
        "\u00A0" => " ",
        "\u0000" => "\uFFFD",
        var letter => letter,
    };

    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entity { get; }

    private static readonly Regex AnyTag = new(@"<!--[^<>]*-->|</?(a|abbr|address|article|aside|b|big|blockquote|br|button|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|body|i|iframe|img|input|ins|label|li|main|mark|nav|o:p|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video|wbr)(\s[^<>]*)?/?>", Usual);
    private static readonly Regex SureTag = new(@"<!--[^<>]*-->|</(a|abbr|b|big|blockquote|center|code|div|em|figure|font|h[1-6]|i|iframe|li|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|table|td|tr|u|ul)\s*>|<(p|br|div|hr|img|li)(\s[^<>]*)?/?>", Usual);
    private static readonly Regex Unread = new(@"<(script|style|head)(\s[^<>]*)?>[^<]*</(script|style|head)\s*>", Usual);
    private static readonly Regex Block = new(@"<(p|div|br|ul|ol|li|h[1-6]|table)(\s[^<>]*)?/?>", Usual);
    private static readonly Regex Item = new(@"\s*<(li|dt)(\s[^<>]*)?>\s*", Usual);
    private static readonly Regex Paragraph = new(@"\s*</?(p|div|h[1-6]|ul|ol|dl|blockquote|table|section|article|figure|hr)(\s[^<>]*)?/?>\s*", Usual);
    private static readonly Regex Line = new(@"\s*(<br(\s[^<>]*)?/?>|</?(tr|li|dd)(\s[^<>]*)?>)\s*", Usual);
    private static readonly Regex LineBreak = new(@"[ \t]*\r?\n[ \t]*", Usual);
    private static readonly Regex BlanksAtLineEnds = new(@"[ \t]+\n", Usual);
    private static readonly Regex ManyLines = new(@"\n{3,}", Usual);
}
