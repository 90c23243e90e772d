using Dapper;
using NodaTime;
using NodaTime.Text;
using Weft.Storage;

namespace Weft.Web;

/// <summary>Sessions that all nodes share, on PostgreSQL.</summary>
internal sealed class SessionTable(Database database) : ISessionStore
{
    private static readonly InstantPattern Written = InstantPattern.ExtendedIso;

    public Task Put(Session session, CancellationToken cancel = default) => Execute("""
        insert into session (id, account, half, wrapped, idle_at, ends_at)
        values (@Id, @Account, @Half, @Wrapped, @IdleAt, @EndsAt)
        """, new { session.Id, session.Account, session.Half, session.Wrapped, IdleAt = Text(session.IdleAt), EndsAt = Text(session.EndsAt) }, cancel);

    public async Task<Session?> Find(string id, Instant now, CancellationToken cancel = default)
    {
        var row = await database.Glance(connection => connection.QuerySingleOrDefaultAsync<Row>(
            "select id, account, half, wrapped, idle_at, ends_at from session where id = @id", new { id }), cancel);
        var session = row is null ? null
            : new Session(row.Id, row.Account, row.Half, row.Wrapped, Written.Parse(row.IdleAt).Value, Written.Parse(row.EndsAt).Value);
        return session?.IsOver(now) == false ? session : null;
    }

    public Task GoOn(string id, Instant idleAt, CancellationToken cancel = default) =>
        Execute("update session set idle_at = @idleAt where id = @id", new { id, idleAt = Text(idleAt) }, cancel);

    public Task End(string id, CancellationToken cancel = default) => Execute("delete from session where id = @id", new { id }, cancel);

    public Task EndAll(string account, string? except = null, CancellationToken cancel = default) =>
        Execute("delete from session where account = @account and id <> @except", new { account, except = except ?? "" }, cancel);

    // Deleted rows would lie in the file until a vacuum: so the table is written anew with the others' alone.
    public Task EndAll(IReadOnlyCollection<string> accounts, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        await connection.ExecuteAsync("lock table session in access exclusive mode", null, transaction);
        var others = (await connection.QueryAsync<Row>("select id, account, half, wrapped, idle_at, ends_at from session where not (account = any(@accounts))", new { accounts = accounts.ToArray() }, transaction)).AsList();
        await connection.ExecuteAsync("truncate table session", null, transaction);
        return await connection.ExecuteAsync("insert into session (id, account, half, wrapped, idle_at, ends_at) values (@Id, @Account, @Half, @Wrapped, @IdleAt, @EndsAt)", others, transaction);
    }, cancel);

    // Not deleted but truncated, for the same reason.
    public Task EndEverybody(CancellationToken cancel = default) => Execute("truncate table session", new { }, cancel);

    public Task Sweep(Instant now, CancellationToken cancel = default) =>
        Execute("delete from session where idle_at < @now or ends_at < @now", new { now = Text(now) }, cancel);

    private Task<int> Execute(string statement, object values, CancellationToken cancel) =>
        database.Glance(connection => connection.ExecuteAsync(statement, values), cancel);

    // All of one length, so that they are compared as the times that they are.
    private static string Text(Instant instant) => Written.Format(Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds()));

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public string Account { get; init; } = "";
        public bool Half { get; init; }
        public byte[] Wrapped { get; init; } = [];
        public string IdleAt { get; init; } = "";
        public string EndsAt { get; init; } = "";
    }
}
