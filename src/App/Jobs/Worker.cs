using System.Data.Common;

namespace Weft.Jobs;

/// <summary>Does what is due, one thing after the other. Every node has one.</summary>
public sealed class Worker(JobQueue queue, IEnumerable<IJob> jobs, TimeProvider time, IHostApplicationLifetime program, ILogger<Worker> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10), KeepEvery = JobQueue.Lease.ToTimeSpan() / 3;

    private readonly IReadOnlyList<IJob> here = [.. jobs.Where(job => job.IsHere)];
    private readonly SemaphoreSlim oneRound = new(1, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where the program cannot listen nothing is begun, since it would be cut off.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (program.ApplicationStarted.Register(started.SetResult)) await started.Task.WaitAsync(stoppingToken);

        using var timer = new PeriodicTimer(Often, time);
        var away = false;
        do
        {
            try
            {
                await RunDue(stoppingToken);
                away = false;
            }
            catch (Exception broken) when (broken is DbException or Storage.DatabaseException)
            {
                // Nobody can take anything now; the next round asks again.
                if (!away) Log.NotAsked(log, Name(broken));
                away = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Does everything that is due now and that no other node does, after the round that is under way.</summary>
    public async Task RunDue(CancellationToken cancel = default)
    {
        await oneRound.WaitAsync(cancel);
        try
        {
            foreach (var job in here)
            {
                while (await queue.Take(job.Kind, cancel) is { } row)
                    await Run(job, row, cancel);
            }
        }
        finally
        {
            oneRound.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        oneRound.Dispose();
    }

    private async Task Run(IJob job, JobRow row, CancellationToken cancel)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeping = Keep(row, mine);
        try
        {
            await job.Run(row, mine.Token);
            await queue.Finish(row, job.Every, CancellationToken.None);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Stopped here: another node need not wait for the lease to run out. If it is somebody else's by now, this changes nothing.
            await queue.GiveBack(row, CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
        }
#pragma warning disable CA1031 // Whatever a job broke on, the others go on, and it is tried again.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Failed(log, job.Kind, row.Tries, Name(broken));
            await queue.Fail(row, CancellationToken.None);
        }
        finally
        {
            await mine.CancelAsync();
            await keeping;
        }
    }

    /// <summary>Says now and then that this node is still at it; stops it if that is not believed any more.</summary>
    private async Task Keep(JobRow row, CancellationTokenSource mine)
    {
        using var timer = new PeriodicTimer(KeepEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(mine.Token))
            {
                if (!await queue.Keep(row, mine.Token)) await mine.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Done.
        }
        catch (Exception broken) when (broken is DbException or Storage.DatabaseException)
        {
            // Another node will take it for dead: two must not do it at once.
            await mine.CancelAsync();
        }
    }

    // What broke may quote what it was about: only its kind is said.
    private static string Name(Exception broken) => broken is DbException { SqlState: { } state } ? $"{broken.GetType().Name} {state}" : broken.GetType().Name;
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The job {Kind} failed ({Tries} times now) and is tried again later: {Why}")]
    public static partial void Failed(ILogger log, string kind, long tries, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody knows what is due, since the database cannot be asked: {Why}")]
    public static partial void NotAsked(ILogger log, string why);
}
