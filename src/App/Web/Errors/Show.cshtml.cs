using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Vault;

namespace Weft.Web;

/// <summary>What a person reads when there is no page, or none for them: what happened, what is kept, what to do.</summary>
[IgnoreAntiforgeryToken]
public sealed class ShowModel : PageModel
{
    public string Title { get; private set; } = "";
    public IReadOnlyList<string> Sentences { get; private set; } = [];
    /// <summary>What somebody typed into a page that is not there for them any more: it is theirs to copy, whether the page was ever there or not.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    public void OnGet() => Word();

    public void OnPost() => Word();

    // What the answer is, not what the address says: a form that cannot be read leaves parameters empty.
    private void Word()
    {
        // Somebody who asks for this page itself gets what is true: there is nothing here.
        if (HttpContext.Response.StatusCode == StatusCodes.Status200OK)
            HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;

        (Title, Sentences) = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is SealBrokenException ? Broken : Said(HttpContext.Response.StatusCode);
        if (HttpContext.Response.StatusCode == StatusCodes.Status404NotFound && HttpContext.Features.Get<IFormFeature>()?.Form is { } form)
            Typed = [.. KeptForm.Of("", form).Texts];
    }

    private static (string, string[]) Broken =>
    ("Something here was changed",
    [
        "A seal does not open: what is stored was damaged, or changed by somebody who has no key to it. So we show none of it.",
        "Tell the people who run this Weft, and the others of your space, by another way than this Weft. A backup may bring back what was there.",
    ]);

    private static (string, string[]) Said(int status) => status switch
    {
        404 => ("This page is not here, or is not yours to see",
        [
            "We say the same for both, so that nobody can find out by guessing.",
            "If you followed a link from a friend, ask them to send it again.",
        ]),
        400 or 405 or 415 or 416 => ("We could not read that",
        [
            "What arrived here was not what this page expects. Nothing was changed.",
            "Go back, load the page again, and try once more.",
        ]),
        408 => ("The connection broke off",
        [
            "What you sent stopped on its way, and we did not wait any longer. Nothing was changed.",
            "Go back - what you typed should still be there - and send it once more.",
        ]),
        413 => ("That was too long",
        [
            "More arrived than this page takes in. Nothing was changed.",
            "Go back - what you typed should still be there - and send a shorter piece, or a smaller file.",
        ]),
        429 => ("Too many at once",
        [
            "Somebody, or a machine, pressed here very often in a short time. Nothing was changed.",
            "Wait a minute, go back, and press once more.",
        ]),
        503 => ("Weft is not ready",
        [
            "It is starting, or its database cannot be reached just now. Nothing was changed.",
            "Wait a minute, then try again. If you sent something, go back first: what you typed should still be there.",
        ]),
        _ => ("Something broke here",
        [
            "It is our mistake, not yours. What was saved before is kept.",
            "Try again. If it breaks again, tell the people who run this Weft what you were doing.",
        ]),
    };
}
