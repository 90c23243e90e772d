using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using Weft.Fixtures;

namespace Weft.Groups;

/// <summary>
/// A listing that no import gets past for as long as this stands: whoever is killed meanwhile is killed in the middle of its
/// transaction, however late this machine gets round to killing it.
/// </summary>
internal sealed class Obstacle(TestShelf shelf, DbConnection? holder) : IAsyncDisposable
{
    // SQLite lets one program write, so nothing but the statement itself can be made to stay.
    private const string Endless = """
        create trigger obstacle before update on listing when new.id = '{0}' begin
          select count(*) from (with recursive step(n) as (select 1 union all select n + 1 from step) select n from step);
        end
        """;

    public static async Task<Obstacle> Before(TestShelf shelf, string id)
    {
        if (shelf.Connection is null)
        {
            await shelf.Database.Write((connection, _) => connection.ExecuteAsync(string.Format(CultureInfo.InvariantCulture, Endless, id)));
            return new(shelf, null);
        }
        var holder = new NpgsqlConnection(shelf.Connection);
        await holder.OpenAsync();
        await holder.ExecuteAsync("begin; select from listing where id = @id for update", new { id });
        return new(shelf, holder);
    }

    public async ValueTask DisposeAsync()
    {
        if (holder is not null) await holder.DisposeAsync();
        else await shelf.Database.Write((connection, _) => connection.ExecuteAsync("drop trigger obstacle"));
    }
}
