using System.Data.Common;
using System.Text;
using Dapper;
using Weft.Vault;

namespace Weft.Storage.Backups;

/// <summary>Puts a backup into a Weft in which there is nothing yet, of whichever engine: all of it or nothing.</summary>
public sealed class Restoration(Database database)
{
    private const int RowsAtOnce = 500, BytesAtOnce = 1024 * 1024;

    /// <param name="progress">Called now and then with which share of the file is done, if it is a file.</param>
    /// <exception cref="DatabaseException">It cannot be restored here, and nothing was changed; the message says why.</exception>
    public async Task<IReadOnlyList<TableCount>> Read(Stream from, KeyPair key, Action<double>? progress = null, CancellationToken cancel = default)
    {
        using var opened = Open(from, key);
        try
        {
            var reader = new BackupReader(opened);
            if (reader.Migration > Migrations.Newest)
                throw new DatabaseException(new Reason("The backup was made by a newer Weft than this one. Restore it with that one. Nothing was changed."));
            var counts = await database.Write((connection, _) => Load(connection, reader, () => Report(from, progress), cancel), cancel);
            await database.Forget(cancel);
            return counts;
        }
        catch (Exception broken) when (broken is SealBrokenException or InvalidDataException or EndOfStreamException or FormatException or DecoderFallbackException)
        {
            throw new DatabaseException(new Reason("The backup is damaged: it was changed or cut off. Copy it again from where you keep it. Nothing was changed."), broken);
        }
        catch (DbException broken)
        {
            throw new DatabaseException(new Reason("The backup cannot be put into this database: {0} Nothing was changed.", broken.Message), broken);
        }
    }

    private static OpeningStream Open(Stream from, KeyPair key)
    {
        try
        {
            return new(from, key);
        }
        catch (SealBrokenException broken)
        {
            throw new DatabaseException(new Reason("The backup cannot be opened: it is not Weft's, or was made for another key. Nothing was changed."), broken);
        }
    }

    private async Task<IReadOnlyList<TableCount>> Load(DbConnection connection, BackupReader reader, Action progress, CancellationToken cancel)
    {
        await database.LockForMigration(connection);
        await Migrations.Apply(connection, database.Dialect, reader.Migration);
        if (await Migrations.IsBeyond(connection, reader.Migration))
            throw new DatabaseException(new Reason("The backup was made by an older Weft. Restore it into a folder or database in which none was ever started. Nothing was changed."));
        var schema = await Schema.Read(database, connection);
        await database.SuspendReferences(connection, schema.Tables);
        if (!await schema.IsNew(connection))
            throw new DatabaseException(new Reason("This Weft is not empty. Restore into an empty one: name another folder with --data, or another database with --database. Nothing was changed."));
        foreach (var table in schema.Tables)
            await connection.ExecuteAsync($"delete from {table.Quoted}");
        var counts = await LoadTables(connection, schema, reader, progress, cancel);
        await database.ResumeReferences(connection);
        await Migrations.Apply(connection, database.Dialect, Migrations.Newest);
        return counts;
    }

    private async Task<IReadOnlyList<TableCount>> LoadTables(DbConnection connection, Schema schema, BackupReader reader, Action progress, CancellationToken cancel)
    {
        var counts = new List<TableCount>();
        var empty = schema.Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        while (reader.NextTable() is { } given)
        {
            if (!empty.Remove(given.Name, out var table) || !table.Columns.ToHashSet().SetEquals(given.Columns) || given.Columns.Count != table.Columns.Count)
                throw new InvalidDataException();
            counts.Add(new(given.Name, await LoadRows(connection, given, reader, progress, cancel)));
        }
        return empty.Count == 0 && reader.Finish().SequenceEqual(counts) ? counts : throw new InvalidDataException();
    }

    private async Task<long> LoadRows(DbConnection connection, Table table, BackupReader reader, Action progress, CancellationToken cancel)
    {
        var names = Enumerable.Range(0, table.Columns.Count).Select(column => $"c{column}").ToList();
        var insert = $"insert into {table.Quoted} ({table.QuotedColumns}) values ({string.Join(", ", names.Select(name => "@" + name))})";
        var (rows, bytes, some) = (0L, 0L, new List<object?[]>(RowsAtOnce));
        while (reader.NextRow(table, out var length) is { } row)
        {
            some.Add(row);
            bytes += length;
            if (some.Count < RowsAtOnce && bytes < BytesAtOnce) continue;
            await Insert();
        }
        await Insert();
        return rows;

        async Task Insert()
        {
            await database.ExecuteMany(connection, insert, names, some, cancel);
            progress();
            rows += some.Count;
            bytes = 0;
            some.Clear();
        }
    }

    private static void Report(Stream from, Action<double>? progress)
    {
        if (progress is not null && from.CanSeek) progress(from.Position / Math.Max(1.0, from.Length));
    }
}
