using System.Data.Common;
using Dapper;
using NodaTime;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>The public shelf, as it is read: from a replica, if there is one that is new enough.</summary>
public sealed class ShelfStore(Database database, Replica? replica = null)
{
    private const string AskGeneration = "select generation from shelf where id = 1";

    /// <summary>Grows with every change that a reader could see. Always of the database that is written to.</summary>
    public Task<long> Generation(CancellationToken cancel = default) => database.Glance(
        connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(AskGeneration, cancellationToken: cancel)), cancel);

    /// <summary>Everything that is published, of one moment.</summary>
    /// <param name="least">A generation that a replica may be read for, if it has come so far; without it, none is.</param>
    public async Task<Published> All(long? least = null, CancellationToken cancel = default) =>
        least is { } seen && await Replicated(seen, cancel) is { } copy ? copy.Of : (await database.Read(connection => Read(connection, 0, cancel), cancel))!;

    /// <summary>The same, of a replica, and of when it is; null if there is none as new as that.</summary>
    public async Task<(Published Of, Instant At)?> Replicated(long least, CancellationToken cancel = default) =>
        replica is not null && await replica.Read(connection => Read(connection, least, cancel), cancel) is { Of: { } of, At: var at } ? (of, at) : null;

    private static async Task<Published?> Read(DbConnection connection, long least, CancellationToken cancel)
    {
        var generation = await connection.ExecuteScalarAsync<long>(AskGeneration);
        if (generation < least) return null;
        var listings = new List<Listing>();
        await foreach (var row in connection.Each<ListingRow>("select * from listing where id not in (select listing_id from hidden_listing)", cancel))
            listings.Add(row.Listing);
        var sources = await connection.QueryAsync<PublishedSource>("select * from source order by name");
        var ties = await connection.QueryAsync<(string From, string To, string Kind)>(
            """
            select from_id, to_id, kind from tie
            where from_id not in (select listing_id from hidden_listing) and to_id not in (select listing_id from hidden_listing)
            order by from_id, to_id, kind
            """);
        return new Published(generation, listings, [.. sources], [.. ties.Select(tie => new Tie(tie.From, tie.To, tie.Kind, Confirmed: true))]);
    }

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
