using NodaTime;
using Weft.Jobs;

namespace Weft.Web;

/// <summary>Lets go of sessions that are over, so that no table keeps who was here.</summary>
public sealed class SessionSweep(ISessionStore store, IClock clock) : IJob
{
    public string Kind => "sweep";

    public Duration? Every => Duration.FromSeconds(30);

    public bool IsHere => store is SessionTable;

    public Task Run(JobRow row, CancellationToken cancel) => store.Sweep(clock.GetCurrentInstant(), cancel);
}

/// <summary>The same where sessions are in memory, which nobody else can reach.</summary>
internal sealed class SessionSweepInMemory(ISessionStore store, IClock clock, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store is not SessionsInMemory) return;
        using var timer = new PeriodicTimer(Often, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await store.Sweep(clock.GetCurrentInstant(), stoppingToken);
    }
}
