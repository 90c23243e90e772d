using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;

namespace Weft.Accounts;

/// <summary>Where one goes after signing in.</summary>
internal static class GoingOn
{
    private const string Start = "/spaces";

    /// <summary>To the page that was asked for, else to the start.</summary>
    public static IActionResult GoOn(this PageModel page, KeptForm kept)
    {
        page.Response.Headers.Location = kept.Address.Length > 0 ? kept.Address : page.Request.PathBase + Start;
        return page.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Shows what was typed before, for sending it once more.</summary>
    public static IActionResult SendAgain(this PageModel page, KeptForm kept) => Shown(page, "_SendAgain", kept);

    /// <summary>Asks for the second factor; what was typed before goes along.</summary>
    public static IActionResult AskForCode(this PageModel page, KeptForm kept) => Shown(page, "_Code", kept);

    /// <summary>Says how long to wait after too many tries.</summary>
    public static void SayWait(this PageModel page, Words words, Duration wait)
    {
        var seconds = ComeAgain(page, wait);
        page.ModelState.AddModelError("", seconds < 60
            ? words.Count(seconds, "Too many tries. Wait one second, then try again.", "Too many tries. Wait {0} seconds, then try again.")
            : words.Count((seconds + 59) / 60, "Too many tries. Wait one minute, then try again.", "Too many tries. Wait {0} minutes, then try again."));
    }

    /// <summary>Says that many want in, and when it is this person's turn.</summary>
    public static void SayCrowd(this PageModel page, Words words, Duration wait) =>
        page.ModelState.AddModelError("", words["Very many people are signing in right now. Your place is kept: type your passphrase and press again in {0} seconds.", ComeAgain(page, wait)]);

    private static int ComeAgain(PageModel page, Duration wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }

    private static PartialViewResult Shown(PageModel page, string name, KeptForm kept) => new()
    {
        ViewName = $"/Features/Accounts/{name}.cshtml",
        ViewData = new ViewDataDictionary<KeptForm>(page.ViewData, kept),
        StatusCode = page.Response.StatusCode,
    };
}
