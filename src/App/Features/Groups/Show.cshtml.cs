using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Places;

namespace Weft.Groups;

/// <summary>One group: facts, public ties, where it comes from, and the way to be taken off.</summary>
[ShelfCached]
public sealed class ShowModel(Shelf shelf, Words words) : PageModel
{
    public Listing Listing { get; private set; } = null!;
    public PublishedSource Source { get; private set; } = null!;
    public IReadOnlyList<PublishedTie> Ties { get; private set; } = [];

    public DateTime CheckedOn => DateTime.ParseExact(Source.CheckedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    public DateTime AllowedAt => DateTime.ParseExact(Source.AllowedAt[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if ((await shelf.Now()).Read(id) is not { } group) return NotFound();
        (Listing, Source, Ties) = (group.Listing, group.Source, group.Ties);
        return Page();
    }

    public string Among(GroupQuery query) => $"{Request.PathBase}/groups{query}";

    /// <summary>The name of the country in the reader's language; a code that is no country's stays as it is.</summary>
    public string? Country
    {
        get
        {
            try
            {
                return Listing.Country is { Length: 2 } code ? new RegionInfo($"{words.Language}-{code}").NativeName : Listing.Country;
            }
            catch (ArgumentException)
            {
                return Listing.Country;
            }
        }
    }

    /// <summary>How closely the place is shown, in words.</summary>
    public string Closeness => Listing.Precision switch
    {
        Precision.Exact => "As given in the list.",
        Precision.Kilometre => "Shown to about a kilometre.",
        Precision.Town => "Shown as a town, not an address.",
        Precision.Region => "Shown as a region only.",
        _ => "Shown as a country only.",
    };

    public string WebsiteName => new Uri(Listing.Website!) is var address && address.PathAndQuery == "/" ? address.Host : address.Host + address.PathAndQuery;
}
