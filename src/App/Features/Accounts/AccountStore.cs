using System.Data.Common;
using Dapper;
using Weft.Storage;

namespace Weft.Accounts;

/// <summary>The accounts' rows.</summary>
public sealed class AccountStore(Database database)
{
    private const string Columns = "id, operates, name_mark, public_key, salt, memory, passes, host, host_name, proof, key_box, recovery_mark, recovery_box, version, body";

    public Task<AccountRow?> Find(string id, CancellationToken cancel = default) =>
        database.Glance(connection => connection.QuerySingleOrDefaultAsync<AccountRow>($"select {Columns} from account where id = @id", new { id }), cancel);

    public Task<AccountRow?> FindByName(string mark, CancellationToken cancel = default) =>
        database.Glance(connection => connection.QuerySingleOrDefaultAsync<AccountRow>($"select {Columns} from account where name_mark = @mark", new { mark }), cancel);

    public Task<AccountRow?> FindByRecovery(byte[] mark, CancellationToken cancel = default) =>
        database.Glance(connection => connection.QuerySingleOrDefaultAsync<AccountRow>($"select {Columns} from account where recovery_mark = @mark", new { mark }), cancel);

    /// <returns>False if somebody else has set this Weft up already.</returns>
    public Task<bool> SetUp(string weft, string day, AccountRow first, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        var mine = await connection.ExecuteAsync("update weft set name = @weft, set_up_on = @day where id = 1 and set_up_on is null", new { weft, day }, transaction);
        if (mine == 0) return false;
        await Insert(connection, transaction, first);
        return true;
    }, cancel);

    public Task<WeftRow> Weft(CancellationToken cancel = default) =>
        database.Glance(connection => connection.QuerySingleAsync<WeftRow>("select name, set_up_on from weft where id = 1"), cancel);

    /// <summary>The names of the host secrets with which passphrases were made, and how many.</summary>
    public async Task<IReadOnlyList<(string Name, long Accounts)>> HostNames(CancellationToken cancel = default) =>
        (await database.Glance(connection => connection.QueryAsync<(string, long)>("select host_name, count(*) from account where host_name is not null group by host_name"), cancel)).AsList();

    /// <returns>False if it was changed since it was read.</returns>
    public Task<bool> Save(AccountRow row, long readVersion, CancellationToken cancel = default) => database.Write(async (connection, transaction) => await connection.ExecuteAsync("""
        update account set name_mark = @NameMark, salt = @Salt, memory = @Memory, passes = @Passes, host = @Host, host_name = @HostName, proof = @Proof, key_box = @KeyBox,
          recovery_mark = @RecoveryMark, recovery_box = @RecoveryBox, version = @Version, body = @Body
        where id = @Id and version = @readVersion
        """, new
    {
        row.NameMark,
        row.Salt,
        row.Memory,
        row.Passes,
        row.Host,
        row.HostName,
        row.Proof,
        row.KeyBox,
        row.RecoveryMark,
        row.RecoveryBox,
        row.Version,
        row.Body,
        row.Id,
        readVersion,
    }, transaction) == 1, cancel);

    /// <summary>Deletes an account: its sessions, its keys of spaces and its visits go with it, and the spaces that nobody else could open.</summary>
    public Task Delete(string id, CancellationToken cancel = default) => database.Write((connection, transaction) => Delete(connection, transaction, id, alone: null), cancel);

    /// <summary>The same, if it has as many spaces alone as when it was read.</summary>
    /// <returns>False if not: then nothing was deleted.</returns>
    public Task<bool> Close(KnownAccount account, CancellationToken cancel = default) =>
        database.Write((connection, transaction) => Delete(connection, transaction, account.Id, account.Alone), cancel);

    private static async Task<bool> Delete(DbConnection connection, DbTransaction transaction, string id, long? alone)
    {
        // First the rows that guard its spaces: who joins one at the same moment is waited for, and seen.
        await connection.ExecuteAsync("update space set epoch = epoch where id in (select space_id from space_key where account = @id)", new { id }, transaction);
        var spaces = (await connection.QueryAsync<string>($"select mine.space_id {Alone} where mine.account = @id and {NobodyElse}", new { id }, transaction)).AsList();
        if (alone is { } expected && spaces.Count != expected) return false;
        foreach (var space in spaces)
            await connection.ExecuteAsync("delete from space where id = @space", new { space }, transaction);
        await connection.ExecuteAsync("delete from account where id = @id", new { id }, transaction);
        return true;
    }

    /// <summary>All accounts, those first that have most spaces.</summary>
    public async Task<IReadOnlyList<KnownAccount>> All(CancellationToken cancel = default) => (await database.Glance(connection => connection.QueryAsync<KnownAccount>($"""
        select id, name_mark, operates,
          (select count(*) from space_key mine where mine.account = account.id) as spaces,
          (select count(*) {Alone} where mine.account = account.id and {NobodyElse}) as alone,
          (select count(*) from visit where visit.account = account.id) as visits
        from account order by spaces desc, name_mark
        """), cancel)).AsList();

    private const string Alone = "from space_key mine", NobodyElse = "not exists (select 1 from space_key other where other.space_id = mine.space_id and other.account <> mine.account)";

    internal static Task Insert(DbConnection connection, DbTransaction transaction, AccountRow row) => connection.ExecuteAsync("""
        insert into account (id, operates, name_mark, public_key, salt, memory, passes, host, host_name, proof, key_box, recovery_mark, recovery_box, version, body)
        values (@Id, @Operates, @NameMark, @PublicKey, @Salt, @Memory, @Passes, @Host, @HostName, @Proof, @KeyBox, @RecoveryMark, @RecoveryBox, @Version, @Body)
        """, row, transaction);

    public sealed class WeftRow
    {
        public string Name { get; init; } = "";
        public string? SetUpOn { get; init; }
    }
}
