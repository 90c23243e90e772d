using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;

namespace Weft.Storage;

/// <summary>Numbered statements that build the tables: applied once each, in order, all or none, and never edited later.</summary>
internal static partial class Migrations
{
    public static Task Apply(Database database, CancellationToken cancel) => database.Write(async (connection, _) =>
    {
        await database.LockForMigration(connection);
        await Apply(connection, database.Dialect, upTo: int.MaxValue);
        return 0;
    }, cancel);

    /// <summary>Within a transaction of the caller's, which holds the lock for migrations.</summary>
    public static async Task Apply(DbConnection connection, string dialect, int upTo)
    {
        await connection.ExecuteAsync("create table if not exists migration (number integer primary key)");
        var applied = await Applied(connection);
        foreach (var (number, statements) in All(dialect).Where(migration => migration.Number <= upTo && !applied.Contains(migration.Number)))
        {
            await connection.ExecuteAsync(statements);
            await connection.ExecuteAsync("insert into migration (number) values (@number)", new { number });
        }
    }

    /// <summary>The number of the newest migration that this program knows, of whichever engine.</summary>
    public static int Newest => All(dialect: null).Max(migration => migration.Number);

    /// <summary>
    /// How far the tables are: the highest number up to which everything was applied that this engine has to apply. So it means the same on
    /// both, although a migration may concern one of them only.
    /// </summary>
    /// <exception cref="DatabaseException">They are further than this program knows.</exception>
    public static async Task<int> Reached(DbConnection connection, string dialect)
    {
        var applied = await Applied(connection);
        var missing = All(dialect).Select(migration => migration.Number).Where(number => !applied.Contains(number)).ToList();
        return missing.Count == 0 ? Newest : missing.Min() - 1;
    }

    /// <summary>Whether anything was applied that comes after this number.</summary>
    public static async Task<bool> IsBeyond(DbConnection connection, int number) => (await Applied(connection)).Any(applied => applied > number);

    private static async Task<HashSet<int>> Applied(DbConnection connection)
    {
        var applied = (await connection.QueryAsync<int>("select number from migration")).ToHashSet();
        if (applied.Count > 0 && applied.Max() > Newest)
            throw new DatabaseException(new Reason("The database was written by a newer Weft than this one. Start that one."));
        return applied;
    }

    private static IEnumerable<(int Number, string Statements)> All(string? dialect)
    {
        var assembly = typeof(Migrations).Assembly;
        return
            from resource in assembly.GetManifestResourceNames()
            let name = FileName.Match(resource)
            where name.Success && (dialect is null || name.Groups["dialect"].Value is "" || name.Groups["dialect"].Value == dialect)
            let number = int.Parse(name.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
            orderby number
            select (number, new StreamReader(assembly.GetManifestResourceStream(resource)!).ReadToEnd());
    }

    [GeneratedRegex(@"^(?<number>\d{4})-[a-z-]+(?:\.(?<dialect>sqlite|postgres))?\.sql$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName { get; }
}
