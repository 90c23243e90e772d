using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Weft.Spaces;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Drawer;

/// <summary>
/// Moves what is sealed with keys of before under the newest, some at a time, while a member looks at a page: nobody else has a key. The version of a card
/// stays as it is, so that whoever is writing on it is not disturbed.
/// </summary>
public sealed class OlderKeys(Database database)
{
    /// <summary>How many are moved at a time, and after how many bytes it ends.</summary>
    public const int Most = 200, MostBytes = 4 * 1024 * 1024;

    /// <returns>How many were moved.</returns>
    public async Task<int> Move(OpenSpace space, CancellationToken cancel = default)
    {
        var wanted = new { space.Id, space.Key.Epoch, Most, MostBytes };
        var cards = await Older<CardRow>("""
            select id, kind, epoch, version, head, body from (
              select id, kind, epoch, version, head, body, sum(length(body)) over (order by epoch, id) - length(body) as before
              from (select id, kind, epoch, version, head, body from card where space_id = @Id and epoch < @Epoch order by epoch, id limit @Most) oldest
            ) counted where before < @MostBytes
            """, wanted, cancel);
        var entries = await Older<LogRow>("select id, epoch, entry from space_log where space_id = @Id and epoch < @Epoch order by epoch, id limit @Most", wanted, cancel);
        if (cards.Count + entries.Count == 0) return 0;

        var moved = cards.Select(card => Unless(() => card with
        {
            Head = Reseal(space, card.Epoch, "card", card.Id, card.Kind, card.Version, "head", card.Head, Padding.Head),
            Body = Reseal(space, card.Epoch, "card", card.Id, card.Kind, card.Version, "body", card.Body!, Padding.Body),
        })).OfType<CardRow>().ToList();
        var told = entries.Select(entry => Unless(() => entry with { Entry = Reseal(space, entry.Epoch, SpaceLog.Table, entry.Id, "", 1, "entry", entry.Entry, Padding.Body) })).OfType<LogRow>().ToList();
        return await database.Write(async (connection, transaction) => await CardDrawer.Guard(space, connection, transaction) ? await Put(connection, transaction) : 0, cancel);

        async Task<int> Put(DbConnection connection, DbTransaction transaction)
        {
            var count = 0;
            // Whoever saved one of them meanwhile was quicker, and has moved it so.
            foreach (var card in moved)
            {
                count += await connection.ExecuteAsync("update card set epoch = @Newest, head = @Head, body = @Body where space_id = @Space and id = @Id and version = @Version and epoch = @Epoch",
                    new { Space = space.Id, card.Id, card.Version, card.Epoch, Newest = space.Key.Epoch, card.Head, card.Body }, transaction);
            }
            foreach (var entry in told)
            {
                count += await connection.ExecuteAsync("update space_log set epoch = @Newest, entry = @Entry where space_id = @Space and id = @Id and epoch = @Epoch",
                    new { Space = space.Id, entry.Id, entry.Epoch, Newest = space.Key.Epoch, entry.Entry }, transaction);
            }
            return count;
        }
    }

    private async Task<IReadOnlyList<T>> Older<T>(string select, object wanted, CancellationToken cancel) =>
        (await database.Glance(connection => connection.QueryAsync<T>(select, wanted), cancel)).AsList();

    internal static byte[] Reseal(OpenSpace space, long epoch, string table, string id, string kind, long version, string part, byte[] box, Padding padding)
    {
        var text = space.KeyOf(epoch).Open(table, id, kind, version, part, box);
        try
        {
            return space.Key.Seal(table, id, kind, version, part, text, padding);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    // What does not open stays where it is, and is told of where it is looked for: it must not shut the whole space.
    private static T? Unless<T>(Func<T> moved) where T : class
    {
        try
        {
            return moved();
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }
}
