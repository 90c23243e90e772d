using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Weft.Visits;

/// <summary>The one record that somebody from outside may read.</summary>
public sealed class ShowModel(Viewer viewer, Words words, VisitBook book, IClock clock) : PageModel
{
    public OpenVisit Visit { get; private set; } = null!;
    public Visited Record => Visit.Record!;
    /// <summary>The last day on which it can be read.</summary>
    public string Until => Calling.LastDay(Visit.Told.Until, words);
    /// <summary>What else is said of it.</summary>
    public (string Partial, object Model)? Beside => Record.Beside?.Invoke(clock.GetCurrentInstant().InUtc().Date);

    public async Task<IActionResult> OnGetAsync(string space)
    {
        if (await book.Find(viewer, space, HttpContext.RequestAborted) is not { Record: not null } visit) return NotFound();
        Visit = visit;
        return Page();
    }
}
