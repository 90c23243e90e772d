using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Weft.Storage;

/// <summary>Bytes of a row, without an array of their own for each.</summary>
public static class Blobs
{
    /// <summary>Copies the bytes of a column.</summary>
    /// <param name="reader">Stands at a row.</param>
    /// <param name="column">Its number.</param>
    /// <param name="room">Gives room for so many.</param>
    public static void CopyBytes(this DbDataReader reader, int column, Func<int, Memory<byte>> room)
    {
        if (reader is SqliteDataReader { Handle: { } row })
        {
            var bytes = raw.sqlite3_column_blob(row, column);
            bytes.CopyTo(room(bytes.Length).Span);
        }
        else
        {
            var bytes = reader.GetFieldValue<byte[]>(column);
            bytes.CopyTo(room(bytes.Length));
        }
    }
}
