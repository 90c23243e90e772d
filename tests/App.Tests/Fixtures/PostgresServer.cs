using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Weft.Storage;

namespace Weft.Fixtures;

/// <summary>A PostgreSQL of the tests' own: in a temporary folder, on a socket in it. One for the whole run; more where one is struck down, stopped or copied.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    // What the one for the whole run holds is thrown away in any case: no fsync. And its databases live for seconds: nobody tidies them up.
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => Start(of: null,
        "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off", "-c", "wal_level=minimal", "-c", "max_wal_senders=0", "-c", "max_wal_size=8GB", "-c", "checkpoint_timeout=1h"));
    // Whoever looks through all files of a server for a word looks through one that holds little.
    private static readonly Lazy<Task<PostgresServer>> Searched = new(() => Start(of: null, "-c", "fsync=off"));
    // To make the files of a server takes seconds, and to copy them does not.
    private static readonly Lazy<Task<string>> Empty = new(MakeEmpty);
    private static int databases;

    private readonly DirectoryInfo folder;
    // Held, so that its input stays open for as long as the tests run.
    private readonly Process server;
    private readonly SemaphoreSlim ready = new(0);

    private PostgresServer(DirectoryInfo folder, Process server) => (this.folder, this.server) = (folder, server);

    // To make the tables anew for each test would take longer than to copy them.
    private static readonly Lazy<Task<string>> Tables = new(MakeTables);

    /// <summary>The connection string of a new, empty database.</summary>
    public static async Task<string> NewDatabase() => await (await Shared.Value).Make();

    /// <summary>The connection string of a new, empty database, on a server with few others.</summary>
    public static async Task<string> NewSearched() => await (await Searched.Value).Make();

    /// <summary>The connection string of a new database in which a Weft was started once.</summary>
    public static async Task<string> NewWeft()
    {
        var tables = new NpgsqlConnectionStringBuilder(await Tables.Value).Database!;
        return await (await Shared.Value).Make(tables);
    }

    private static async Task<string> MakeTables()
    {
        var connection = await NewDatabase();
        var folder = Directory.CreateTempSubdirectory("weft-test-");
        await using (var database = Database.Open(connection, folder.FullName)) await database.Migrate();
        folder.Delete(recursive: true);
        return connection;
    }

    /// <summary>A server for one test, as careful as PostgreSQL is by itself, that can be struck down.</summary>
    public static Task<PostgresServer> Alone(params string[] settings) => Start(of: null, settings);

    /// <summary>The lines of its log.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>The connection string of a new, empty database on this server.</summary>
    public async Task<string> Make(string template = "template1")
    {
        var name = $"weft_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template {template} strategy file_copy", connection);
        await create.ExecuteNonQueryAsync();
        return Connection(name);
    }

    /// <summary>Ends it in the midst of everything (as <c>pg_ctl stop -m immediate</c> does) and starts it anew.</summary>
    public void StrikeDown() => server.StandardInput.WriteLine("again");

    /// <summary>Waits until it takes connections: once after each start.</summary>
    public async Task Ready()
    {
        await ready.WaitAsync();
        Assert.False(server.HasExited, "PostgreSQL did not start.");
    }

    /// <summary>A server that follows this one: a base backup of it, and then its log as it is written.</summary>
    public Task<PostgresServer> Replicate() => Start(of: this);

    /// <summary>A database of this server's that has another's name.</summary>
    public string Same(string connection) => Connection(new NpgsqlConnectionStringBuilder(connection).Database!);

    /// <summary>Stops at once, as if the machine had lost its power.</summary>
    public async Task Stop()
    {
        await server.StandardInput.WriteLineAsync("stop");
        Assert.Equal("stopped", await server.StandardOutput.ReadLineAsync());
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Starts again what was stopped, and waits until it can be written to.</summary>
    public async Task StartAgain()
    {
        await server.StandardInput.WriteLineAsync("start");
        await Ready();
    }

    /// <summary>The shell beside it removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        server.Dispose();
    }

    /// <summary>Where the server keeps its files.</summary>
    public static string DataOf(string connection) => Path.Combine(new NpgsqlConnectionStringBuilder(connection).Host!, "data");

    private string Connection(string database) =>
        $"Host={folder.FullName};Database={database};Username=postgres;Maximum Pool Size=20;Connection Idle Lifetime=10;Include Error Detail=true";

    private static string Programs()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        Assert.True(programs is not null, "PostgreSQL is missing: install the package postgresql.");
        return programs;
    }

    private static async Task<DirectoryInfo> NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("weft-pg-");
        if (Environment.IsPrivilegedProcess) await Run("chown", "postgres:postgres", folder.FullName);
        return folder;
    }

    private static async Task<string> MakeEmpty()
    {
        var folder = await NewFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var data = Path.Combine(folder.FullName, "data");
        await Run([.. AsUser(), Path.Combine(Programs(), "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        return data;
    }

    private static async Task<PostgresServer> Start(PostgresServer? of = null, params string[] settings)
    {
        var (programs, folder) = (Programs(), await NewFolder());
        var data = Path.Combine(folder.FullName, "data");
        if (of is not null) await Run([.. AsUser(), Path.Combine(programs, "pg_basebackup"), "-D", data, "-h", of.folder.FullName, "-U", "postgres", "-R", "-c", "fast", "--no-sync"]);
        else await Run([.. AsUser(), "cp", "-a", await Empty.Value, data]);
        // A shell stands between: when the tests end in whatever way, its input closes, and it ends the server and removes the folder.
        // Nothing here outlives the tests, so no orderly shutdown.
        const string script = """
            program=$1 folder=$2; shift 2
            begin() { "$program" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=200 "$@" </dev/null & }
            begin "$@"
            while read -r told; do
              case $told in
                again) kill -QUIT $!; wait; begin "$@" ;;
                stop) kill -QUIT $!; wait; echo stopped ;;
                start) begin "$@" ;;
              esac
            done
            kill -QUIT $!
            wait
            rm -rf "$folder"
            """;
        var started = new PostgresServer(folder, Begin([.. AsUser(), "sh", "-c", script, "sh", Path.Combine(programs, "postgres"), folder.FullName, .. settings]));
        _ = Task.Run(started.Listen);
        await started.Ready();
        return started;
    }

    private async Task Listen()
    {
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            Log.Enqueue(line);
            if (line.Contains("ready to accept", StringComparison.Ordinal)) ready.Release();
        }
        await server.WaitForExitAsync();
        ready.Release();
    }

    // PostgreSQL refuses to run as root.
    private static string[] AsUser() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    private static async Task Run(params string[] command)
    {
        using var process = Begin(command);
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {await said}{await complained}");
    }

    private static Process Begin(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = "/",
        Environment = { ["LC_ALL"] = "C.UTF-8" },
    })!;
}
