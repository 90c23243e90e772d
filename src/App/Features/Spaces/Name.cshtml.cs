using Microsoft.AspNetCore.Mvc;

namespace Weft.Spaces;

/// <summary>Gives a space another name.</summary>
[IgnoreAntiforgeryToken]
public sealed class NameModel(Viewer viewer, Words words, SpaceBook spaces) : SpacePage(viewer, spaces)
{
    [BindProperty] public string Name { get; set; } = "";

    public IActionResult OnGet()
    {
        if (!May.Arrange(Space.Mine, Space.Now)) return NotFound();
        Name = Space.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!May.Arrange(Space.Mine, Space.Now)) return NotFound();
        ModelState.Clear();
        if (await Spaces.Rename(Viewer, Space.Id, Name, CancellationToken.None) is not { } refusal) return Redirect(At());
        ModelState.AddModelError("Name", words[refusal] + ".");
        return Page();
    }
}
