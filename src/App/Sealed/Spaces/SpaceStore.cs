using System.Data.Common;
using Dapper;
using Weft.Storage;

namespace Weft.Sealed;

/// <summary>What is written when a space changes: all of it or nothing, and only if nobody changed it since it was read.</summary>
/// <param name="ReadVersion">The version that was read.</param>
/// <param name="Row">The space as it is now.</param>
/// <param name="Log">What happened.</param>
public sealed record SpaceWriting(long ReadVersion, SpaceRow Row, IReadOnlyList<LogRow> Log)
{
    /// <summary>Of a new epoch: the key before it.</summary>
    public EpochRow? Epoch { get; init; }
    /// <summary>Keys that are handed over; with a new epoch, all others are gone.</summary>
    public IReadOnlyList<KeyRow> Keys { get; init; } = [];
    public InvitationRow? Invitation { get; init; }
    /// <summary>An invitation that is used up or withdrawn.</summary>
    public string? InvitationGone { get; init; }
    /// <summary>Nobody comes in any more with an invitation of before.</summary>
    public bool InvitationsGone { get; init; }
    /// <summary>Accounts that are no members any more: their keys go.</summary>
    public IReadOnlyCollection<string> Gone { get; init; } = [];
    /// <summary>What else is written, before any key or invitation goes: an account that is new here, and what somebody knows of keys.</summary>
    public IReadOnlyList<Func<DbConnection, DbTransaction, Task>> Also { get; init; } = [];
}

/// <summary>Undoes a transaction that would go on from something that somebody else has changed since it was read.</summary>
public sealed class OvertakenException : Exception
{
    /// <exception cref="OvertakenException">If not.</exception>
    internal static void Unless(bool isAsRead)
    {
        if (!isAsRead) throw new OvertakenException();
    }
}

public sealed class SpaceStore(Database database)
{
    private const string InvitationColumns = "space_id, id, epoch, ends_at, version, key_box, body, told, record_box, salt, account, letter";
    private const string SpaceColumns = "id, epoch, version, roster, body, is_lost";

    /// <returns>Null if there is nothing of it for this account.</returns>
    public Task<FoundSpace?> Find(string id, string account, CancellationToken cancel = default) => database.Read<FoundSpace?>(async connection =>
    {
        var key = await connection.QuerySingleOrDefaultAsync<KeyRow>("select space_id, account, epoch, handed from space_key where space_id = @id and account = @account", new { id, account });
        if (key is null) return null;
        if (await Ring(connection, account) is not { } ring) return null;
        var space = await connection.QuerySingleAsync<SpaceRow>($"select {SpaceColumns} from space where id = @id", new { id });
        var epochs = await Epochs(connection, id);
        var holders = await connection.QueryAsync<string>("select account from space_key where space_id = @id and epoch = @Epoch", new { id, space.Epoch });
        var arrived = await connection.ExecuteScalarAsync<long>("select count(*) from invitation where space_id = @id and letter is not null", new { id });
        return new(space, key, ring, epochs, holders.ToHashSet(StringComparer.Ordinal), arrived, await Visitors.In(connection, id));
    }, cancel);

    /// <summary>What it takes to believe a key that an account was handed once: the account's ring, and the epochs until then.</summary>
    /// <returns>Null if the account has believed no key of any space.</returns>
    public Task<(KeyRingRow Ring, IReadOnlyList<EpochRow> Epochs)?> FindChain(KeyRow handed, CancellationToken cancel = default) => database.Read<(KeyRingRow, IReadOnlyList<EpochRow>)?>(async connection =>
        await Ring(connection, handed.Account) is { } ring ? (ring, await Epochs(connection, handed.SpaceId)) : null, cancel);

    /// <summary>The keys before each epoch's, the newest first, and the visits, of one moment.</summary>
    public Task<(IReadOnlyList<EpochRow> Epochs, IReadOnlyList<VisitRow> Visits)> Past(string id, CancellationToken cancel = default) => database.Read(async connection =>
        (await Epochs(connection, id), await Visitors.In(connection, id)), cancel);

    private static async Task<IReadOnlyList<EpochRow>> Epochs(DbConnection connection, string id) =>
        (await connection.QueryAsync<EpochRow>("select epoch, previous from space_epoch where space_id = @id order by epoch desc", new { id })).AsList();

    private static Task<KeyRingRow?> Ring(DbConnection connection, string account) =>
        connection.QuerySingleOrDefaultAsync<KeyRingRow?>("select account, version, ring from key_ring where account = @account", new { account });

    public async Task<IReadOnlyList<string>> Of(string account, CancellationToken cancel = default) =>
        (await database.Glance(connection => connection.QueryAsync<string>("select space_id from space_key where account = @account order by space_id", new { account }), cancel)).AsList();

    /// <param name="also">What else is written in the same transaction.</param>
    public Task Add(SpaceRow space, KeyRow key, IReadOnlyList<LogRow> log, Func<DbConnection, DbTransaction, Task> also, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        await Insert(connection, transaction, space);
        await Hand(connection, transaction, key);
        await SpaceLog.Write(connection, transaction, space.Id, log);
        await also(connection, transaction);
        return 0;
    }, cancel);

    /// <summary>A space whose key nobody was handed, and which is nobody's therefore.</summary>
    public Task AddUnfinished(SpaceRow space, CancellationToken cancel = default) => Do((connection, transaction) => Insert(connection, transaction, space), cancel);

    /// <returns>False if it was deleted meanwhile.</returns>
    public Task<bool> Finish(SpaceRow space, KeyRow key, IReadOnlyList<LogRow> log, Func<DbConnection, DbTransaction, Task> also, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        if (!await Guard(connection, transaction, space.Id)) return false;
        await Hand(connection, transaction, key);
        await SpaceLog.Write(connection, transaction, space.Id, log);
        await also(connection, transaction);
        return true;
    }, cancel);

    /// <summary>Deletes a space, if nobody has its key.</summary>
    public Task DeleteUnfinished(string id, CancellationToken cancel = default) => Do(async (connection, transaction) =>
    {
        // First the row that guards it: whoever hands the key over at the same moment is waited for, and seen.
        await Guard(connection, transaction, id);
        await connection.ExecuteAsync("delete from space where id = @id and not exists (select 1 from space_key where space_id = @id)", new { id }, transaction);
    }, cancel);

    /// <returns>False if somebody else changed the space meanwhile, or what is written with it.</returns>
    public async Task<bool> Save(SpaceWriting writing, CancellationToken cancel = default)
    {
        try
        {
            return await database.Write((connection, transaction) => Save(connection, transaction, writing), cancel);
        }
        catch (OvertakenException)
        {
            return false;
        }
    }

    private static async Task<bool> Save(DbConnection connection, DbTransaction transaction, SpaceWriting writing)
    {
        var row = writing.Row;
        var mine = await connection.ExecuteAsync("""
            update space set epoch = @Epoch, version = @Version, roster = @Roster, body = @Body, is_lost = @IsLost where id = @Id and version = @ReadVersion
            """, new { row.Epoch, row.Version, row.Roster, row.Body, row.IsLost, row.Id, writing.ReadVersion }, transaction);
        if (mine == 0) return false;
        foreach (var also in writing.Also)
            await also(connection, transaction);
        if (writing.Epoch is { } epoch)
        {
            await connection.ExecuteAsync("insert into space_epoch (space_id, epoch, previous) values (@Id, @Epoch, @Previous)", new { row.Id, epoch.Epoch, epoch.Previous }, transaction);
        }
        if (writing.Epoch is not null || writing.InvitationsGone) await connection.ExecuteAsync("delete from invitation where space_id = @Id and letter is null", new { row.Id }, transaction);
        foreach (var key in writing.Keys)
            await Hand(connection, transaction, key);
        // Whoever was handed nothing in a new epoch has nothing to look for here any more.
        if (writing.Epoch is not null) await connection.ExecuteAsync("delete from space_key where space_id = @Id and epoch < @Epoch", new { row.Id, row.Epoch }, transaction);
        foreach (var account in writing.Gone) await connection.ExecuteAsync("delete from space_key where space_id = @Id and account = @account", new { row.Id, account }, transaction);
        if (writing.InvitationGone is { } gone) await connection.ExecuteAsync("delete from invitation where space_id = @Id and id = @gone and letter is null", new { row.Id, gone }, transaction);
        if (writing.Invitation is { } invitation)
        {
            await connection.ExecuteAsync("""
                insert into invitation (space_id, id, epoch, ends_at, version, key_box, body, told, record_box, salt) values (@SpaceId, @Id, @Epoch, @EndsAt, @Version, @KeyBox, @Body, @Told, @RecordBox, @Salt)
                on conflict (space_id, id) do update set version = excluded.version, body = excluded.body, record_box = excluded.record_box, salt = excluded.salt
                """, invitation, transaction);
        }
        await SpaceLog.Write(connection, transaction, row.Id, writing.Log);
        if (writing.Epoch is not null) OvertakenException.Unless(await IsHanded(connection, transaction, row, writing.Keys));
        // Those who are left in the roster are accounts that were deleted: nobody could ever open it again.
        if (writing.Gone.Count > 0) await connection.ExecuteAsync("delete from space where id = @Id and not exists (select 1 from space_key where space_id = @Id)", new { row.Id }, transaction);
        return true;
    }

    /// <summary>Whether somebody has the key of a new epoch, and nobody lacks it who should have it and is still there.</summary>
    private static async Task<bool> IsHanded(DbConnection connection, DbTransaction transaction, SpaceRow row, IReadOnlyList<KeyRow> keys)
    {
        foreach (var key in keys)
        {
            if (await connection.ExecuteScalarAsync<long>("""
                select count(*) from account where id = @Account and not exists (select 1 from space_key where space_id = @Id and account = @Account and epoch = @Epoch)
                """, new { key.Account, row.Id, row.Epoch }, transaction) > 0) return false;
        }
        return await connection.ExecuteScalarAsync<long>("select count(*) from space_key where space_id = @Id and epoch = @Epoch", new { row.Id, row.Epoch }, transaction) > 0;
    }

    /// <returns>False if somebody else changed the space meanwhile.</returns>
    public Task<bool> Delete(SpaceRow read, Func<DbConnection, DbTransaction, Task> also, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        if (await connection.ExecuteAsync("delete from space where id = @Id and version = @Version", new { read.Id, read.Version }, transaction) == 0) return false;
        await also(connection, transaction);
        return true;
    }, cancel);

    /// <summary>Which of some accounts were deleted. None of them comes back.</summary>
    public Task<IReadOnlyCollection<string>> Deleted(IEnumerable<string> accounts, CancellationToken cancel = default) => database.Glance<IReadOnlyCollection<string>>(async connection =>
    {
        var deleted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var account in accounts)
            if (await connection.ExecuteScalarAsync<long>("select count(*) from account where id = @account", new { account }) == 0) deleted.Add(account);
        return deleted;
    }, cancel);

    /// <summary>Writes what belongs to no space alone.</summary>
    public Task Do(Func<DbConnection, DbTransaction, Task> write, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        await write(connection, transaction);
        return 0;
    }, cancel);

    /// <summary>
    /// An invitation and its space, of one moment: read one after the other, an invitation that somebody used in between would stand beside a space that
    /// knows of it already, and would seat a second.
    /// </summary>
    public Task<(InvitationRow Invitation, SpaceRow Space)?> FindInvitation(string id, CancellationToken cancel = default) => database.Read<(InvitationRow, SpaceRow)?>(async connection =>
    {
        var invitation = await connection.QuerySingleOrDefaultAsync<InvitationRow>($"select {InvitationColumns} from invitation where id = @id and letter is null", new { id });
        return invitation is null ? null
            : (invitation, await connection.QuerySingleAsync<SpaceRow>($"select {SpaceColumns} from space where id = @SpaceId", new { invitation.SpaceId }));
    }, cancel);

    public async Task<IReadOnlyList<InvitationRow>> Invitations(string space, CancellationToken cancel = default) => (await database.Glance(connection =>
        connection.QueryAsync<InvitationRow>($"select {InvitationColumns} from invitation where space_id = @space and letter is null order by ends_at", new { space }), cancel)).AsList();

    /// <summary>Somebody comes with a visitor's invitation: of many at the same moment, one.</summary>
    /// <param name="invitation">As it was read, with who they are and what they say.</param>
    /// <param name="also">What else is written with it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>False if it was changed or used since.</returns>
    public Task<bool> Come(InvitationRow invitation, IEnumerable<Func<DbConnection, DbTransaction, Task>> also, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        if (await connection.ExecuteAsync("update invitation set account = @Account, letter = @Letter where space_id = @SpaceId and id = @Id and version = @Version and letter is null", invitation, transaction) == 0) return false;
        foreach (var write in also)
            await write(connection, transaction);
        return true;
    }, cancel);

    /// <summary>Invitations to read one record, with which nobody came yet.</summary>
    public async Task<IReadOnlyList<InvitationRow>> VisitorInvitations(string space, CancellationToken cancel = default) => (await database.Glance(connection =>
        connection.QueryAsync<InvitationRow>($"select {InvitationColumns} from invitation where space_id = @space and told is not null and letter is null", new { space }), cancel)).AsList();

    /// <returns>False if it was changed or used meanwhile.</returns>
    public static async Task<bool> Replace(DbConnection connection, DbTransaction transaction, InvitationRow before, InvitationRow after) =>
        await connection.ExecuteAsync("update invitation set version = @Version, body = @Body, record_box = @RecordBox, salt = @Salt where space_id = @SpaceId and id = @Id and version = @Read and letter is null",
            new { after.Version, after.Body, after.RecordBox, after.Salt, before.SpaceId, before.Id, Read = before.Version }, transaction) == 1;

    /// <summary>One of those with which somebody came who has no seat yet.</summary>
    public Task<InvitationRow?> Arrival(string space, CancellationToken cancel = default) => database.Glance(connection => connection.QueryFirstOrDefaultAsync<InvitationRow>(
        $"select {InvitationColumns} from invitation where space_id = @space and letter is not null order by ends_at, id limit 1", new { space }), cancel);

    public static Task Forget(DbConnection connection, DbTransaction transaction, InvitationRow arrival) =>
        connection.ExecuteAsync("delete from invitation where space_id = @SpaceId and id = @Id", arrival, transaction);

    public async Task<IReadOnlyList<LogRow>> Log(string space, CancellationToken cancel = default) => (await database.Glance(connection =>
        connection.QueryAsync<LogRow>("select id, epoch, delete_on, entry from space_log where space_id = @space", new { space }), cancel)).AsList();

    /// <summary>Deletes what is over: invitations that nobody used, and what a log need not say any more.</summary>
    public Task Purge(string now, string today, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        await connection.ExecuteAsync("delete from invitation where ends_at < @now and letter is null", new { now }, transaction);
        await connection.ExecuteAsync("delete from space_log where delete_on < @today", new { today }, transaction);
        return 0;
    }, cancel);

    /// <summary>Nobody comes into any space any more with an invitation of before.</summary>
    public Task EndInvitations(CancellationToken cancel = default) => Do((connection, transaction) => connection.ExecuteAsync("delete from invitation where letter is null", null, transaction), cancel);

    private static async Task<bool> Guard(DbConnection connection, DbTransaction transaction, string id) =>
        await connection.ExecuteAsync("update space set epoch = epoch where id = @id", new { id }, transaction) == 1;

    private static Task Insert(DbConnection connection, DbTransaction transaction, SpaceRow space) =>
        connection.ExecuteAsync("insert into space (id, epoch, version, roster, body) values (@Id, @Epoch, @Version, @Roster, @Body)", space, transaction);

    /// <summary>Only the key of the epoch that the space is in, and never in the place of a newer one. Whose account was deleted is handed none.</summary>
    private static Task Hand(DbConnection connection, DbTransaction transaction, KeyRow key) => connection.ExecuteAsync("""
        insert into space_key (space_id, account, epoch, handed)
        select @SpaceId, id, @Epoch, @Handed from account where id = @Account and exists (select 1 from space where id = @SpaceId and epoch = @Epoch)
        on conflict (space_id, account) do update set epoch = excluded.epoch, handed = excluded.handed where excluded.epoch >= space_key.epoch
        """, key, transaction);
}
