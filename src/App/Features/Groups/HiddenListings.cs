using Dapper;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>A group that a visitor took off and that nobody is shown, until whoever runs this Weft decides.</summary>
/// <param name="HiddenOn">ISO 8601.</param>
public sealed record HiddenListing(string Id, string Name, string HiddenOn);

/// <summary>Groups that are hidden and wait (<see cref="TakeOffRequests"/>).</summary>
public sealed class HiddenListings(Database database)
{
    public Task<IReadOnlyList<HiddenListing>> All(CancellationToken cancel = default) => database.Glance(async connection =>
        (IReadOnlyList<HiddenListing>)[.. await connection.QueryAsync<HiddenListing>("""
            select listing.id as Id, listing.name as Name, hidden_listing.hidden_on as HiddenOn
            from hidden_listing join listing on listing.id = hidden_listing.listing_id order by hidden_on, listing.name
            """)], cancel);

    /// <summary>Shows all of them again. Those of a list that was taken back meanwhile stay hidden, if it comes back.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> PutBack(CancellationToken cancel = default) => database.Write(async (connection, _) =>
    {
        await ShelfPublisher.TakeTurn(connection);
        var count = await connection.ExecuteAsync("delete from hidden_listing where listing_id in (select id from listing)");
        if (count > 0) await ShelfPublisher.Grow(connection);
        return count;
    }, cancel);
}
