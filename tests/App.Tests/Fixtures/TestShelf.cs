using NodaTime;
using Weft.Groups;
using Weft.Places;
using Weft.Storage;

namespace Weft.Fixtures;

public enum Engine { Sqlite, Postgres }

/// <summary>Both engines: for stores, races and jobs.</summary>
public sealed class Engines : TheoryData<Engine>
{
    public Engines()
    {
        Add(Engine.Sqlite);
        Add(Engine.Postgres);
    }
}

/// <summary>SQLite, and with --long the other one too: for pages, and for what takes long. Stores, races and jobs are tried on both each time, and so is every page once (AccessTests).</summary>
public sealed class OneEngine : TheoryData<Engine>
{
    public OneEngine()
    {
        Add(Engine.Sqlite);
        if (LongRun.IsOn) Add(Engine.Postgres);
    }
}

public sealed class TestClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;
    public Instant GetCurrentInstant() => Now;
}

/// <summary>Time that passes when it is told to; whoever waits, waits as ever.</summary>
public sealed class TestTime : TimeProvider
{
    private TimeSpan passed;

    public override long GetTimestamp() => passed.Ticks;
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    public void Pass(TimeSpan time) => passed += time;
}

/// <summary>An empty shelf in a database and folder of its own.</summary>
public sealed class TestShelf : IAsyncDisposable
{
    private TestShelf(Database database, string? connection)
    {
        (Database, Connection) = (database, connection);
        Marks = new(HostSecretFile.Open(database.Folder));
        Store = new(database);
        Publisher = new(database, Marks, Clock);
    }

    public Database Database { get; }
    /// <summary>Null with SQLite.</summary>
    public string? Connection { get; }
    public string Folder => Database.Folder;
    public TestClock Clock { get; } = new(Instant.FromUtc(2026, 5, 20, 12, 0));
    public RemovalMarks Marks { get; }
    public ShelfStore Store { get; }
    public ShelfPublisher Publisher { get; }

    /// <summary>What makes the program use this shelf.</summary>
    public string[] Arguments => Connection is null ? ["--data", Folder] : ["--data", Folder, "--database", Connection];

    public static async Task<TestShelf> Open(Engine engine) => await Open(engine == Engine.Postgres ? await PostgresServer.NewWeft() : null);

    /// <summary>One whose every file is searched for a word.</summary>
    public static async Task<TestShelf> OpenSearched(Engine engine) => await Open(engine == Engine.Postgres ? await PostgresServer.NewSearched() : null);

    /// <param name="connection">Of an empty database; null with SQLite.</param>
    /// <param name="prepare">Puts into its folder what is there before it is opened.</param>
    /// <param name="isStarted">False for a database in which no Weft was ever started.</param>
    public static async Task<TestShelf> Open(string? connection, Action<string>? prepare = null, bool isStarted = true)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"weft-test-{Guid.NewGuid():N}", "data");
        if (prepare is not null) prepare(Directory.CreateDirectory(folder).FullName);
        var shelf = new TestShelf(Database.Open(connection, folder), connection);
        if (isStarted) await shelf.Database.Migrate();
        return shelf;
    }

    public Task<PublishedCount> Publish(string source, IEnumerable<Group> groups, IEnumerable<Tie>? ties = null, Precision precision = Precision.Town,
        string allowedBy = "The northern meeting") =>
        Publisher.Publish(new(source, allowedBy, precision), groups, ties ?? []);

    public async Task<Catalogue> Catalogue() => new(await Store.All());

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }
}
