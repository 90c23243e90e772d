using System.Data;
using System.Data.Common;
using Weft.Vault;

namespace Weft.Storage.Backups;

/// <summary>
/// Everything that stands in the database at one moment, row by row, sealed to keys whose private halves are elsewhere. Sessions and the host
/// secret are not in it.
/// </summary>
public static class Backup
{
    private const int RowsBetweenProgress = 1000;

    /// <param name="progress">Called now and then with which share of the rows is done.</param>
    /// <exception cref="DatabaseException">There is no Weft, or it is not whole.</exception>
    public static async Task<IReadOnlyList<TableCount>> Write(Database database, Stream to, IReadOnlyCollection<PublicKey> keys, Action<double>? progress = null,
        CancellationToken cancel = default)
    {
        var counts = await database.Read(connection => Write(database, connection, to, keys, progress, cancel), cancel);
        // What was deleted meanwhile had to stay readable for us.
        await database.Forget(cancel);
        return counts;
    }

    private static async Task<IReadOnlyList<TableCount>> Write(Database database, DbConnection connection, Stream to, IReadOnlyCollection<PublicKey> keys,
        Action<double>? progress, CancellationToken cancel)
    {
        var schema = await Schema.Read(database, connection);
        var share = progress is null ? null : await Share(connection, schema, progress);
        using var sealing = new SealingStream(to, keys);
        var writer = new BackupWriter(sealing);
        var counts = new List<TableCount>();
        writer.Begin(schema.Migration);
        foreach (var table in schema.Tables)
        {
            writer.BeginTable(table);
            counts.Add(new(table.Name, await WriteRows(connection, table, writer, share, cancel)));
            writer.EndTable();
        }
        writer.Finish(counts);
        sealing.Complete();
        return counts;
    }

    private static async Task<long> WriteRows(DbConnection connection, Table table, BackupWriter writer, Action<long>? progress, CancellationToken cancel)
    {
        var rows = 0L;
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {table.QuotedColumns} from {table.Quoted}";
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        for (; await row.ReadAsync(cancel); rows++)
        {
            writer.Row(table, row);
            if (rows % RowsBetweenProgress == 0) progress?.Invoke(RowsBetweenProgress);
        }
        return rows;
    }

    private static async Task<Action<long>> Share(DbConnection connection, Schema schema, Action<double> progress)
    {
        var (done, all) = (0.0, 1.0);
        foreach (var table in schema.Tables)
            all += await Schema.Count(connection, table);
        return rows => progress(Math.Min(1, (done += rows) / all));
    }
}
