using Dapper;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>The public shelf, as it is read.</summary>
public sealed class ShelfStore(Database database)
{
    /// <summary>Grows with every change that a reader could see.</summary>
    public Task<long> Generation(CancellationToken cancel = default) => database.Glance(
        connection => connection.ExecuteScalarAsync<long>("select generation from shelf where id = 1"), cancel);

    /// <summary>Everything that is published, of one moment.</summary>
    public Task<Published> All(CancellationToken cancel = default) => database.Read(async connection =>
    {
        var generation = await connection.ExecuteScalarAsync<long>("select generation from shelf where id = 1");
        var listings = new List<Listing>();
        await foreach (var row in connection.QueryUnbufferedAsync<ListingRow>("select * from listing").WithCancellation(cancel))
            listings.Add(row.Listing);
        var sources = await connection.QueryAsync<PublishedSource>("select * from source order by name");
        var ties = await connection.QueryAsync<(string From, string To, string Kind)>(
            "select from_id, to_id, kind from tie order by from_id, to_id, kind");
        return new Published(generation, listings, [.. sources], [.. ties.Select(tie => new Tie(tie.From, tie.To, tie.Kind, Confirmed: true))]);
    }, cancel);

    /// <summary>Every source, by name.</summary>
    public Task<IReadOnlyList<PublishedSource>> Sources(CancellationToken cancel = default) => database.Glance(async connection =>
        (IReadOnlyList<PublishedSource>)[.. await connection.QueryAsync<PublishedSource>("select * from source order by name")], cancel);
}

/// <summary>Everything on the shelf at one generation.</summary>
/// <param name="Ties">Those that both groups agreed to show, with From before To, sorted.</param>
public sealed record Published(long Generation, IReadOnlyList<Listing> Listings, IReadOnlyList<PublishedSource> Sources, IReadOnlyList<Tie> Ties);

/// <summary>One listing with what is said beside it.</summary>
public sealed record PublishedGroup(Listing Listing, PublishedSource Source, IReadOnlyList<PublishedTie> Ties);

/// <summary>A list that somebody allowed to be shown.</summary>
public sealed class PublishedSource
{
    public string Name { get; init; } = "";
    public string AllowedBy { get; init; } = "";
    /// <summary>ISO 8601, UTC.</summary>
    public string AllowedAt { get; init; } = "";
    /// <summary>The day of the last import, ISO 8601.</summary>
    public string CheckedOn { get; init; } = "";
    public string Precision { get; init; } = "";
}

/// <summary>A tie as the page of one group shows it: the other group, its description shortened.</summary>
public sealed record PublishedTie(Listing Other, string Kind);
