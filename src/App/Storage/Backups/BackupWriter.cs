using System.Data.Common;
using System.Text;

namespace Weft.Storage.Backups;

/// <summary>Writes what docs/formats.md says about backups.</summary>
internal sealed class BackupWriter(Stream to)
{
    internal const byte End = 0, More = 1, Null = 0;
    /// <summary>More than any value has; boxes end at 16 MB.</summary>
    internal const int MostBytes = 64 * 1024 * 1024;
    internal static ReadOnlySpan<byte> Mark => "weft backup 1\n"u8;

    private readonly BinaryWriter write = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);

    public void Begin(int migration)
    {
        write.Write(Mark);
        write.Write(migration);
    }

    public void BeginTable(Table table)
    {
        write.Write(More);
        write.Write(table.Name);
        write.Write7BitEncodedInt(table.Columns.Count);
        foreach (var column in table.Columns)
        {
            write.Write(column.Name);
            write.Write((byte)column.Kind);
        }
    }

    /// <exception cref="DatabaseException">A value is not of its column's kind, or too long.</exception>
    public void Row(Table table, DbDataReader row)
    {
        write.Write(More);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (!Value(table.Columns[i].Kind, row.GetValue(i)))
                throw new DatabaseException(new Reason("In the table {0} a value of the column {1} is not what it should be. weft check says more.", table.Name, table.Columns[i].Name));
        }
    }

    public void EndTable() => write.Write(End);

    public void Finish(IReadOnlyList<TableCount> counts)
    {
        write.Write(End);
        write.Write7BitEncodedInt(counts.Count);
        foreach (var count in counts)
        {
            write.Write(count.Table);
            write.Write(count.Rows);
        }
        write.Flush();
    }

    private bool Value(ColumnKind kind, object value)
    {
        write.Write(value is DBNull ? Null : (byte)kind);
        switch (kind, value)
        {
            case (_, DBNull): break;
            case (ColumnKind.Integer, long number): write.Write(number); break;
            case (ColumnKind.Integer, int number): write.Write((long)number); break;
            case (ColumnKind.Real, double number): write.Write(number); break;
            case (ColumnKind.Boolean, bool said): write.Write(said); break;
            // SQLite knows only numbers.
            case (ColumnKind.Boolean, 0L or 1L): write.Write(value is 1L); break;
            case (ColumnKind.Text, string text) when Encoding.UTF8.GetByteCount(text) <= MostBytes: write.Write(text); break;
            case (ColumnKind.Blob, byte[] bytes) when bytes.Length <= MostBytes:
                write.Write7BitEncodedInt(bytes.Length);
                write.Write(bytes);
                break;
            default: return false;
        }
        return true;
    }
}
