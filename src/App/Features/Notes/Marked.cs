using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Weft.Notes;

/// <summary>
/// Markdown as HTML: no HTML of the writer's own, no picture from elsewhere (it would tell who reads), and links only to where a reader expects.
/// </summary>
public static class Marked
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseEmphasisExtras().UsePipeTables().UseAutoLinks().Build();

    public static IHtmlContent ToHtml(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + 1);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.IsImage = false;
            if (!IsHarmless(link.Url)) link.Url = "";
            link.GetAttributes().AddProperty("rel", "noreferrer nofollow");
        }
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !IsHarmless(link.Url)) link.Url = "";
        }
        return new HtmlString(document.ToHtml(Pipeline));
    }

    /// <summary>The words alone.</summary>
    public static string ToText(string text) => Markdown.ToPlainText(text, Pipeline);

    // A path of this Weft, which is not taken for one of the machine; two slashes, or a backslash that a browser reads as one, lead to another host.
    private static bool IsHarmless(string? url) =>
        url is ['/', not ('/' or '\\'), ..] or "/" || (url is not null && (Uri.TryCreate(url, UriKind.Absolute, out var to) ? to.Scheme is "http" or "https" or "mailto" or "tel" : !url.Contains(':', StringComparison.Ordinal) && url is not ['/' or '\\', ..]));
}
