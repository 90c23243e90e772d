using Microsoft.AspNetCore.Mvc.RazorPages;
using Weft.Places;

namespace Weft.Groups;

/// <summary>The list of groups: search, choices with their numbers, twenty to a page.</summary>
[ShelfCached]
public sealed class IndexModel(Shelf shelf, IGazetteer? gazetteer = null) : PageModel
{
    public Findings Found { get; private set; } = null!;
    public GroupQuery Query => Found.Query;
    public bool IsEmptyShelf => Found.Catalogue.Listings.Count == 0;

    public async Task OnGetAsync()
    {
        var catalogue = await shelf.Now();
        Found = catalogue.Search(GroupQuery.From(Request.Query), gazetteer);
    }

    /// <summary>The address of this list with another question.</summary>
    public string Ask(GroupQuery query) => $"{Request.PathBase}/groups{query}";

    public string PageAddress(int page) => Ask(Query with { Page = page });

    public string Feed(string ending) => $"{Request.PathBase}/groups.{ending}{Query with { Page = 1 }}";

    /// <summary>The same question with one thing less, for somebody who found too little.</summary>
    public IEnumerable<(Reason Words, GroupQuery Query)> Wider()
    {
        var first = Query with { Page = 1 };
        if (Query.Near.Length > 0 && Found.Around?.Middle is not null && Query.Kilometres < 250)
            yield return (new("Look further: within 250 km of {0}", Query.Near), first with { Kilometres = 250 });
        if (Query.Near.Length > 0) yield return (new("Look everywhere, not only near {0}", Query.Near), first with { Near = "", Kilometres = GroupQuery.DefaultKilometres });
        if (Query.Text.Length > 0) yield return (new("Leave out the words “{0}”", Query.Text), first with { Text = "" });
        if (Chosen(Found.Causes) is { } cause) yield return (new("Leave out the cause “{0}”", cause), first with { Cause = null });
        if (Chosen(Found.Specialisms) is { } skill) yield return (new("Leave out the specialism “{0}”", skill), first with { Specialism = null });
        if (Chosen(Found.Languages) is { } language) yield return (new("Leave out the language “{0}”", language), first with { Language = null });
        if (Query.Scale is not null) yield return (new("Look at every scale"), first with { Scale = null });
    }

    /// <summary>Pages to link to: the first, the last, and those around this one; 0 stands for a gap.</summary>
    public IEnumerable<int> PageNumbers()
    {
        var last = 0;
        for (var page = 1; page <= Found.Pages; page++)
        {
            if (page != 1 && page != Found.Pages && Math.Abs(page - Found.Page) > 2) continue;
            if (page - last > 1) yield return 0;
            yield return last = page;
        }
    }

    private static string? Chosen(IEnumerable<Choice> choices) => choices.FirstOrDefault(choice => choice.Chosen)?.Label;
}
