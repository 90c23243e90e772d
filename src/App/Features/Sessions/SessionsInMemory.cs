using System.Collections.Concurrent;
using NodaTime;

namespace Weft.Sessions;

/// <summary>Sessions of a Weft that is one program: when it stops, everything is locked.</summary>
internal sealed class SessionsInMemory : ISessionStore
{
    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public Task Put(Session session, CancellationToken cancel = default)
    {
        sessions[session.Id] = session;
        return Task.CompletedTask;
    }

    public Task<Session?> Find(string id, Instant now, CancellationToken cancel = default) =>
        Task.FromResult(sessions.TryGetValue(id, out var session) && !session.IsOver(now) ? session : null);

    public Task GoOn(string id, Instant idleAt, CancellationToken cancel = default)
    {
        // Not if it was ended meanwhile.
        while (sessions.TryGetValue(id, out var session) && !sessions.TryUpdate(id, session with { IdleAt = idleAt }, session)) { }
        return Task.CompletedTask;
    }

    public Task End(string id, CancellationToken cancel = default)
    {
        sessions.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public Task EndAll(string account, string? except = null, CancellationToken cancel = default) =>
        EndWhere(session => session.Account == account && session.Id != except);

    public Task EndEverybody(CancellationToken cancel = default) => EndWhere(_ => true);

    public Task Sweep(Instant now, CancellationToken cancel = default) => EndWhere(session => session.IsOver(now));

    private Task EndWhere(Func<Session, bool> ended)
    {
        foreach (var (id, session) in sessions)
        {
            if (ended(session)) sessions.TryRemove(id, out _);
        }
        return Task.CompletedTask;
    }
}
