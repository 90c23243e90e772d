using Dapper;
using Npgsql;
using Weft.Fixtures;

namespace Weft.Storage;

public class DatabaseTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Many_programs_may_start_at_once(Engine engine)
    {
        var connection = engine == Engine.Postgres ? await PostgresServer.NewDatabase() : null;
        var folder = Path.Combine(Path.GetTempPath(), $"weft-test-{Guid.NewGuid():N}", "data");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var database = Database.Open(connection, folder);
            HostSecretFile.Open(folder);
            await database.Migrate();
            Assert.Equal(0, await database.Glance(open => open.ExecuteScalarAsync<long>("select generation from shelf where id = 1")));
        }));
        Assert.Equal(HostSecretFile.Open(folder).Name("x"), HostSecretFile.Open(folder).Name("x"));
        Assert.NotEqual(HostSecretFile.Open(folder).Name("x"), HostSecretFile.Open(folder).Name("y"));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task The_host_secret_lies_beside_the_data_and_moves_there_from_where_it_lay_before()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var file = HostSecretFile.PathFor(shelf.Folder);
        var name = HostSecretFile.Open(shelf.Folder).Name("x");
        Assert.Equal(Path.GetDirectoryName(shelf.Folder), Path.GetDirectoryName(file));
        Assert.DoesNotContain(Directory.EnumerateFiles(shelf.Folder), path => path.Contains("secret", StringComparison.Ordinal));

        // The first versions wrote it without its number, into the folder.
        await File.WriteAllTextAsync(Path.Combine(shelf.Folder, "host.secret"), (await File.ReadAllTextAsync(file)).Split(' ')[1]);
        File.Delete(file);
        Assert.Equal(name, HostSecretFile.Open(shelf.Folder).Name("x"));
        Assert.Equal(file, HostSecretFile.PathFor(shelf.Folder));
        Assert.False(File.Exists(Path.Combine(shelf.Folder, "host.secret")));

        await File.WriteAllTextAsync(file, "nonsense");
        Assert.Throws<DatabaseException>(() => HostSecretFile.Open(shelf.Folder));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_database_of_a_newer_program_is_left_alone(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Database.Write((connection, _) => connection.ExecuteAsync("insert into migration (number) values (9999)"));
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => shelf.Database.Migrate());
        Assert.Contains("newer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_folder()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(shelf.Folder) & others);
        foreach (var file in Directory.GetFiles(shelf.Folder))
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & others);
    }

    [Fact]
    public async Task SQLite_is_told_to_be_careful_on_every_connection()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        // The second asks while the first is in use, so each is a connection of its own.
        Assert.All(await shelf.Database.Glance(async first => new[] { await Care(first), await shelf.Database.Glance(Care) }), care => Assert.Equal(("wal", 2, 1, 1, 2), care));
        Assert.Equal(("wal", 2, 1, 1, 2), await shelf.Database.Write((connection, _) => Care(connection)));

        static async Task<(string?, int, int, int, int)> Care(System.Data.Common.DbConnection connection) => (
            await connection.ExecuteScalarAsync<string>("pragma journal_mode"), await connection.ExecuteScalarAsync<int>("pragma synchronous"),
            await connection.ExecuteScalarAsync<int>("pragma secure_delete"), await connection.ExecuteScalarAsync<int>("pragma foreign_keys"),
            await connection.ExecuteScalarAsync<int>("pragma temp_store"));
    }

    [Fact]
    public async Task PostgreSQL_is_not_told_to_be_careless()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        Assert.Equal("on", await shelf.Database.Write((connection, _) => connection.ExecuteScalarAsync<string>("show synchronous_commit")));
    }

    [Fact]
    public async Task PostgreSQL_is_not_told_to_stop_what_has_ended()
    {
        await using var server = await PostgresServer.Alone("-c", "log_connections=on");
        await using var shelf = await TestShelf.Open(await server.Make());
        await shelf.Publish("north", Groups.Samples.Many(20));
        await Backups.Belongings.Live(shelf);
        await shelf.Store.All();
        await Backups.Checkup.Look(shelf.Database);

        await using (var last = new NpgsqlConnection(shelf.Connection + ";Application Name=last")) await last.OpenAsync();
        await Until.Is(() => Task.FromResult(server.Log.Any(line => line.Contains("application_name=last", StringComparison.Ordinal))));

        // To stop a statement takes a connection that signs in nowhere.
        Assert.Equal(server.Log.Count(line => line.Contains("connection authorized", StringComparison.Ordinal)), server.Log.Count(line => line.Contains("connection received", StringComparison.Ordinal)));
    }
}
