using System.Collections.Concurrent;
using Dapper;
using NodaTime;
using Weft.Storage;

namespace Weft.Web;

/// <summary>
/// Sessions of a Weft that is one program: when it stops, everything is locked. A command runs in another program and does not see them: so the database counts how
/// often everybody was signed out, and a session of before, or of an account that was closed, is over.
/// </summary>
internal sealed class SessionsInMemory(Database database) : ISessionStore
{
    private readonly ConcurrentDictionary<string, (Session Session, long Round)> sessions = new(StringComparer.Ordinal);

    public async Task Put(Session session, CancellationToken cancel = default)
    {
        if (await Round(session.Account, cancel) is { } round) sessions[session.Id] = (session, round);
    }

    public async Task<Session?> Find(string id, Instant now, CancellationToken cancel = default)
    {
        if (!sessions.TryGetValue(id, out var found) || found.Session.IsOver(now)) return null;
        if (await Round(found.Session.Account, cancel) == found.Round) return found.Session;
        sessions.TryRemove(id, out _);
        return null;
    }

    public Task GoOn(string id, Instant idleAt, CancellationToken cancel = default)
    {
        // Not if it was ended meanwhile.
        while (sessions.TryGetValue(id, out var found) && !sessions.TryUpdate(id, (found.Session with { IdleAt = idleAt }, found.Round), found)) { }
        return Task.CompletedTask;
    }

    public Task End(string id, CancellationToken cancel = default)
    {
        sessions.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public Task EndAll(string account, string? except = null, CancellationToken cancel = default) =>
        EndWhere(session => session.Account == account && session.Id != except);

    public Task EndAll(IReadOnlyCollection<string> accounts, CancellationToken cancel = default) => EndWhere(session => accounts.Contains(session.Account));

    public async Task EndEverybody(CancellationToken cancel = default)
    {
        await database.Write((connection, transaction) => connection.ExecuteAsync("update weft set sessions_ended = sessions_ended + 1 where id = 1", null, transaction), cancel);
        await EndWhere(_ => true);
    }

    public Task Sweep(Instant now, CancellationToken cancel = default) => EndWhere(session => session.IsOver(now));

    /// <returns>How often everybody was signed out; null if the account is not there any more.</returns>
    private Task<long?> Round(string account, CancellationToken cancel) => database.Glance(connection => connection.ExecuteScalarAsync<long?>(
        "select sessions_ended from weft where id = 1 and exists (select 1 from account where id = @account)", new { account }), cancel);

    private Task EndWhere(Func<Session, bool> ended)
    {
        foreach (var (id, (session, _)) in sessions)
        {
            if (ended(session)) sessions.TryRemove(id, out _);
        }
        return Task.CompletedTask;
    }
}
