using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Weft.Vault;

namespace Weft.Web;

/// <summary>What shows that a form was asked for in this session, and, where it matters, which of many that look alike it is: &lt;token /&gt;.</summary>
[HtmlTargetElement("token", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TokenTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", Gate.TokenField);
        output.Attributes.SetAttribute("value", ViewContext.HttpContext.Viewer()?.FormToken ?? "");
        output.PostElement.SetHtmlContent($"<input type=\"hidden\" name=\"{SamePress.Field}\" value=\"{Identifier.Random()}\">");
    }
}
