using System.Threading.RateLimiting;
using NodaTime;
using Weft.Sessions;

namespace Weft.Accounts;

/// <summary>
/// Lets people in: slows down whoever guesses, by name and by where they come from, and lets devices that were here before pass by the crowd.
/// </summary>
public sealed class Admission(AccountBook accounts, NameMarks marks, KnownDevice devices, Attempts attempts) : IDisposable
{
    private const int QueueLimit = 64;

    // One at a time for strangers leaves the others for those who are known; more of them wait than anybody has patience for.
    private readonly ConcurrencyLimiter strangers = new(new()
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount - 1),
        QueueLimit = QueueLimit,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>What came of it: an account; or how long to wait; or neither, which is a wrong name or passphrase.</summary>
    public sealed record Answer(OpenAccount? Account, Duration? Wait);

    public async Task<Answer> Try(HttpContext context, string name, string passphrase)
    {
        var cancel = context.RequestAborted;
        // A device is judged for a name that nobody has, too: it was never noted for that, and the work is the same.
        var known = devices.Of(context, await accounts.IdOf(name, cancel) ?? "");
        var key = known ?? marks.New(name);
        if (attempts.Begin(key) is { } wait) return new(null, wait);
        using var turn = known is null ? await strangers.AcquireAsync(1, cancel) : null;
        if (turn?.IsAcquired == false) return new(null, Duration.FromSeconds(30));
        var account = await accounts.Open(name, passphrase, cancel);
        if (account is not null) attempts.Succeed(key);
        return new(account, null);
    }

    public void Dispose() => strangers.Dispose();
}
