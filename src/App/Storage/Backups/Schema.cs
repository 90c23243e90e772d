using System.Data.Common;
using Dapper;

namespace Weft.Storage.Backups;

/// <summary>The tables of a Weft as they stand in its database, which must be those that its migrations make.</summary>
internal sealed class Schema
{
    private readonly Dictionary<string, long> rowsWhenNew;

    private Schema(IReadOnlyList<Table> tables, int migration, Dictionary<string, long> rowsWhenNew) =>
        (Tables, Migration, this.rowsWhenNew) = (tables, migration, rowsWhenNew);

    public IReadOnlyList<Table> Tables { get; }

    /// <summary>How far the tables are.</summary>
    public int Migration { get; }

    /// <exception cref="DatabaseException">There are no tables, other ones, or not all: a backup of those could not be restored anywhere else.</exception>
    public static async Task<Schema> Read(Database database, DbConnection connection)
    {
        var tables = await database.Tables(connection);
        if (tables.Count == 0)
            throw new DatabaseException(Database.NoWeft(database.Folder));
        var migration = await Migrations.Reached(connection, database.Dialect);
        var made = await Make(migration);
        if (tables.FirstOrDefault(table => !made.ContainsKey(table.Name)) is { } strange)
            throw new DatabaseException(new Reason("The table {0} is not Weft's. Give Weft a database of its own.", strange.Name));
        if (made.Keys.FirstOrDefault(name => tables.All(table => table.Name != name)) is { } missing)
            throw new DatabaseException(new Reason("The table {0} is missing. Restore the newest backup.", missing));
        return new(tables, migration, made);
    }

    /// <summary>Whether nothing was ever written but by the migrations.</summary>
    public async Task<bool> IsNew(DbConnection connection)
    {
        foreach (var table in Tables)
        {
            if (await Count(connection, table) > rowsWhenNew[table.Name]) return false;
        }
        return true;
    }

    public static Task<long> Count(DbConnection connection, Table table) =>
        connection.ExecuteScalarAsync<long>($"select count(*) from {table.Quoted}", commandTimeout: 0);

    /// <returns>The tables that are made up to a migration, and how many rows it gives them; in memory, on whichever engine they are needed.</returns>
    private static async Task<Dictionary<string, long>> Make(int migration)
    {
        await using var database = Sqlite.InMemory();
        return await database.Write(async (connection, _) =>
        {
            await Migrations.Apply(connection, database.Dialect, migration);
            var rows = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var table in await database.Tables(connection))
                rows.Add(table.Name, await Count(connection, table));
            return rows;
        });
    }
}
