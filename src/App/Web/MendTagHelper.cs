using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Weft.Web;

/// <summary>What has to be mended in a form, all of it on top, each with a link to its box: &lt;mend /&gt;.</summary>
[HtmlTargetElement("mend", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MendTagHelper(HtmlEncoder encoder) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = (from entry in ViewContext.ModelState from error in entry.Value.Errors select (entry.Key, error.ErrorMessage)).ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var words = ViewContext.HttpContext.Words();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice is-wrong");
        output.Attributes.SetAttribute("role", "alert");
        output.Content.AppendHtml($"<h2>{encoder.Encode(words.Count(wrong.Count, "One thing to mend", "{0} things to mend"))}</h2><ul class=\"list\">");
        foreach (var (name, message) in wrong)
        {
            var text = encoder.Encode(message);
            output.Content.AppendHtml(name.Length == 0 ? $"<li>{text}</li>" : $"<li><a href=\"#{FieldTagHelper.IdOf(name)}\">{text}</a></li>");
        }
        output.Content.AppendHtml("</ul>");
    }
}
