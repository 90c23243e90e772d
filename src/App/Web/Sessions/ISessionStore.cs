using NodaTime;

namespace Weft.Web;

/// <summary>Where sessions are while they last.</summary>
public interface ISessionStore
{
    Task Put(Session session, CancellationToken cancel = default);

    /// <summary>One that is there and not over.</summary>
    Task<Session?> Find(string id, Instant now, CancellationToken cancel = default);

    /// <summary>Keeps it alive; does nothing if it was ended meanwhile.</summary>
    Task GoOn(string id, Instant idleAt, CancellationToken cancel = default);

    Task End(string id, CancellationToken cancel = default);

    /// <summary>Ends all of an account's, but for one if it is named.</summary>
    Task EndAll(string account, string? except = null, CancellationToken cancel = default);

    /// <summary>Ends all of these accounts'.</summary>
    Task EndAll(IReadOnlyCollection<string> accounts, CancellationToken cancel = default);

    /// <summary>Ends everybody's, also those that are in the memory of another program on the same database.</summary>
    Task EndEverybody(CancellationToken cancel = default);

    /// <summary>Lets go of those that are over.</summary>
    Task Sweep(Instant now, CancellationToken cancel = default);
}
