using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Groups;

namespace Weft.Ties;

/// <summary>
/// Who works with whom, where both groups agreed to show it. Nothing is worked out here about who holds others together: that
/// would be a list of targets.
/// </summary>
[ShelfCached]
public sealed class IndexModel(PublicGraph graph, Words words) : PageModel
{
    private TiesShown shown = null!;

    public IReadOnlyList<Listing> Groups => shown.Groups;
    public int Ties => shown.Ties.Count;
    public int Pairs => shown.Map.Pairs;
    public int Drawn => shown.Map.Drawn;
    public int Faint => shown.Map.Faint;
    public string Drawing => shown.Draw(words);

    public async Task OnGetAsync() => shown = await graph.Now();

    public IEnumerable<(Listing Group, string Kinds)> TiesOf(Listing group) => shown.TiesOf(group.Id);
}
