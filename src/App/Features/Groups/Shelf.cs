using Weft.Storage;

namespace Weft.Groups;

/// <summary>The catalogue that is shown now. It asks the database at most once a second whether there is a newer one.</summary>
public sealed class Shelf(ShelfStore store, TimeProvider time, ILogger<Shelf> log)
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(1);
    // How long a reader waits for a new catalogue before being shown the old one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock turn = new();
    private volatile Catalogue? shown;
    private long askedAt;
    private Task<Catalogue>? asking;
    private Task<Catalogue>? loading;

    /// <summary>The catalogue, at most a second behind the database, or a little more while a large new one is being read.</summary>
    /// <exception cref="DatabaseException">There is none yet and the database cannot be reached.</exception>
    public ValueTask<Catalogue> Now()
    {
        if (shown is { } catalogue && time.GetElapsedTime(Volatile.Read(ref askedAt)) < Trusted) return new(catalogue);
        lock (turn)
        {
            if (asking is null || asking.IsCompleted) asking = Ask();
            return new(asking);
        }
    }

    /// <summary>Waits until what is shown is at least as new as a change that was made here.</summary>
    public async Task Reach(long generation)
    {
        // A reading may be under way that began before the change; the one after it did not.
        for (var attempt = 0; attempt < 3 && !(shown?.Generation >= generation); attempt++)
            await Load();
    }

    private async Task<Catalogue> Ask()
    {
        // What runs below must not run inside the lock of whoever asked first.
        await Task.Yield();
        try
        {
            var generation = await store.Generation();
            if (shown is { } catalogue && catalogue.Generation == generation)
            {
                Volatile.Write(ref askedAt, time.GetTimestamp());
                return catalogue;
            }
            var load = Load();
            if (shown is not { } old) return await load;
            await Task.WhenAny(load, Task.Delay(Patience, time));
            if (load.IsFaulted) await load;
            Volatile.Write(ref askedAt, time.GetTimestamp());
            return shown ?? old;
        }
        catch (Exception broken) when (shown is not null && broken is DatabaseException or System.Data.Common.DbException)
        {
            Log.NotReached(log, broken);
            Volatile.Write(ref askedAt, time.GetTimestamp());
            return shown;
        }
    }

    private Task<Catalogue> Load()
    {
        lock (turn)
        {
            if (loading is null || loading.IsCompleted) loading = Task.Run(LoadNow);
            return loading;
        }
    }

    private async Task<Catalogue> LoadNow()
    {
        var all = await store.All();
        Volatile.Write(ref askedAt, time.GetTimestamp());
        return shown = new(all);
    }
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be reached; what was read last is shown on")]
    public static partial void NotReached(ILogger log, Exception broken);
}
