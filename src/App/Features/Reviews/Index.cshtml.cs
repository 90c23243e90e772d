using Microsoft.AspNetCore.Mvc;

namespace Weft.Reviews;

[IgnoreAntiforgeryToken]
public sealed class IndexModel(Viewer viewer, SpaceBook spaces, Reviews reviews) : SpacePage(viewer, spaces)
{
    public IReadOnlyList<ReviewedCard> Due { get; private set; } = [];
    /// <summary>Whether something is another now than what the page showed.</summary>
    public bool IsOld { get; private set; }

    public async Task OnGetAsync() => Due = await reviews.Due(Space, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(string? act, string? id, long version)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            Due = await reviews.Due(Space, CancellationToken.None);
            if (Due.SingleOrDefault(due => due.Id == id && due.Version == version) is not { } card) break;
            var outcome = act == "delete" ? await reviews.Delete(Space, card, CancellationToken.None) : await reviews.Keep(Space, card, CancellationToken.None);
            if (outcome == CardDrawer.Outcome.Saved) return Redirect(At("/review"));
            if (!await Open()) return NotFound();
        }
        IsOld = true;
        return Page();
    }
}
