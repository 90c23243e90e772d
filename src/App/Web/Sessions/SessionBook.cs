using NodaTime;
using Weft.Vault;

namespace Weft.Web;

/// <summary>Begins, finds and ends sessions. A cookie names one; nothing else does.</summary>
public sealed class SessionBook(ISessionStore store, KnownDevice devices, IClock clock)
{
    // Chromium takes this name from an encrypted connection or from the same machine only.
    public const string CookieName = "__Host-weft";

    /// <summary>Signs an account in, with an id that no earlier session had.</summary>
    /// <returns>The viewer of what is shown next; disposed of with the request.</returns>
    public async Task<Viewer> Begin(HttpContext context, string account, KeyPair keys, bool half = false, CancellationToken cancel = default)
    {
        await End(context, cancel);
        var token = SessionToken.Random();
        var now = clock.GetCurrentInstant();
        var life = half ? Session.HalfLife : Session.Longest;
        await store.Put(new(token.Id, account, half, token.Wrap(keys, account, half), now + (half ? Session.HalfLife : Session.Idle), now + life), cancel);
        context.Response.Cookies.Append(CookieName, token.Write(), Cookie);
        if (!half) devices.Remember(context, account);
        var viewer = new Viewer(account, keys, token, half);
        context.Response.RegisterForDispose(viewer);
        context.Features.Set(viewer);
        return viewer;
    }

    /// <summary>The session that the cookie of this request names, without opening its keys; null if it is over.</summary>
    public async Task<Session?> Look(HttpContext context, CancellationToken cancel = default)
    {
        using var token = SessionToken.Parse(context.Request.Cookies[CookieName]);
        return token is null ? null : await store.Find(token.Id, clock.GetCurrentInstant(), cancel);
    }

    /// <summary>Who sent the cookie that came with this request, if that still opens anything.</summary>
    public async Task<Viewer?> Find(HttpContext context, CancellationToken cancel = default)
    {
        if (SessionToken.Parse(context.Request.Cookies[CookieName]) is not { } token) return null;
        var now = clock.GetCurrentInstant();
        if (await store.Find(token.Id, now, cancel) is not { } session) return null;
        if (session.GoOn(now) is { } longer) await store.GoOn(session.Id, longer.IdleAt, cancel);
        try
        {
            return new(session.Account, token.Unwrap(session.Wrapped, session.Account, session.Half), token, session.Half);
        }
        catch (SealBrokenException)
        {
            // Somebody wrote another account's name into it, or that nothing is owed any more.
            token.Dispose();
            return null;
        }
    }

    public async Task End(HttpContext context, CancellationToken cancel = default)
    {
        using var token = SessionToken.Parse(context.Request.Cookies[CookieName]);
        if (token is null) return;
        await store.End(token.Id, cancel);
        context.Response.Cookies.Delete(CookieName, Cookie);
    }

    /// <summary>Ends an account's sessions everywhere, but for the viewer's own if it is given.</summary>
    public Task EndAll(string account, Viewer? except = null, CancellationToken cancel = default) => store.EndAll(account, except?.SessionId, cancel);

    /// <summary>Ends these accounts' everywhere, the viewer's among them.</summary>
    public async Task EndAll(HttpContext context, IReadOnlyCollection<string> accounts, CancellationToken cancel = default)
    {
        await store.EndAll(accounts, cancel);
        context.Response.Cookies.Delete(CookieName, Cookie);
    }

    /// <summary>Ends everybody's, the viewer's too.</summary>
    public async Task EndEverybody(HttpContext context, CancellationToken cancel = default)
    {
        await store.EndEverybody(cancel);
        context.Response.Cookies.Delete(CookieName, Cookie);
    }

    private static CookieOptions Cookie => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
