using Microsoft.AspNetCore.Mvc;
using Weft.Spaces;

namespace Weft.Nesting;

/// <summary>Says inside which other space this one stands.</summary>
[IgnoreAntiforgeryToken]
public sealed class WithinModel(Viewer viewer, SpaceBook spaces) : SpacePage(viewer, spaces)
{
    /// <summary>What the form sends for a space that is not open to the viewer, in which this one stands already.</summary>
    public const string AsItIs = "as-it-is";

    public IReadOnlyList<(string Id, string Name)> Others { get; private set; } = [];
    public string Chosen { get; private set; } = "";
    /// <summary>Somebody else put it into a space that is not open to the viewer.</summary>
    public bool IsInsideShut { get; private set; }
    public Reason? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!May.Arrange(Space.Mine, Space.Now)) return NotFound();
        await Fill(null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? outer)
    {
        if (!May.Arrange(Space.Mine, Space.Now)) return NotFound();
        Refusal = outer == AsItIs ? null : await Spaces.PutInto(Viewer, Space.Id, outer is { Length: > 0 } ? outer : null, CancellationToken.None);
        if (Refusal is null) return Redirect(At());
        if (!await Open()) return NotFound();
        await Fill(outer);
        return Page();
    }

    private async Task Fill(string? chosen)
    {
        var others = new List<(string, string)>();
        foreach (var other in await Spaces.All(Viewer, HttpContext.RequestAborted))
        {
            using (other)
                if (other.Id != Space.Id) others.Add((other.Id, other.Name));
        }
        Others = others;
        IsInsideShut = Space.Space.Within is { } outer && Others.All(other => other.Id != outer);
        Chosen = chosen ?? (IsInsideShut ? AsItIs : Space.Space.Within ?? "");
    }
}
