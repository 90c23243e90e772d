namespace Weft.Groups;

/// <summary>The ties that may be shown, with the groups that they join.</summary>
public sealed class PublicTies(Shelf shelf)
{
    public async Task<TiesOnShelf> Now()
    {
        var catalogue = await shelf.Now();
        return new(catalogue, catalogue.Ties);
    }
}

/// <param name="Ties">Sorted, each once, with From before To.</param>
public sealed record TiesOnShelf(Catalogue Catalogue, IReadOnlyList<Tie> Ties);
