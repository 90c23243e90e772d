using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;

namespace Weft.Storage;

/// <summary>Numbered statements that build the tables: applied once each, in order, all or none, and never edited later.</summary>
internal static partial class Migrations
{
    public static Task Apply(Database database, CancellationToken cancel) => database.Write(async (connection, transaction) =>
    {
        await database.LockForMigration(connection);
        await connection.ExecuteAsync("create table if not exists migration (number integer primary key)", transaction: transaction);
        var applied = (await connection.QueryAsync<int>("select number from migration", transaction: transaction)).ToHashSet();
        var known = All(database.Dialect).ToList();
        if (applied.Count > 0 && applied.Max() > known.Max(migration => migration.Number))
            throw new DatabaseException(new Reason("The database was written by a newer Weft than this one. Start that one."));
        foreach (var (number, statements) in known.Where(migration => !applied.Contains(migration.Number)))
        {
            await connection.ExecuteAsync(statements, transaction: transaction);
            await connection.ExecuteAsync("insert into migration (number) values (@number)", new { number }, transaction);
        }
        return 0;
    }, cancel);

    private static IEnumerable<(int Number, string Statements)> All(string dialect)
    {
        var assembly = typeof(Migrations).Assembly;
        return
            from resource in assembly.GetManifestResourceNames()
            let name = FileName.Match(resource)
            where name.Success && (name.Groups["dialect"].Value is "" || name.Groups["dialect"].Value == dialect)
            let number = int.Parse(name.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
            orderby number
            select (number, new StreamReader(assembly.GetManifestResourceStream(resource)!).ReadToEnd());
    }

    [GeneratedRegex(@"^(?<number>\d{4})-[a-z-]+(?:\.(?<dialect>sqlite|postgres))?\.sql$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName { get; }
}
