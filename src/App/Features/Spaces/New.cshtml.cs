using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Weft.Spaces;

[IgnoreAntiforgeryToken, Once]
public sealed class NewModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members, NewSpaces founding) : PageModel
{
    [BindProperty] public string Name { get; set; } = "";
    [BindProperty] public string Called { get; set; } = "";
    [BindProperty] public SpaceKind Kind { get; set; }

    /// <summary>Why this person makes no space here; null if they may.</summary>
    public Reason? Refusal { get; private set; }

    public async Task OnGetAsync() => Refusal = await founding.Refuse(viewer, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        Refusal = await founding.Refuse(viewer, CancellationToken.None);
        if (Refusal is not null) return Page();
        if (MemberCards.Refuse(Called) is { } reason) ModelState.AddModelError("Called", words[reason]);
        if (OneLine.Of(Name).Length is 0 or > Weft.Spaces.Space.LongestName) ModelState.AddModelError("Name", words["Give the space a name of at most {0} letters.", Weft.Spaces.Space.LongestName]);
        if (!ModelState.IsValid) return Page();
        if (!(await founding.Found(viewer, Name, Kind, CancellationToken.None)).Try(out var made, out var refusal))
        {
            ModelState.AddModelError("Name", words[refusal]);
            return Page();
        }
        await members.Greet(spaces, viewer, made.Id, Called);
        return Redirect($"{Request.PathBase}/spaces/{made.Id}");
    }
}
