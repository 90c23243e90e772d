using System.Data.Common;
using Dapper;
using Weft.Storage;

namespace Weft.Sealed;

public sealed class VisitStore(Database database)
{
    private const string Columns = "space_id, account, card_id, since, since_salt, epoch, salt, ends_at, kept, was_handed, handed, told, called";

    internal static async Task<IReadOnlyList<VisitRow>> In(DbConnection connection, string space) =>
        (await connection.QueryAsync<VisitRow>($"""
            select {Columns}, (select epoch from card where card.space_id = visit.space_id and id = card_id) as record_epoch, (select salt from card where card.space_id = visit.space_id and id = card_id) as record_salt
            from visit where space_id = @space order by ends_at, account
            """, new { space })).AsList();

    /// <summary>Those that an account may have: who came has a seat, or waits for it. Each with what is read, of the same moment: both change together.</summary>
    /// <param name="account">Whose they are.</param>
    /// <param name="now">Those that were over by then are none.</param>
    /// <param name="cancel">Stops it.</param>
    internal Task<IReadOnlyList<(VisitRow Visit, CardRow? Card)>> Of(string account, string now, CancellationToken cancel = default) => database.Read<IReadOnlyList<(VisitRow, CardRow?)>>(async connection =>
    {
        var visits = new List<(VisitRow, CardRow?)>();
        foreach (var row in (await connection.QueryAsync<VisitRow>($"""
            select {Columns} from visit where account = @account and ends_at > @now
              and (called is not null or exists (select 1 from invitation where invitation.space_id = visit.space_id and invitation.account = visit.account))
            """, new { account, now })).AsList())
            visits.Add((row, await Card(connection, row.SpaceId, row.CardId)));
        return visits;
    }, cancel);

    internal Task<CardRow?> Card(string space, string id, CancellationToken cancel = default) => database.Glance(connection => Card(connection, space, id), cancel);

    private static Task<CardRow?> Card(DbConnection connection, string space, string id) =>
        connection.QuerySingleOrDefaultAsync<CardRow?>("select id, kind, epoch, version, salt, head, body from card where space_id = @space and id = @id", new { space, id });

    /// <summary>Whether an account is a member of a space, or a visitor of something in it.</summary>
    public Task<bool> HasSeat(string space, string account, CancellationToken cancel = default) => database.Glance(async connection => await connection.ExecuteScalarAsync<long>("""
        select (select count(*) from space_key where space_id = @space and account = @account) + (select count(*) from visit where space_id = @space and account = @account)
        """, new { space, account }) > 0, cancel);

    public Task Leave(string space, string account, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        await Delete(connection, transaction, space, account);
        return 0;
    }, cancel);

    /// <summary>Hands a record's key over. Who gave the visit back meanwhile is handed nothing.</summary>
    public static Task Hand(DbConnection connection, DbTransaction transaction, VisitRow row) => connection.ExecuteAsync(
        "update visit set epoch = @Epoch, salt = @Salt, ends_at = @EndsAt, handed = @Handed, told = @Told, called = @Called where space_id = @SpaceId and account = @Account and since = @Since and called is not null", row, transaction);

    /// <summary>The visit of somebody who has just come.</summary>
    public static Task Insert(DbConnection connection, DbTransaction transaction, VisitRow row) => connection.ExecuteAsync(
        $"insert into visit ({Columns}) values (@SpaceId, @Account, @CardId, @Since, @SinceSalt, @Epoch, @Salt, @EndsAt, @Kept, @WasHanded, @Handed, @Told, @Called)", row, transaction);

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
