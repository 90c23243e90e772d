using Dapper;
using NodaTime;

namespace Weft.Storage;

/// <summary>A streaming replica of the PostgreSQL that is written to: it may be behind, and whoever reads from it has to ask how far.</summary>
public sealed class Replica(Database database) : IAsyncDisposable
{
    /// <summary>Reads what stood in the replica at one moment, and says of when that is.</summary>
    /// <returns>Null if it cannot be reached, or will not be read just now; whatever it is asked, the primary knows it too.</returns>
    public async Task<(T Of, Instant At)?> Read<T>(Func<System.Data.Common.DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        try
        {
            return await database.Read(async connection =>
            {
                // Before what is read: it is at least as new as this. An idle primary sends nothing, so this may sound older than it is.
                var at = await connection.ExecuteScalarAsync<DateTime?>("select pg_last_xact_replay_timestamp() at time zone 'UTC'");
                var of = await read(connection);
                return (of, at is { } replayed ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(replayed, DateTimeKind.Utc)) : Instant.MinValue);
            }, cancel);
        }
        catch (Exception broken) when (broken is DatabaseException or System.Data.Common.DbException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
