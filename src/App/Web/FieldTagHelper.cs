using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Weft.Web;

/// <summary>A label, a hint, what has to be mended, and the box, in that order: &lt;field name="Name" label="..." /&gt;.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    /// <summary>What stands in the box; never of a passphrase.</summary>
    public string? Value { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    /// <summary>"is-short" or "is-medium".</summary>
    public string? Width { get; set; }
    /// <summary>More than 0 makes it a box of so many lines.</summary>
    public int Rows { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var words = ViewContext.HttpContext.Words();
        var id = IdOf(Name);
        var errors = ViewContext.ModelState[Name]?.Errors;
        var error = errors is { Count: > 0 } ? errors[0].ErrorMessage : null;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field is-wrong");

        output.Content.AppendHtml($"<label for=\"{id}\">{Encode(Label)}</label>");
        if (Hint is not null) output.Content.AppendHtml($"<p class=\"hint\" id=\"{id}-hint\">{Encode(Hint)}</p>");
        if (error is not null)
            output.Content.AppendHtml($"<p class=\"error\" id=\"{id}-error\"><span><span class=\"hidden\">{Encode(words["Error:"])} </span>{Encode(error)}</span></p>");

        var box = new TagBuilder(Rows > 0 ? "textarea" : "input");
        box.Attributes["id"] = id;
        box.Attributes["name"] = Name;
        if (Width is not null) box.Attributes["class"] = Width;
        if (Autocomplete is not null) box.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null) box.Attributes["inputmode"] = Inputmode;
        if (error is not null) box.Attributes["aria-invalid"] = "true";
        var described = string.Join(' ', ((string?[])[Hint is null ? null : $"{id}-hint", error is null ? null : $"{id}-error"]).OfType<string>());
        if (described.Length > 0) box.Attributes["aria-describedby"] = described;
        if (Rows > 0)
        {
            box.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // A browser drops the first line break of a textarea: without this one, a text that begins with one would lose it.
            box.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        }
        else
        {
            box.TagRenderMode = TagRenderMode.SelfClosing;
            box.Attributes["type"] = Type;
            if (Type != "password" && Value is not null) box.Attributes["value"] = Value;
        }
        output.Content.AppendHtml(box);
    }

    internal static string IdOf(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));

    private string Encode(string text) => encoder.Encode(text);
}
