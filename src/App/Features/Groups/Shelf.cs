using System.Data.Common;
using NodaTime;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>What is shown now.</summary>
/// <param name="AsOf">When it was last known to be what the database holds, if that cannot be asked any more; null while it can.</param>
public sealed record ShelfView(Catalogue Catalogue, Instant? AsOf);

/// <summary>The catalogue that is shown now. It asks the database at most once a second whether there is a newer one.</summary>
public sealed class Shelf(ShelfStore store, TimeProvider time, ILogger<Shelf> log) : IPublicData
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(1);
    // How long a reader waits for the database, or for a new catalogue, before being shown the old one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock turn = new();
    private volatile ShelfView? shown;
    private long askedAt;
    private Instant agreedAt;
    private Task<ShelfView>? asking;
    private Task? loading;

    /// <summary>When what is shown was last known to be so, if the database cannot be reached; null while it can.</summary>
    public Instant? AsOf => shown?.AsOf;

    /// <summary>The catalogue, at most a second behind the database, or a little more while a large new one is being read.</summary>
    /// <exception cref="DatabaseException">There is none yet and the database cannot be reached.</exception>
    public async ValueTask<Catalogue> Now() => (await See()).Catalogue;

    /// <summary>The same, with whether the database could be asked.</summary>
    /// <exception cref="DatabaseException">There is nothing yet and the database cannot be reached.</exception>
    public ValueTask<ShelfView> See()
    {
        var view = shown;
        if (view is not null && time.GetElapsedTime(Volatile.Read(ref askedAt)) < Trusted) return new(view);
        lock (turn)
        {
            if (asking is null || asking.IsCompleted) asking = Ask();
            // While the database is away, nobody waits for it again.
            return view?.AsOf is null ? new(asking) : new(view);
        }
    }

    /// <summary>Waits until what is shown is at least as new as a change that was made here.</summary>
    public async Task Reach(long generation)
    {
        // A reading may be under way that began before the change; the one after it did not.
        for (var attempt = 0; attempt < 3 && !(shown?.Catalogue.Generation >= generation); attempt++)
            await Load(generation);
    }

    private async Task<ShelfView> Ask()
    {
        // What runs below must not run inside the lock of whoever asked first.
        await Task.Yield();
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        long generation;
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            generation = await store.Generation(patience.Token);
            if (shown is not { } old)
            {
                await Reach(generation);
            }
            else if (old.Catalogue.Generation != generation)
            {
                // A lower one is that of a database that was put back.
                var load = old.Catalogue.Generation > generation ? Load(generation) : Reach(generation);
                await Task.WhenAny(load, Task.Delay(Patience, time));
                if (load.IsFaulted) await load;
            }
        }
        catch (Exception broken) when (broken is DatabaseException or DbException or OperationCanceledException)
        {
            return await GoOn(broken);
        }
        lock (turn)
        {
            if (shown!.Catalogue.Generation >= generation) agreedAt = now;
            Volatile.Write(ref askedAt, time.GetTimestamp());
            return shown = shown with { AsOf = null };
        }
    }

    /// <summary>Goes on with what was read before, or with what a replica has that is newer; and says of when that is.</summary>
    private async Task<ShelfView> GoOn(Exception broken)
    {
        if (AsOf is null) Log.NotReached(log, broken);
        // Never an older one: what was taken off since would come back.
        var copy = await store.Replicated(shown is { } before ? before.Catalogue.Generation + 1 : 0);
        lock (turn)
        {
            Volatile.Write(ref askedAt, time.GetTimestamp());
            if (copy is { Of: var of, At: var at })
                return shown = new(new(of), Instant.Max(at, agreedAt));
            if (shown is not { } view)
                throw new DatabaseException(new Reason("The database does not answer."), broken);
            return shown = view with { AsOf = view.AsOf ?? agreedAt };
        }
    }

    private Task Load(long generation)
    {
        lock (turn)
        {
            if (loading is null || loading.IsCompleted) loading = Task.Run(() => LoadNow(generation));
            return loading;
        }
    }

    private async Task LoadNow(long generation)
    {
        var catalogue = new Catalogue(await store.All(generation));
        lock (turn)
        {
            Volatile.Write(ref askedAt, time.GetTimestamp());
            shown = new(catalogue, null);
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be reached; what was read last is shown on, with its time")]
    public static partial void NotReached(ILogger log, Exception broken);
}
