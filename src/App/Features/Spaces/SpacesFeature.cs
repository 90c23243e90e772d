using NodaTime;
using NodaTime.Text;
using Weft.Drawer;
using Weft.Storage;

namespace Weft.Spaces;

public static class SpacesFeature
{
    public static void AddSpaces(this IServiceCollection services)
    {
        services.AddSingleton<SpaceStore>();
        services.AddSingleton<SpaceBook>();
        services.AddSingleton<InvitationBook>();
        services.AddSingleton<CardDrawer>();
        services.AddSingleton<OlderKeys>();
        services.AddSingleton<MemberCards>();
        services.AddSingleton<Departures>();
        services.AddHostedService<SpacePurge>();
    }

    /// <summary>Deletes what is over, every hour. It opens nothing: it goes by dates.</summary>
    private sealed class SpacePurge(SpaceStore store, Database database, IClock clock, TimeProvider time) : BackgroundService
    {
        private static readonly TimeSpan Often = TimeSpan.FromHours(1);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(Often, time);
            do
            {
                try
                {
                    var now = clock.GetCurrentInstant();
                    await store.Purge(InstantPattern.General.Format(now), LocalDatePattern.Iso.Format(now.InUtc().Date), stoppingToken);
                    // And what people deleted since: it is overwritten at once, but the engine's log still has it.
                    await database.Forget(stoppingToken);
                }
                catch (Exception broken) when (broken is System.Data.Common.DbException or DatabaseException)
                {
                    // The next hour tries again.
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
    }
}
