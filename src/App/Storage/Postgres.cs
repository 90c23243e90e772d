using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Weft.Storage;

/// <summary>A server of its own, when one machine is too small.</summary>
internal sealed partial class Postgres : Database
{
    private const int RowsAtOnce = 500;
    private const long MostWrittenAnew = 64 * 1024 * 1024;
    // Any number that other programs in the same database are unlikely to take.
    private const long MigrationLock = 0x57656674;

    private readonly NpgsqlDataSource source;

    private Postgres(NpgsqlDataSource source) => this.source = source;

    public override string Engine => "PostgreSQL";
    internal override string Dialect => "postgres";

    public static Postgres At(string connection, string folder)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.ApplicationName ??= "weft";
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 20;
        return new(NpgsqlDataSource.Create(settings)) { Folder = folder };
    }

    public override async Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        await using var connection = await Connect(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return await read(connection);
    }

    public override async Task<T> Glance<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        await using var connection = await Connect(cancel);
        return await read(connection);
    }

    public override async Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancel = default)
    {
        await using var connection = await Connect(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var written = await write(connection, transaction);
        await transaction.CommitAsync(cancel);
        return written;
    }

    public override async Task ExecuteMany(DbConnection connection, string statement, IReadOnlyList<string> names,
        IReadOnlyCollection<object?[]> rows, CancellationToken cancel = default)
    {
        if (rows.Count == 0) return;
        var types = Enumerable.Range(0, names.Count).Select(column => TypeOf(rows.Select(row => row[column]))).ToArray();
        if (Values.IsMatch(statement))
        {
            await InsertMany((NpgsqlConnection)connection, statement, types, rows, cancel);
            return;
        }
        // Numbered parameters of known types: the statement is read once, by us and by the server.
        var numbered = Named.Replace(statement, match => $"${1 + Position(names, match.Groups["name"].Value)}");
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)connection);
            foreach (var row in some)
            {
                var command = new NpgsqlBatchCommand(numbered);
                for (var i = 0; i < row.Length; i++)
                    command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = types[i], Value = row[i] ?? DBNull.Value });
                batch.BatchCommands.Add(command);
            }
            await batch.PrepareAsync(cancel);
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>A statement that inserts values takes its rows as one array for each column: one round of the server for all of them.</summary>
    private static async Task InsertMany(NpgsqlConnection connection, string statement, NpgsqlDbType[] types, IReadOnlyCollection<object?[]> rows,
        CancellationToken cancel)
    {
        // A column in which nothing stands has no type of its own, and is left to the server.
        var filled = Enumerable.Range(0, types.Length).Where(column => types[column] != NpgsqlDbType.Unknown).ToArray();
        var columns = string.Join(", ", Enumerable.Range(0, types.Length).Select(column => filled.Contains(column) ? $"c{column}" : "null"));
        var arrays = string.Join(", ", filled.Select((_, i) => $"${i + 1}"));
        var names = string.Join(", ", filled.Select(column => $"c{column}"));
        await using var command = new NpgsqlCommand(Values.Replace(statement, $"select {columns} from unnest({arrays}) as given ({names})"), connection);
        foreach (var column in filled)
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | types[column], Value = rows.Select(row => row[column] ?? DBNull.Value).ToArray() });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Clears away deleted rows; how long the server's own log and its backups keep them is for whoever runs it to say.</summary>
    public override async Task Forget(CancellationToken cancel = default)
    {
        await using var connection = await Connect(cancel);
        await connection.ExecuteAsync("vacuum (analyze);");
    }

    /// <summary>
    /// Vacuuming leaves deleted rows in the file until something is written over them. So small tables are written anew, without them; not the pieces of files, which nothing
    /// opens any more once the record with their key is gone.
    /// </summary>
    public override async Task ForgetAll(CancellationToken cancel = default)
    {
        await Forget(cancel);
        await using var connection = await Connect(cancel);
        // Nobody reads a table while it is written anew: who reads one for long is not waited for, and the next hour comes.
        await connection.ExecuteAsync("set lock_timeout = '2s'");
        foreach (var table in await connection.QueryAsync<string>("""
            select quote_ident(relname) from pg_class
            where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'file_piece' and pg_total_relation_size(oid) <= @MostWrittenAnew
              and (relname in ('account', 'space') or exists (select 1 from pg_attribute where attrelid = pg_class.oid and attname in ('account', 'space_id') and not attisdropped))
            """, new { MostWrittenAnew }))
        {
            try
            {
                await connection.ExecuteAsync($"vacuum (full) {table}");
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
            }
        }
    }

    internal override async Task<IReadOnlyList<Table>> Tables(DbConnection connection) => ColumnRow.Group(await connection.QueryAsync<ColumnRow>("""
        select held.relname as table_name, field.attname as column_name, format_type(field.atttypid, null) as type
        from pg_class held join pg_attribute field on field.attrelid = held.oid
        where held.relnamespace = current_schema()::regnamespace and held.relkind in ('r', 'p') and not held.relispartition
          and held.relpersistence = 'p' and held.relname <> 'migration'
          and field.attnum > 0 and not field.attisdropped and field.attgenerated = ''
        order by held.relname collate "C", field.attnum
        """));

    internal override async Task<IReadOnlyList<Reference>> References(DbConnection connection) => ReferenceRow.Group(await connection.QueryAsync<ReferenceRow>("""
        select held.relname as table_name, link.conname as key, field.attname as column_name, parent.relname as parent, meant.attname as parent_column
        from pg_constraint link
          join pg_class held on held.oid = link.conrelid
          join pg_class parent on parent.oid = link.confrelid
          cross join unnest(link.conkey, link.confkey) with ordinality as pair (child_number, parent_number, place)
          join pg_attribute field on field.attrelid = link.conrelid and field.attnum = pair.child_number
          join pg_attribute meant on meant.attrelid = link.confrelid and meant.attnum = pair.parent_number
        where link.contype = 'f' and held.relnamespace = current_schema()::regnamespace and held.relpersistence = 'p'
        order by held.relname collate "C", link.conname, pair.place
        """));

    internal override async Task SuspendReferences(DbConnection connection, IReadOnlyList<Table> tables)
    {
        if (tables.Count > 0)
            await connection.ExecuteAsync($"lock table {string.Join(", ", tables.Select(table => table.Quoted))} in share row exclusive mode");
        foreach (var link in await Links(connection, deferrable: false))
            await connection.ExecuteAsync($"alter table {link.Held} alter constraint {link.Name} deferrable initially deferred");
    }

    internal override async Task ResumeReferences(DbConnection connection)
    {
        await connection.ExecuteAsync("set constraints all immediate", commandTimeout: 0);
        foreach (var link in await Links(connection, deferrable: true))
            await connection.ExecuteAsync($"alter table {link.Held} alter constraint {link.Name} not deferrable");
    }

    private static Task<IEnumerable<(string Held, string Name)>> Links(DbConnection connection, bool deferrable) => connection.QueryAsync<(string, string)>("""
        select conrelid::regclass::text, quote_ident(conname) from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace and condeferrable = @deferrable and conparentid = 0
        """, new { deferrable });

    /// <summary>None: the server checks the types itself, and its pages when it reads them (data checksums).</summary>
    internal override Task<IReadOnlyList<string>> Faults(DbConnection connection, IReadOnlyList<Table> tables) => Task.FromResult<IReadOnlyList<string>>([]);

    internal override Task LockForMigration(DbConnection connection) =>
        connection.ExecuteAsync("select pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock });

    private async Task<NpgsqlConnection> Connect(CancellationToken cancel)
    {
        try
        {
            return await source.OpenConnectionAsync(cancel);
        }
        catch (NpgsqlException broken)
        {
            throw new DatabaseException(new Reason("PostgreSQL cannot be reached: {0}", broken.Message), broken);
        }
    }

    private static int Position(IReadOnlyList<string> names, string name) =>
        names.Index().First(entry => entry.Item == name).Index;

    private static NpgsqlDbType TypeOf(IEnumerable<object?> values) => values.FirstOrDefault(value => value is not null) switch
    {
        double => NpgsqlDbType.Double,
        long or int => NpgsqlDbType.Bigint,
        bool => NpgsqlDbType.Boolean,
        byte[] => NpgsqlDbType.Bytea,
        null => NpgsqlDbType.Unknown,
        _ => NpgsqlDbType.Text,
    };

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"\bvalues\s*\([^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values { get; }

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
