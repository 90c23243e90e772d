using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Weft.Held;

/// <summary>Answers a person who asks what is held about them: looked for by somebody of their trust, and printed. What was asked for is kept nowhere.</summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel(Viewer viewer, Words words, HeldAbout held, IClock clock) : PageModel
{
    public const int MostNames = 10, MostLetters = 200;

    [BindProperty] public string Names { get; set; } = "";

    /// <summary>Null before it was looked for.</summary>
    public IReadOnlyList<HeldHere>? Found { get; private set; }
    public string About => string.Join(", ", Asked);
    public string Today => Calling.Day(clock.GetCurrentInstant(), words);

    private string[] Asked => Names.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (Asked.Length is 0 or > MostNames || Asked.Any(name => NameSearch.LettersOf(name) < NameSearch.LeastLetters))
        {
            ModelState.AddModelError("Names", words["Write one to {0} names, one on each line, of at least {1} letters.", MostNames, NameSearch.LeastLetters]);
            return Page();
        }
        if (Asked.Any(name => name.Length > MostLetters))
        {
            ModelState.AddModelError("Names", words["A name has at most {0} letters.", MostLetters]);
            return Page();
        }
        Found = await held.Find(viewer, Asked, words, HttpContext.RequestAborted);
        return Page();
    }
}
