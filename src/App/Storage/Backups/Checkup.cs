using System.Data.Common;
using System.Globalization;
using Dapper;
using Weft.Vault;

namespace Weft.Storage.Backups;

/// <summary>Something that was looked at, and whether it is as it should be.</summary>
public sealed record Finding(bool IsRight, Reason What)
{
    /// <summary>Whether `weft repair` mends it.</summary>
    public bool CanBeRepaired { get; init; }
}

/// <summary>Looks at everything in a database that can be judged without a key.</summary>
public static class Checkup
{
    /// <summary>What can be seen of a box from outside: its first byte, and its length.</summary>
    private sealed class Outside
    {
        public byte[] First { get; init; } = [];
        public long Length { get; init; }
    }

    /// <exception cref="DatabaseException">It cannot be looked at, or is another Weft's.</exception>
    public static Task<IReadOnlyList<Finding>> Look(Database database, CancellationToken cancel = default) => database.Read<IReadOnlyList<Finding>>(async connection =>
    {
        var schema = await Schema.Read(database, connection);
        var found = new List<Finding>();
        try
        {
            found.AddRange((await database.Faults(connection, schema.Tables)).Select(said => new Finding(false, new("{0} says: {1}", database.Engine, said))));
            if (found.Count > 0) return found;
            found.Add(new(true, new("{0} reports no storage errors.", database.Engine)));
            found.Add(new(true, schema.Migration == Migrations.Newest
                ? new("The tables match this version of Weft (migration {0}).", Text(schema.Migration))
                : new("The tables are older (migration {0}). The next start updates them to {1}.", Text(schema.Migration), Text(Migrations.Newest))));
            foreach (var table in schema.Tables)
                found.Add(new(true, new("Rows in {0}: {1}", table.Name, Text(await Schema.Count(connection, table)))));
            found.AddRange(await LookAtReferences(database, connection));
            found.AddRange(await LookAtBoxes(connection, schema));
            if (schema.Tables.Any(table => table.Name == "job")) found.Add(await LookAtSpaces(connection));
        }
        catch (DbException broken)
        {
            found.Add(new(false, new("{0} says: {1}", database.Engine, broken.Message)));
        }
        return found;
    }, cancel);

    private static async Task<IEnumerable<Finding>> LookAtReferences(Database database, DbConnection connection)
    {
        var wrong = new List<Finding>();
        var references = await database.References(connection);
        foreach (var reference in references)
        {
            var pairs = reference.From.Zip(reference.To, (from, to) => (From: "child." + Table.Quote(from), To: "parent." + Table.Quote(to))).ToList();
            var rows = await connection.ExecuteScalarAsync<long>($"""
                select count(*) from {Table.Quote(reference.Table)} child
                where {string.Join(" and ", pairs.Select(pair => $"{pair.From} is not null"))}
                  and not exists (select 1 from {Table.Quote(reference.Parent)} parent where {string.Join(" and ", pairs.Select(pair => $"{pair.To} = {pair.From}"))})
                """, commandTimeout: 0);
            if (rows > 0) wrong.Add(new(false, new("Rows in {0} whose row in {1} is missing: {2}", reference.Table, reference.Parent, Text(rows))));
        }
        return wrong.Count > 0 ? wrong : [new(true, new("No reference is broken ({0} checked).", Text(references.Count)))];
    }

    private static async Task<IEnumerable<Finding>> LookAtBoxes(DbConnection connection, Schema schema)
    {
        var (wrong, boxes) = (new List<Finding>(), 0L);
        foreach (var (table, column) in schema.Tables.SelectMany(table => table.Columns.Where(IsSealed).Select(column => (table, Table.Quote(column.Name)))))
        {
            var broken = 0L;
            var outsides = connection.Each<Outside>($"select substr({column}, 1, 1) as first, length({column}) as length from {table.Quoted} where {Where(table, column)}");
            await foreach (var outside in outsides)
            {
                boxes++;
                if (outside.First is not [var version] || !Box.HasShape(version, outside.Length)) broken++;
            }
            if (broken > 0) wrong.Add(new(false, new("In {0}.{1} there are values that are not sealed boxes: {2}", table.Name, column.Trim('"'), Text(broken))));
        }
        return wrong.Count > 0 ? wrong : [new(true, new("All sealed boxes are well formed: {0}", Text(boxes)))];
    }

    private static async Task<Finding> LookAtSpaces(DbConnection connection)
    {
        var lost = await LostSpaces.Find(connection);
        return lost.Count == 0 ? new(true, new("Every space can be opened by somebody."))
            : new(false, new("Spaces that nobody can open, because nobody holds their newest key: {0}", string.Join(", ", lost.Select(space => space.Id)))) { CanBeRepaired = lost.All(space => space.Held is not null) };
    }

    // Who was a member until now keeps the record's key with their next page, and has the space's until then.
    private static string Where(Table table, string column) => (table.Name, column) == ("visit", "\"kept\"") ? $"{column} is not null and was_handed is null" : $"{column} is not null";

    // What is bytes and not sealed is called so: public_key, name_mark, salt, proof.
    private static bool IsSealed(Column column) => column.Kind == ColumnKind.Blob && column.Name is not ("salt" or "proof")
        && !column.Name.EndsWith("_key", StringComparison.Ordinal) && !column.Name.EndsWith("_mark", StringComparison.Ordinal);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
