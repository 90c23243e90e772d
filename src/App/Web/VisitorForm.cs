using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Web;

/// <summary>A page with a form for people who are not signed in.</summary>
public abstract class VisitorForm(Stamp stamps) : PageModel
{
    public const string StampField = "stamp";

    /// <summary>A stamp for a form that is sent to a page, named without its language.</summary>
    public string Stamped(string page) => stamps.Make(page);

    /// <summary>Whether the form that was sent is one that this program handed out for this page within a day; if not, it has to be pressed again.</summary>
    protected bool IsStamped(Words words)
    {
        var stamp = Request.HasFormContentType ? Request.Form[StampField].ToString() : null;
        if (stamps.Age(Request.Path.Value ?? "", stamp) is not null) return true;
        ModelState.AddModelError("", words["This page was open for more than a day, or came from somewhere else. Nothing was changed. Press the button once more."]);
        return false;
    }
}
