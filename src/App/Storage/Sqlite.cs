using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Weft.Storage;

/// <summary>One file beside the program. Many read while one writes.</summary>
internal sealed class Sqlite : Database
{
    // A list of 100,000 groups is published in one transaction; somebody who is taken off meanwhile waits for it.
    private const int WaitSeconds = 60;

    // Kept open, since a connection has to be told again each time how careful to be.
    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly string address;

    private Sqlite(string file) => address = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        Pooling = false,
        DefaultTimeout = WaitSeconds,
    }.ToString();

    public override string Engine => "SQLite";
    internal override string Dialect => "sqlite";

    public static Sqlite At(string folder)
    {
        var file = Path.Combine(folder, "weft.db");
        // Made here rather than by SQLite, so that it is its owner's alone from the first byte; the log beside it follows suit.
        if (!File.Exists(file)) OwnerOnly.Create(file, FileMode.OpenOrCreate).Dispose();
        return new(file) { Folder = folder };
    }

    /// <summary>For one transaction, after which it is gone.</summary>
    public static Sqlite InMemory() => new(":memory:") { Folder = "" };

    public override Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default) => Glance(async connection =>
    {
        await using var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: true);
        return await read(connection);
    }, cancel);

    public override async Task<T> Glance<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        var connection = idle.TryTake(out var open) ? open : await Connect(cancel);
        try
        {
            return await read(connection);
        }
        finally
        {
            idle.Add(connection);
        }
    }

    public override async Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancel = default)
    {
        await writer.WaitAsync(cancel);
        try
        {
            return await Glance(async connection =>
            {
                await using var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: false);
                var written = await write(connection, transaction);
                await transaction.CommitAsync(cancel);
                return written;
            }, cancel);
        }
        finally
        {
            writer.Release();
        }
    }

    public override Task ExecuteMany(DbConnection connection, string statement, IReadOnlyList<string> names,
        IReadOnlyCollection<object?[]> rows, CancellationToken cancel = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    /// <summary>Deleted rows are overwritten in the file (secure_delete), but the log still has them until it is emptied.</summary>
    public override async Task Forget(CancellationToken cancel = default)
    {
        await using var connection = await Connect(cancel);
        // While it waits for readers, nobody writes: a long reader is waited for at the next time instead.
        await connection.ExecuteAsync("pragma busy_timeout = 2000; pragma wal_checkpoint(truncate)");
    }

    internal override async Task<IReadOnlyList<Table>> Tables(DbConnection connection) => ColumnRow.Group(await connection.QueryAsync<ColumnRow>("""
        select held.name as table_name, field.name as column_name, field.type as type
        from sqlite_master held join pragma_table_xinfo(held.name) field
        where held.type = 'table' and held.name not like 'sqlite\_%' escape '\' and held.name <> 'migration' and field.hidden = 0
        order by held.name, field.cid
        """));

    internal override async Task<IReadOnlyList<Reference>> References(DbConnection connection) => ReferenceRow.Group(await connection.QueryAsync<ReferenceRow>("""
        select held.name as table_name, cast(link.id as text) as key, link."from" as column_name, link."table" as parent,
          coalesce(link."to", (select name from pragma_table_info(link."table") where pk = link.seq + 1)) as parent_column
        from sqlite_master held join pragma_foreign_key_list(held.name) link
        where held.type = 'table'
        order by held.name, link.id, link.seq
        """));

    // It counts what is broken, and will not commit before that is none.
    internal override Task SuspendReferences(DbConnection connection, IReadOnlyList<Table> tables) => connection.ExecuteAsync("pragma defer_foreign_keys = on");

    internal override Task ResumeReferences(DbConnection connection) => connection.ExecuteAsync("pragma defer_foreign_keys = off");

    /// <summary>Also what stands in a column that is not of its type: SQLite lets anything stand anywhere.</summary>
    internal override async Task<IReadOnlyList<string>> Faults(DbConnection connection, IReadOnlyList<Table> tables)
    {
        var faults = (await connection.QueryAsync<string>("pragma integrity_check")).Where(said => said != "ok").ToList();
        if (faults.Count > 0) return faults;
        foreach (var table in tables)
        {
            foreach (var column in table.Columns)
            {
                var type = column.Kind switch { ColumnKind.Integer or ColumnKind.Boolean => "integer", ColumnKind.Real => "real", ColumnKind.Text => "text", _ => "blob" };
                var wrong = await connection.ExecuteScalarAsync<long>(
                    $"select count(*) from {table.Quoted} where typeof({Table.Quote(column.Name)}) not in ('null', @type)", new { type });
                if (wrong > 0) faults.Add($"{table.Name}.{column.Name}: {wrong} not {type}");
            }
        }
        return faults;
    }

    // A transaction that writes holds SQLite's one lock for writing already.
    internal override Task LockForMigration(DbConnection connection) => Task.CompletedTask;

    private async Task<SqliteConnection> Connect(CancellationToken cancel)
    {
        var connection = new SqliteConnection(address);
        try
        {
            await connection.OpenAsync(cancel);
            await connection.ExecuteAsync("""
                pragma busy_timeout = 60000;
                pragma journal_mode = wal;
                pragma synchronous = full;
                pragma secure_delete = on;
                pragma temp_store = memory;
                """);
            return connection;
        }
        catch (SqliteException broken)
        {
            await connection.DisposeAsync();
            throw new DatabaseException(new Reason("{0} cannot be used: {1}", connection.DataSource, broken.Message), broken);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var connection))
            await connection.DisposeAsync();
        writer.Dispose();
    }
}
