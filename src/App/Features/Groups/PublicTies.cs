namespace Weft.Groups;

/// <summary>The ties that may be shown, read once for each generation of the shelf.</summary>
public sealed class PublicTies(Shelf shelf, ShelfStore store)
{
    private volatile TiesOnShelf? shown;

    public async Task<TiesOnShelf> Now()
    {
        var catalogue = await shelf.Now();
        if (shown is { } known && known.Catalogue.Generation == catalogue.Generation) return known;
        // A tie may be newer than the catalogue: then one of its ends may not be there yet.
        var ties = (await store.Ties()).Where(tie => catalogue.Has(tie.From) && catalogue.Has(tie.To));
        return shown = new(catalogue, [.. ties]);
    }
}

/// <param name="Ties">Sorted, each once, with From before To.</param>
public sealed record TiesOnShelf(Catalogue Catalogue, IReadOnlyList<Tie> Ties);
