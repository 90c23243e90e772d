using NodaTime;
using Weft.Storage;

namespace Weft.Sessions;

public static class SessionsFeature
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<ISessionStore>(given => given.GetRequiredService<Database>() is { Engine: "PostgreSQL" } database
            ? new SessionTable(database)
            : new SessionsInMemory());
        services.AddSingleton<SessionBook>();
        services.AddHostedService<SessionSweep>();
        services.AddScoped(given => given.GetRequiredService<IHttpContextAccessor>().HttpContext!.Viewer()
            ?? throw new InvalidOperationException(nameof(OpenAttribute)));
    }

    /// <summary>Lets go of sessions that are over, so that neither memory nor a table keeps who was here.</summary>
    private sealed class SessionSweep(ISessionStore store, IClock clock, TimeProvider time) : BackgroundService
    {
        private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(Often, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await store.Sweep(clock.GetCurrentInstant(), stoppingToken);
                }
                catch (Exception broken) when (broken is System.Data.Common.DbException or DatabaseException)
                {
                    // The next minute tries again; a session that is over opens nothing meanwhile.
                }
            }
        }
    }
}
