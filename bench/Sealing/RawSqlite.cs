using Dapper;
using Microsoft.Data.Sqlite;

namespace Weft.Bench.Sealing;

/// <summary>SQLite alone: a row of the same size in a transaction of its own, on the disk when it is done.</summary>
internal sealed class RawSqlite : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly byte[] head, body;

    public RawSqlite(string file, int head, int body)
    {
        (this.head, this.body) = (new byte[head], new byte[body]);
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        connection.Execute("pragma journal_mode = wal; pragma synchronous = full; create table card (id text primary key, head blob, body blob) without rowid");
    }

    public void Insert() => connection.Execute("insert into card values (@id, @head, @body)", new { id = Guid.NewGuid().ToString("N"), head, body });

    public void Dispose() => connection.Dispose();
}
