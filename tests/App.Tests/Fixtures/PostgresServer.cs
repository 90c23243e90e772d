using System.Diagnostics;
using Npgsql;

namespace Weft.Fixtures;

/// <summary>A PostgreSQL of the tests' own: in a temporary folder, on a socket in it, one for the whole run.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    // What the one for the whole run holds is thrown away in any case: no fsync.
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => Start("-c", "fsync=off", "-c", "full_page_writes=off"));
    private static int databases;

    private readonly DirectoryInfo folder;
    // Held, so that its input stays open for as long as the tests run.
    private readonly Process server;
    private readonly SemaphoreSlim ready = new(0);

    private PostgresServer(DirectoryInfo folder, Process server) => (this.folder, this.server) = (folder, server);

    /// <summary>The connection string of a new, empty database.</summary>
    public static async Task<string> NewDatabase() => await (await Shared.Value).Make();

    /// <summary>A server for one test, as careful as PostgreSQL is by itself, that can be struck down.</summary>
    public static Task<PostgresServer> Alone() => Start();

    /// <summary>The connection string of a new, empty database on this server.</summary>
    public async Task<string> Make()
    {
        var name = $"weft_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name}", connection);
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

    private static async Task<PostgresServer> Start(params string[] settings)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        Assert.True(programs is not null, "PostgreSQL is missing: install the package postgresql.");
        var folder = Directory.CreateTempSubdirectory("weft-pg-");
        if (Environment.IsPrivilegedProcess)
        {
            await Run("chown", "postgres:postgres", folder.FullName);
        }
        var data = Path.Combine(folder.FullName, "data");
        await Run([.. AsUser(), Path.Combine(programs, "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        // A shell stands between: when the tests end in whatever way, its input closes, and it ends the server and removes the folder.
        // Nothing here outlives the tests, so no orderly shutdown.
        const string script = """
            program=$1 folder=$2; shift 2
            said=again
            while [ "$said" = again ]; do
                "$program" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=200 "$@" </dev/null &
                read -r said
                kill -QUIT $!
                wait
            done
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
            if (line.Contains("ready to accept connections", StringComparison.Ordinal)) ready.Release();
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
