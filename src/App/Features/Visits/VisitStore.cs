using System.Data.Common;
using Dapper;
using Weft.Storage;

namespace Weft.Visits;

/// <summary>Undoes a transaction in which somebody would be left with nothing that they may read.</summary>
public sealed class NothingToReadException : Exception;

public sealed class VisitStore(Database database)
{
    private const string Columns = "space_id, account, card_id, since, epoch, ends_at, kept, was_handed, handed, told, called";

    public async Task<IReadOnlyList<VisitRow>> In(string space, CancellationToken cancel = default) =>
        (await database.Glance(connection => connection.QueryAsync<VisitRow>($"select {Columns} from visit where space_id = @space order by ends_at, account", new { space }), cancel)).AsList();

    /// <summary>Those that an account may have: who came has a seat, or waits for it.</summary>
    /// <param name="account">Whose they are.</param>
    /// <param name="now">Those that were over by then are none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<VisitRow>> Of(string account, string now, CancellationToken cancel = default) => (await database.Glance(connection => connection.QueryAsync<VisitRow>($"""
        select {Columns} from visit where account = @account and ends_at > @now
          and (called is not null or exists (select 1 from invitation where invitation.space_id = visit.space_id and invitation.account = visit.account))
        """, new { account, now }), cancel)).AsList();

    public Task<VisitedRow?> Card(string space, string id, CancellationToken cancel = default) => database.Glance(connection =>
        connection.QuerySingleOrDefaultAsync<VisitedRow>("select id, kind, epoch, version, head, body from card where space_id = @space and id = @id", new { space, id }), cancel);

    /// <summary>Whether an account is a member of a space, or a visitor of something in it.</summary>
    public Task<bool> HasSeat(string space, string account, CancellationToken cancel = default) => database.Glance(async connection => await connection.ExecuteScalarAsync<long>("""
        select (select count(*) from space_key where space_id = @space and account = @account) + (select count(*) from visit where space_id = @space and account = @account)
        """, new { space, account }) > 0, cancel);

    public Task Leave(string space, string account, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        await Delete(connection, transaction, space, account);
        return 0;
    }, cancel);

    /// <summary>Writes all of it, if the space did not change since it was read.</summary>
    /// <param name="isStill">Holds the space as it was read until the end, or says that it changed.</param>
    /// <param name="space">Its id.</param>
    /// <param name="rows">The visits as they are now.</param>
    /// <param name="cards">Records that were sealed anew; who saved one meanwhile did so with the newest key, too.</param>
    /// <param name="gone">Accounts whose visits are over.</param>
    /// <param name="cancel">Stops it.</param>
    public Task Save(Func<DbConnection, DbTransaction, Task<bool>> isStill, string space, IEnumerable<VisitRow> rows, IEnumerable<(VisitedRow Before, VisitedRow After)> cards, IEnumerable<string> gone,
        CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        if (!await isStill(connection, transaction)) return false;
        foreach (var (before, after) in cards)
        {
            await connection.ExecuteAsync("update card set epoch = @Newest, head = @Head, body = @Body where space_id = @space and id = @Id and version = @Version and epoch = @Epoch",
                new { Newest = after.Epoch, after.Head, after.Body, space, before.Id, before.Version, before.Epoch }, transaction);
        }
        foreach (var row in rows)
            await connection.ExecuteAsync("update visit set epoch = @Epoch, ends_at = @EndsAt, handed = @Handed, told = @Told, called = @Called where space_id = @SpaceId and account = @Account", row, transaction);
        foreach (var account in gone)
            await Delete(connection, transaction, space, account);
        return true;
    }, cancel);

    /// <summary>The visit of somebody who has just come.</summary>
    public static Task Insert(DbConnection connection, DbTransaction transaction, VisitRow row) => connection.ExecuteAsync(
        $"insert into visit ({Columns}) values (@SpaceId, @Account, @CardId, @Since, @Epoch, @EndsAt, @Kept, @WasHanded, @Handed, @Told, @Called)", row, transaction);

    /// <summary>The visit of somebody who was a member until now, with the space's key that they were handed last.</summary>
    /// <exception cref="NothingToReadException">The record was deleted meanwhile, or they have no such key.</exception>
    public static async Task InsertOfMember(DbConnection connection, DbTransaction transaction, VisitRow row)
    {
        var written = await connection.ExecuteAsync($"""
            insert into visit ({Columns}) select @SpaceId, @Account, @CardId, @Since, @Epoch, @EndsAt, @Kept, handed, @Handed, @Told, @Called
            from space_key where space_id = @SpaceId and account = @Account and epoch = @Since and exists (select 1 from card where space_id = @SpaceId and id = @CardId)
            """, row, transaction);
        if (written == 0) throw new NothingToReadException();
    }

    /// <summary>Who was a member keeps the record's key, and the space's is left here no more.</summary>
    public Task Keep(VisitRow row, byte[] kept, CancellationToken cancel = default) => database.Write((connection, transaction) => connection.ExecuteAsync(
        "update visit set kept = @kept, was_handed = null where space_id = @SpaceId and account = @Account and since = @Since", new { kept, row.SpaceId, row.Account, row.Since }, transaction), cancel);

    public static Task Delete(DbConnection connection, DbTransaction transaction, string space, string account) =>
        connection.ExecuteAsync("delete from visit where space_id = @space and account = @account", new { space, account }, transaction);

    public static Task Call(DbConnection connection, DbTransaction transaction, VisitRow row) =>
        connection.ExecuteAsync("update visit set called = @Called where space_id = @SpaceId and account = @Account and epoch = @Epoch and called is null", row, transaction);

    /// <summary>The visitor opens nothing any more, until they are handed a key again.</summary>
    public static Task Shut(DbConnection connection, DbTransaction transaction, string space, string account) =>
        connection.ExecuteAsync("update visit set handed = null where space_id = @space and account = @account", new { space, account }, transaction);

    /// <summary>Deletes those that are over.</summary>
    public Task Purge(string now, CancellationToken cancel = default) => database.Write((connection, transaction) => connection.ExecuteAsync("delete from visit where ends_at <= @now", new { now }, transaction), cancel);
}
