using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace Weft.Storage;

internal static class Rows
{
    /// <summary>
    /// The rows of a statement one after the other, however many there are and however long it takes. Dapper's own way (QueryUnbufferedAsync) tells PostgreSQL at the end to stop
    /// what has ended: over a new connection each time, and so late that it may stop the next statement instead.
    /// </summary>
    public static async IAsyncEnumerable<T> Each<T>(this DbConnection connection, string statement, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(statement, commandTimeout: 0, cancellationToken: cancel));
        var read = reader.GetRowParser<T>();
        while (await reader.ReadAsync(cancel))
            yield return read(reader);
    }
}
