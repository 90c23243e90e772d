using Dapper;
using NodaTime;
using NodaTime.Text;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>
/// Undoes removals that were a mistake, or somebody's malice. What was taken off is deleted and known here by its marks alone, so a
/// group comes back only from its list; and the marks stay, because they may stand for others of the same name.
/// </summary>
public sealed class AllowedAgain(Database database, RemovalMarks marks, IClock clock)
{
    public Task Allow(IReadOnlyCollection<string> ids, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        // The row that whoever publishes or takes off updates first.
        await ShelfPublisher.TakeTurn(connection);
        var allowedOn = LocalDatePattern.Iso.Format(clock.GetCurrentInstant().InUtc().Date);
        foreach (var mark in ids.Select(marks.OfAllowedAgain))
            await connection.ExecuteAsync("""
                insert into taken_off (mark, key_id, taken_on) values (@mark, @KeyId, @allowedOn) on conflict (mark) do nothing
                """, new { mark, marks.KeyId, allowedOn });
        return ids.Count;
    }, cancel);
}
