using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Weft.Fixtures;
using Weft.Storage;

namespace Weft.Jobs;

/// <summary>A kind of work that the tests do: it remembers what was done.</summary>
internal sealed class Errand(Func<JobRow, CancellationToken, Task>? run = null) : IJob
{
    public const string Name = "errand";

    public string Kind => Name;
    public Duration? Every { get; init; }
    public ConcurrentQueue<string> Done { get; } = [];

    public async Task Run(JobRow row, CancellationToken cancel)
    {
        if (run is not null) await run(row, cancel);
        Done.Enqueue(row.Id);
    }
}

/// <summary>A node that does nothing but work for later, with a connection of its own to the database of the others.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly Database database;

    public Node(TestShelf shelf, params IJob[] jobs)
    {
        database = Database.Open(shelf.Connection, shelf.Folder);
        Queue = new(database, shelf.Clock);
        var program = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        program.NotifyStarted();
        Worker = new(Queue, jobs, TimeProvider.System, program, NullLogger<Worker>.Instance);
    }

    public JobQueue Queue { get; }
    public Worker Worker { get; }

    public async ValueTask DisposeAsync()
    {
        Worker.Dispose();
        await database.DisposeAsync();
    }
}
