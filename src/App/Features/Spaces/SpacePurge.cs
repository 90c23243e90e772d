using NodaTime;
using NodaTime.Text;
using Weft.Jobs;
using Weft.Storage;

namespace Weft.Spaces;

/// <summary>Deletes what is over, every hour. It opens nothing: it goes by dates.</summary>
public sealed class SpacePurge(SpaceStore store, CardDrawer cards, FileDrawer files, Visitors visitors, Database database, IClock clock) : IJob
{
    public string Kind => "purge";

    public Duration? Every => Duration.FromHours(1);

    public async Task Run(JobRow row, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        await store.Purge(InstantPattern.General.Format(now), LocalDatePattern.Iso.Format(today), cancel);
        await cards.Purge(today, cancel);
        await files.Purge(today.PlusDays(-1), cancel);
        await visitors.Purge(InstantPattern.General.Format(now), cancel);
        // And what people deleted since: it is overwritten at once, but the engine's log still has it.
        await database.ForgetAll(cancel);
    }
}
