using System.Data.Common;
using Dapper;
using NodaTime.Text;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>What happened in a space, sealed, and written in the transaction of what it tells of.</summary>
internal static class SpaceLog
{
    public const string Table = "space_log";

    public static LogRow RowOf(SpaceKey key, LogEntry entry)
    {
        var id = Identifier.Random();
        return new()
        {
            Id = id,
            Epoch = key.Epoch,
            DeleteOn = LocalDatePattern.Iso.Format((entry.At + LogEntry.Kept).InUtc().Date),
            Entry = SealedJson.Seal(entry, text => key.Seal(Table, id, "", 1, "entry", text)),
        };
    }

    public static LogEntry Read(OpenSpace space, LogRow row) => SealedJson.Read<LogEntry>(space.KeyOf(row.Epoch).Open(Table, row.Id, "", 1, "entry", row.Entry));

    public static async Task Write(DbConnection connection, DbTransaction transaction, string space, IEnumerable<LogRow> log)
    {
        foreach (var row in log)
        {
            await connection.ExecuteAsync("insert into space_log (space_id, id, epoch, delete_on, entry) values (@space, @Id, @Epoch, @DeleteOn, @Entry)",
                new { space, row.Id, row.Epoch, row.DeleteOn, row.Entry }, transaction);
        }
    }
}
