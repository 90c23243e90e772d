using Microsoft.AspNetCore.Mvc;

namespace Weft.Correspondents;

/// <summary>
/// What was written down for somebody and not shown to them yet, on paper. It goes through a prison's post room: no name but two, no address of a page, and the name
/// of the space only if that was wished.
/// </summary>
public sealed class SheetModel(PersonCards persons, SayingCards sayings, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : PersonPage(persons, viewer, words, spaces, members)
{
    [BindProperty(SupportsGet = true, Name = "name")] public string NameOfSpace { get; set; } = "";

    public bool NamesSpace => NameOfSpace == "yes";
    public string PrintedOn => Calling.Day(Space.Now, Words);
    public IReadOnlyList<(string Said, string Text)> Said { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load(HttpContext.RequestAborted)) return NotFound();
        var said = new List<(string, string)>();
        // Who writes for them wrote it down, and may print it as often as it takes: what they read is not counted.
        Func<string, Task<Card<SayingLine, SayingCard>?>> open = IsMine ? id => sayings.Look(Space, id, HttpContext.RequestAborted) : id => sayings.Find(Space, id, HttpContext.RequestAborted);
        foreach (var head in (await sayings.Of(Space, Id, HttpContext.RequestAborted)).Where(saying => saying.Head.ShownOn is null).Reverse())
        {
            if (await open(head.Id) is { } saying) said.Add((SaidBy(saying.Body.Said), saying.Body.Text));
        }
        Said = said;
        return Page();
    }

    private string SaidBy(Saying saying) => Words[saying.Way switch
    {
        Way.Letter => "From your letter of {0}",
        Way.Visit => "From the visit on {0}",
        _ => "From the call on {0}",
    }, Calling.Day(saying.On, Words)];
}
