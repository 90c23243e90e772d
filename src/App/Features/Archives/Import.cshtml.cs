using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Spaces;

namespace Weft.Archives;

/// <summary>Makes a space out of an archive, while it is still on its way.</summary>
[IgnoreAntiforgeryToken, TakesFile(MostGigabytes * 1024L * 1024 * 1024)]
public sealed class ImportModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members, NewSpaces founding, SpaceArchives archives) : PageModel
{
    /// <summary>The files of a space, and all that stands beside them.</summary>
    public const int MostGigabytes = 5;

    public string Called { get; private set; } = "";

    /// <summary>Why this person makes no space here; null if they may.</summary>
    public Reason? Refusal { get; private set; }

    public async Task OnGetAsync() => Refusal = await founding.Refuse(viewer, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        var upload = HttpContext.Features.Get<Upload>();
        Called = (upload?.Fields ?? Request.Form)["Called"].ToString();
        Refusal = await founding.Refuse(viewer, HttpContext.RequestAborted);
        if (Refusal is null && await Read(upload) is { } space) return Redirect($"{Request.PathBase}/spaces/{space}");
        if (upload is not null) await upload.Drain();
        return Page();
    }

    private async Task<string?> Read(Upload? upload)
    {
        if (MemberCards.Refuse(Called) is { } unnamed) return Mend("Called", words[unnamed]);
        // Somebody whose session had ended: what they typed came along, the file did not.
        if (upload is null) return Mend("File", words["Choose the file once more: what is sent by somebody who is not signed in is not kept."]);
        if (!(await archives.Read(viewer, upload.File, upload.Fields["Passphrase"].ToString(), HttpContext.RequestAborted)).Try(out var space, out var refusal)) return Mend("File", words[refusal]);
        await members.Greet(spaces, viewer, space, Called);
        return space;
    }

    private string? Mend(string field, string message)
    {
        ModelState.AddModelError(field, message);
        return null;
    }
}
