namespace Weft.Storage;

/// <summary>What a column holds, whatever the engine calls it. The numbers stand in backups.</summary>
public enum ColumnKind : byte { Integer = 1, Real = 2, Text = 3, Blob = 4, Boolean = 5 }

/// <param name="Name">As the engine has it, unquoted.</param>
public sealed record Column(string Name, ColumnKind Kind);

/// <summary>Columns whose values stand in columns of another table, or are null.</summary>
public sealed record Reference(string Table, IReadOnlyList<string> From, string Parent, IReadOnlyList<string> To);

/// <summary>A table as it stands in the database, read from the database: what goes through all tables names none of them.</summary>
public sealed record Table(string Name, IReadOnlyList<Column> Columns)
{
    public string Quoted => Quote(Name);

    public string QuotedColumns => string.Join(", ", Columns.Select(column => Quote(column.Name)));

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>How many rows a table has.</summary>
public sealed record TableCount(string Table, long Rows);

/// <summary>One row for each column, as both engines answer when they are asked for their tables.</summary>
internal sealed class ColumnRow
{
    public string TableName { get; init; } = "";
    public string ColumnName { get; init; } = "";
    public string Type { get; init; } = "";

    /// <param name="rows">The columns of a table one after the other.</param>
    /// <exception cref="DatabaseException">A column is of a type that Weft does not use.</exception>
    public static IReadOnlyList<Table> Group(IEnumerable<ColumnRow> rows) =>
        [.. rows.GroupBy(row => row.TableName, (table, columns) => new Table(table, [.. columns.Select(column => column.Column)]))];

    private Column Column => new(ColumnName, Type.ToLowerInvariant() switch
    {
        "ctext" or "text" => ColumnKind.Text,
        "blob" or "bytea" => ColumnKind.Blob,
        "bigint" or "integer" => ColumnKind.Integer,
        "double precision" => ColumnKind.Real,
        "boolean" => ColumnKind.Boolean,
        _ => throw new DatabaseException(new Reason("The column {0} of the table {1} is of a type that Weft does not use: {2}", ColumnName, TableName, Type)),
    });
}

/// <summary>One row for each column of a reference.</summary>
internal sealed class ReferenceRow
{
    public string Key { get; init; } = "";
    public string TableName { get; init; } = "";
    public string ColumnName { get; init; } = "";
    public string Parent { get; init; } = "";
    public string ParentColumn { get; init; } = "";

    /// <param name="rows">The columns of a reference one after the other.</param>
    public static IReadOnlyList<Reference> Group(IEnumerable<ReferenceRow> rows) =>
        [.. from row in rows
            group row by (row.TableName, row.Key, row.Parent) into pairs
            select new Reference(pairs.Key.TableName, [.. pairs.Select(pair => pair.ColumnName)], pairs.Key.Parent, [.. pairs.Select(pair => pair.ParentColumn)])];
}
