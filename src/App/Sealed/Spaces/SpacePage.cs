using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Sealed;

/// <summary>Where a page of a space stands.</summary>
/// <param name="Here">What the page is called; null for the space's own.</param>
public sealed record Crumb(SpacePage Page, string? Here);

/// <summary>A page of one space, whose id stands in the address. Who may not open it, and where there is none, finds the same nothing.</summary>
public abstract class SpacePage(Viewer viewer, SpaceBook spaces) : PageModel
{
    public Viewer Viewer => viewer;
    protected SpaceBook Spaces => spaces;
    public OpenSpace Space { get; private set; } = null!;

    /// <summary>The address of a page of this space, in the reader's language.</summary>
    public string At(string page = "") => $"{Request.PathBase}/spaces/{Space.Id}{page}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await Open())
        {
            context.Result = NotFound();
            return;
        }
        var done = await next();
        if (done.Exception is RefusedException refused)
        {
            // The page is shown again with what was typed.
            done.ExceptionHandled = true;
            ModelState.AddModelError("", HttpContext.Words()[refused.Reason]);
            done.Result = Page();
        }
        // What was done is answered as done: the page of a form that was refused says that nothing was saved.
        if (await spaces.StopCopying(viewer, Space) && done.Result is not RedirectResult) done.Result = NotFound();
    }

    /// <summary>Opens the space as it is now, after something was done to it.</summary>
    protected async Task<bool> Open()
    {
        if (await spaces.Find(viewer, RouteData.Values["space"] as string, HttpContext.RequestAborted) is not { } space) return false;
        HttpContext.Response.RegisterForDispose(space);
        Space = space;
        await spaces.Renew(space, HttpContext.RequestAborted);
        return true;
    }
}
