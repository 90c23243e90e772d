using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Groups;

namespace Weft.Home;

/// <summary>What to do first, and what this Weft holds.</summary>
[ShelfCached]
public sealed class IndexModel(Shelf shelf) : PageModel
{
    public int Groups { get; private set; }
    public int Places { get; private set; }
    public int Ties { get; private set; }

    public async Task OnGetAsync()
    {
        var now = await shelf.Now();
        Groups = now.Listings.Count;
        Places = now.Listings.Where(listing => listing.Position is not null).DistinctBy(listing => listing.Position).Count();
        Ties = now.Ties.DistinctBy(tie => (tie.From, tie.To)).Count();
    }
}
