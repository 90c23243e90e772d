using Dapper;
using Weft.Storage;

namespace Weft.Sealed;

/// <summary>Before the first request: a Weft that knows fewer kinds of cards than its database holds would show spaces in which something is missing, and says so instead.</summary>
internal sealed class KnownKinds(Database database, CardKinds kinds) : IHostedService
{
    /// <exception cref="DatabaseException">The database holds cards of a kind that no feature brings.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        var held = await database.Glance(connection => connection.QueryAsync<string>("select distinct kind from card"), cancel);
        var unknown = held.Where(kind => kinds[kind] is null).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new DatabaseException(new Reason("The database holds records that this Weft does not know, of the kind: {0}. A newer Weft wrote them. Start that one, or restore a backup of before.", string.Join(", ", unknown.Select(kind => OneLine.Of(kind)))));
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}
