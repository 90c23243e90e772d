using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Sealed;

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
            select id, kind, epoch, version, salt, head, body from (
              select id, kind, epoch, version, salt, head, body, sum(length(body)) over (order by epoch, id) - length(body) as before
              from (select id, kind, epoch, version, salt, head, body from card where space_id = @Id and epoch < @Epoch order by epoch, id limit @Most) oldest
            ) counted where before < @MostBytes
            """, wanted, cancel);
        var entries = await Older<LogRow>("select id, epoch, entry from space_log where space_id = @Id and epoch < @Epoch order by epoch, id limit @Most", wanted, cancel);
        if (cards.Count + entries.Count == 0) return 0;

        var moved = cards.Select(card => Unless(() => (card, Resealed(space, card, space.Key, card.Salt)))).OfType<(CardRow, CardRow)>().ToList();
        var told = entries.Select(entry => Unless(() => (entry, entry with { Entry = Resealed(space, entry) }))).OfType<(LogRow, LogRow)>().ToList();
        return await database.Write(async (connection, transaction) => await CardDrawer.Guard(space, connection, transaction) ? await Put(connection, transaction) : 0, cancel);

        async Task<int> Put(DbConnection connection, DbTransaction transaction)
        {
            var count = 0;
            // Whoever saved one of them meanwhile was quicker, and has moved it so.
            foreach (var (before, after) in moved)
                if (await Replace(connection, transaction, space.Id, before, after)) count++;
            foreach (var (before, after) in told)
            {
                count += await connection.ExecuteAsync("update space_log set epoch = @Newest, entry = @Entry where space_id = @Space and id = @Id and epoch = @Epoch",
                    new { Space = space.Id, before.Id, before.Epoch, Newest = space.Key.Epoch, after.Entry }, transaction);
            }
            return count;
        }
    }

    /// <summary>Moves one card, if the space is still as it was read.</summary>
    internal Task Move(OpenSpace space, CardRow card, CancellationToken cancel = default)
    {
        var moved = Resealed(space, card, space.Key, card.Salt);
        return database.Write(async (connection, transaction) => await CardDrawer.Guard(space, connection, transaction) && await Replace(connection, transaction, space.Id, card, moved), cancel);
    }

    private async Task<IReadOnlyList<T>> Older<T>(string select, object wanted, CancellationToken cancel) =>
        (await database.Glance(connection => connection.QueryAsync<T>(select, wanted), cancel)).AsList();

    /// <summary>A card as it is, under another key or with another salt.</summary>
    internal static CardRow Resealed(OpenSpace space, CardRow card, SpaceKey to, string? salt)
    {
        var from = space.KeyOf(card.Epoch);
        byte[] Part(string part, byte[] box, Padding padding) => Reseal(
            from.Open("card", card.Id, card.Kind, card.Version, part, box, card.Salt), text => to.Seal("card", card.Id, card.Kind, card.Version, part, text, padding, salt));
        return card with { Epoch = to.Epoch, Salt = salt, Head = Part("head", card.Head, Padding.Head), Body = Part("body", card.Body!, Padding.Body) };
    }

    /// <returns>False if the card was saved or deleted meanwhile.</returns>
    internal static async Task<bool> Replace(DbConnection connection, DbTransaction transaction, string space, CardRow before, CardRow after) =>
        await connection.ExecuteAsync("update card set epoch = @Newest, salt = @Salt, head = @Head, body = @Body where space_id = @space and id = @Id and version = @Version and epoch = @Epoch",
            new { Newest = after.Epoch, after.Salt, after.Head, after.Body, space, before.Id, before.Version, before.Epoch }, transaction) == 1;

    private static byte[] Resealed(OpenSpace space, LogRow entry) => Reseal(
        space.KeyOf(entry.Epoch).Open(SpaceLog.Table, entry.Id, "", 1, "entry", entry.Entry), text => space.Key.Seal(SpaceLog.Table, entry.Id, "", 1, "entry", text));

    private static byte[] Reseal(byte[] text, Func<byte[], byte[]> seal)
    {
        try
        {
            return seal(text);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    // What does not open stays where it is, and is told of where it is looked for: it must not shut the whole space.
    private static T? Unless<T>(Func<T> moved) where T : struct
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
