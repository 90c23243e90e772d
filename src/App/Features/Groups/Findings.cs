namespace Weft.Groups;

/// <summary>What was found on the shelf, in order, and what could be chosen next.</summary>
/// <param name="Near">How many of them only mention a word that was asked for, or have one spelt nearly so; they come last.</param>
/// <param name="Around">How a place was understood; null if none was asked for.</param>
public sealed record Findings(GroupQuery Query, Catalogue Catalogue, IReadOnlyList<int> Order, int Near, Surroundings? Around)
{
    public IReadOnlyList<Choice> Causes { get; init; } = [];
    public IReadOnlyList<Choice> Specialisms { get; init; } = [];
    public IReadOnlyList<Choice> Languages { get; init; } = [];
    public IReadOnlyList<Choice> Scales { get; init; } = [];

    public int Count => Order.Count;
    public int Pages => Math.Max(1, (Count + Catalogue.PageSize - 1) / Catalogue.PageSize);
    /// <summary>From 1; the last one if a later one was asked for.</summary>
    public int Page => Math.Min(Query.Page, Pages);
    /// <summary>The place in the order of the first on this page.</summary>
    public int First => (Page - 1) * Catalogue.PageSize;

    public IEnumerable<Listing> OnPage => Order.Skip(First).Take(Catalogue.PageSize).Select(document => Catalogue.Listings[document]);

    public IEnumerable<Listing> All => Order.Select(document => Catalogue.Listings[document]);

    public IEnumerable<string> Ids => Order.Select(document => Catalogue.Listings[document].Id);

    /// <summary>All that was found, in order and in full.</summary>
    public IEnumerable<Listing> InFull => Order.Select(Catalogue.Full);

    public double? Kilometres(Listing listing) => Around?.Middle is { } middle ? listing.Position?.KilometresTo(middle) : null;
}
