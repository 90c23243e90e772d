using System.Net;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Weft.Web;

/// <summary>
/// Markdown as HTML: no HTML of the writer's own, no picture from elsewhere (it would tell who reads), and links only to where a reader expects. A text that
/// nests deeper than anybody reads, or would take long, is shown as it was written.
/// </summary>
public static class Marked
{
    private const int MaxDepth = 64, MaxAddresses = 1_000_000;

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder { MaximumNestingDepth = MaxDepth }.DisableHtml().UseEmphasisExtras().UsePipeTables().UseAutoLinks().UseSoftlineBreakAsHardlineBreak().Build();

    public static IHtmlContent ToHtml(string text) => new HtmlString(Try(text, Html) ?? AsWritten(text));

    /// <summary>The words alone.</summary>
    public static string ToText(string text) => Try(text, written => Markdown.ToPlainText(written, Pipeline)) ?? text;

    private static string? Try(string text, Func<string, string?> convert)
    {
        try
        {
            return MarkdownCost.IsTooHigh(text) ? null : convert(text);
        }
        catch (ArgumentException)
        {
            // Thus Markdig refuses a text that nests too deep, and an address that cannot be encoded.
            return null;
        }
    }

    private static string? Html(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + 1);
        var addresses = 0L;
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            // One long address can be named in thousands of places.
            addresses += (link.Url?.Length ?? 0) + (link.Title?.Length ?? 0);
            if (addresses > MaxAddresses) return null;
            link.IsImage = false;
            if (!IsHarmless(link.Url)) link.Url = "";
            link.GetAttributes().AddProperty("rel", "noreferrer nofollow");
        }
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !IsHarmless(link.Url)) link.Url = "";
        }
        return document.ToHtml(Pipeline);
    }

    private static string AsWritten(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split("\n\n").Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => $"<p class=\"typed\">{WebUtility.HtmlEncode(part.Trim('\n'))}</p>\n"));

    // A path of this Weft, which is not taken for one of the machine; two slashes, or a backslash that a browser reads as one, lead to another host.
    private static bool IsHarmless(string? url) =>
        url is ['/', not ('/' or '\\'), ..] or "/" || (url is not null && (Uri.TryCreate(url, UriKind.Absolute, out var to) ? to.Scheme is "http" or "https" or "mailto" or "tel" : !url.Contains(':', StringComparison.Ordinal) && url is not ['/' or '\\', ..]));
}
