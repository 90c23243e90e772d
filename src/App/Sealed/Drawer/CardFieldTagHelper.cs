using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Weft.Sealed;

/// <summary>A field of a card in its form, with label, hint, error and what was typed: &lt;card-field for="Title" /&gt;.</summary>
[HtmlTargetElement("card-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CardFieldTagHelper(HtmlEncoder encoder) : TagHelper
{
    public string For { get; set; } = "";
    /// <summary>Instead of what the field says of itself.</summary>
    public string? Hint { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var words = ViewContext.HttpContext.Words();
        var edit = (IEditCard)ViewContext.ViewData.Model!;
        var field = edit[For];
        var hint = Hint ?? (field.Form.Hint is { } own ? words[own] : field.Form.IsMarkdown ? words["A blank line begins a paragraph. # makes a heading, - a list, **two stars** make it bold."] : null);
        if (field.Choices.Count > 0)
        {
            Choose(output, words, field, hint);
            return;
        }
        var label = edit.Theirs is not null && field.Form.IsMarkdown ? words["Yours: put in what you want to keep of both"] : words[field.Label];
        new FieldTagHelper(encoder)
        {
            Name = field.Name,
            Label = label,
            Hint = hint,
            Type = field.Type,
            Value = field.Typed,
            Rows = field.Form.Rows,
            Width = field.Type == "date" ? "is-medium" : null,
            Autocomplete = field is { Type: "text", Form.Rows: 0 } ? "off" : null,
            ViewContext = ViewContext,
        }.Process(context, output);
    }

    private void Choose(TagHelperOutput output, Words words, FormField field, string? hint)
    {
        var id = FieldTagHelper.IdOf(field.Name);
        var error = ViewContext.ModelState[field.Name]?.Errors is { Count: > 0 } errors ? errors[0].ErrorMessage : null;
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field is-wrong");
        output.Attributes.SetAttribute("id", id);
        output.Content.AppendHtml($"<legend>{encoder.Encode(words[field.Label])}</legend>");
        if (hint is not null) output.Content.AppendHtml($"<p class=\"hint\">{encoder.Encode(hint)}</p>");
        if (error is not null) output.Content.AppendHtml($"<p class=\"error\"><span><span class=\"hidden\">{encoder.Encode(words["Error:"])} </span>{encoder.Encode(error)}</span></p>");
        output.Content.AppendHtml("<div class=\"choices\">");
        foreach (var (value, label) in field.Choices)
        {
            var isChosen = value == field.Typed ? " checked" : "";
            output.Content.AppendHtml($"<div class=\"choice\"><input type=\"radio\" id=\"{id}-{encoder.Encode(value.ToLowerInvariant())}\" name=\"{field.Name}\" value=\"{encoder.Encode(value)}\"{isChosen}>"
                + $"<label for=\"{id}-{encoder.Encode(value.ToLowerInvariant())}\">{encoder.Encode(words[label])}</label></div>");
        }
        output.Content.AppendHtml("</div>");
    }
}
