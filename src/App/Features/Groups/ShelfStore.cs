using Dapper;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>The public shelf, as it is read.</summary>
public sealed class ShelfStore(Database database)
{
    private const int ListingsAtOnce = 500;

    /// <summary>Grows with every change that a reader could see.</summary>
    public Task<long> Generation(CancellationToken cancel = default) => database.Read(
        connection => connection.ExecuteScalarAsync<long>("select generation from shelf where id = 1"), cancel);

    /// <summary>Everything that is listed, with the generation it belongs to.</summary>
    public Task<(long Generation, IReadOnlyList<Listing> Listings)> All(CancellationToken cancel = default) => database.Read(async connection =>
    {
        var generation = await connection.ExecuteScalarAsync<long>("select generation from shelf where id = 1");
        var listings = new List<Listing>();
        await foreach (var row in connection.QueryUnbufferedAsync<ListingRow>("select * from listing").WithCancellation(cancel))
            listings.Add(row.Listing);
        return (generation, (IReadOnlyList<Listing>)listings);
    }, cancel);

    /// <summary>One listing with its ties, or null if there is none.</summary>
    public Task<PublishedGroup?> Find(string id, CancellationToken cancel = default) => database.Read(async connection =>
    {
        var row = await connection.QuerySingleOrDefaultAsync<ListingRow>("select * from listing where id = @id", new { id });
        if (row is null) return null;
        var source = await connection.QuerySingleAsync<PublishedSource>("select * from source where name = @Source", new { row.Source });
        var ties = await connection.QueryAsync<PublishedTie>("""
            select other.id, other.name, tie.kind, other.website
            from tie join listing other on other.id = case when tie.from_id = @id then tie.to_id else tie.from_id end
            where tie.from_id = @id or tie.to_id = @id
            order by other.name, other.id, tie.kind
            """, new { id });
        return new PublishedGroup(row.Listing, source, [.. ties]);
    }, cancel);

    /// <summary>Listings in the order of their ids as given; one that was taken off meanwhile is left out.</summary>
    public async IAsyncEnumerable<Listing> Named(IEnumerable<string> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var some in ids.Chunk(ListingsAtOnce))
        {
            var rows = await database.Read(async connection =>
                (await connection.QueryAsync<ListingRow>($"select * from listing where id {database.Among("some")}", new { some })).ToDictionary(row => row.Id), cancel);
            foreach (var id in some)
            {
                if (rows.TryGetValue(id, out var row)) yield return row.Listing;
            }
        }
    }

    /// <summary>Every source, by name.</summary>
    public Task<IReadOnlyList<PublishedSource>> Sources(CancellationToken cancel = default) => database.Read(async connection =>
        (IReadOnlyList<PublishedSource>)[.. await connection.QueryAsync<PublishedSource>("select * from source order by name")], cancel);

    /// <summary>Every tie that both groups agreed to show, with From before To, sorted.</summary>
    public Task<IReadOnlyList<Tie>> Ties(CancellationToken cancel = default) => database.Read(async connection =>
    {
        var ties = await connection.QueryAsync<(string From, string To, string Kind)>(
            "select from_id, to_id, kind from tie order by from_id, to_id, kind");
        return (IReadOnlyList<Tie>)[.. ties.Select(tie => new Tie(tie.From, tie.To, tie.Kind, Confirmed: true))];
    }, cancel);
}

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

/// <summary>A tie as the page of one group shows it: the other group.</summary>
public sealed class PublishedTie
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Website { get; init; }
}
