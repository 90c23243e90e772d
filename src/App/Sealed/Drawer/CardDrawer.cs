using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Weft.Spaces;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>How a body is read, of whatever shape: from what was sealed as head and as body.</summary>
public delegate TBody ReadBody<out TBody>(byte[] head, byte[] body);

/// <summary>Undoes a transaction in which a card would be written that somebody else changed since it was read.</summary>
internal sealed class ChangedMeanwhileException : Exception;

/// <summary>
/// Puts records into a space and takes them out again, sealed with its key. A kind of record is known by a word; its head has at most 255 bytes as JSON,
/// and is all that a list opens.
/// </summary>
public sealed class CardDrawer(Database database, Readings readings, DailyLimits limits)
{
    // So many are opened on another core while the next are read; fewer on one, for the others have people of their own.
    private const int Many = 5_000;
    private const int Some = 20;
    private const string Columns = "id, kind, epoch, version, salt, head, body";
    private const int SmallChange = 4096;
    private const string Insert = "insert into card (space_id, id, kind, epoch, version, head, body, purge_on) values (@Space, @Id, @Kind, @Epoch, @Version, @Head, @Body, @PurgeOn) on conflict (space_id, id) do nothing";

    /// <summary>What became of something that was to be put in.</summary>
    public enum Outcome { Saved, ChangedMeanwhile, SpaceChanged }

    /// <summary>What a list shows of all records of a kind.</summary>
    public Task<IReadOnlyList<CardHead<THead>>> Heads<THead>(OpenSpace space, string kind, CancellationToken cancel = default) => database.Glance(async connection =>
    {
        // By hand: of a hundred thousand rows, finding out which column is which takes longer than reading them.
        await using var reader = await connection.ExecuteReaderAsync("select id, epoch, version, head, salt from card where space_id = @Id and kind = @kind", new { space.Id, kind });
        var (opening, rows) = (new List<Task<List<CardHead<THead>>>>(), new SealedHeads());
        try
        {
            while (await reader.ReadAsync(cancel))
            {
                rows.Add(reader);
                if (rows.Count < Many) continue;
                var full = rows;
                await space.Reach(full.Newest, cancel);
                opening.Add(Task.Run(() => full.Open<THead>(space, kind), CancellationToken.None));
                rows = new();
            }
        }
        finally
        {
            // Whatever happens: they use a key that is gone once the space is closed.
            await ((Task)Task.WhenAll(opening)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        var heads = new List<CardHead<THead>>(opening.Count * Many + rows.Count);
        foreach (var opened in opening)
            heads.AddRange(await opened);
        await space.Reach(rows.Newest, cancel);
        heads.AddRange(rows.Open<THead>(space, kind));
        return (IReadOnlyList<CardHead<THead>>)heads;
    }, cancel);

    /// <summary>Opens a record in full, which is counted.</summary>
    public async Task<Card<THead, TBody>?> Find<THead, TBody>(OpenSpace space, string kind, string id, CancellationToken cancel = default, ReadBody<TBody>? read = null)
    {
        var card = await Look<THead, TBody>(space, kind, id, cancel, read);
        if (card is not null) Count(space);
        return card;
    }

    /// <summary>Opens a record for something else than showing it.</summary>
    public async Task<Card<THead, TBody>?> Look<THead, TBody>(OpenSpace space, string kind, string id, CancellationToken cancel = default, ReadBody<TBody>? read = null) =>
        await database.Glance(connection => connection.QuerySingleOrDefaultAsync<CardRow>(
            $"select {Columns} from card where space_id = @Space and id = @id and kind = @kind", new { Space = space.Id, id, kind }), cancel) is { } row
            ? await Open<THead, TBody>(space, row, read, cancel) : null;

    /// <summary>Opens all records of a kind, to look for something in them. Whoever shows one of them counts it.</summary>
    public async Task<IReadOnlyList<Card<THead, TBody>>> All<THead, TBody>(OpenSpace space, string kind, CancellationToken cancel = default)
    {
        var cards = new List<Card<THead, TBody>>();
        foreach (var row in await database.Glance(connection => connection.QueryAsync<CardRow>($"select {Columns} from card where space_id = @Id and kind = @kind", new { space.Id, kind }), cancel))
            cards.Add(await Open<THead, TBody>(space, row, null, cancel));
        return cards;
    }

    /// <summary>Opens all records of a kind, some at a time: however many there are, few are in memory. What is written meanwhile may be in it or not.</summary>
    public async IAsyncEnumerable<Card<THead, TBody>> Each<THead, TBody>(OpenSpace space, string kind, ReadBody<TBody>? read = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var after = ""; ;)
        {
            var rows = (await database.Glance(connection => connection.QueryAsync<CardRow>(
                $"select {Columns} from card where space_id = @Id and kind = @kind and id > @after order by id limit @Some", new { space.Id, kind, after, Some }), cancel)).AsList();
            foreach (var row in rows)
                yield return await Open<THead, TBody>(space, row, read, cancel);
            if (rows.Count < Some) yield break;
            after = rows[^1].Id;
        }
    }

    /// <summary>A record is shown to whoever opened the space.</summary>
    internal void Count(OpenSpace space) => readings.Count(space);

    private static async Task<Card<THead, TBody>> Open<THead, TBody>(OpenSpace space, CardRow row, ReadBody<TBody>? read, CancellationToken cancel)
    {
        await space.Reach(row.Epoch, cancel);
        var key = space.KeyOf(row.Epoch);
        var head = key.Open("card", row.Id, row.Kind, row.Version, "head", row.Head, row.Salt);
        var body = key.Open("card", row.Id, row.Kind, row.Version, "body", row.Body!, row.Salt);
        // The body first: reading a head overwrites it, and what is of an older shape is made of both.
        var opened = read is null ? SealedJson.Read<TBody>(body) : read(head, body);
        CryptographicOperations.ZeroMemory(body);
        return new(row.Id, row.Version, SealedJson.Read<THead>(head), opened);
    }

    /// <summary>Saves a card as the next version of the one that was read, sealed with the newest key.</summary>
    /// <param name="space">Where it stands.</param>
    /// <param name="kind">Of the card.</param>
    /// <param name="card">As it was read, with what is new.</param>
    /// <param name="entry">What the space's log says of it; null for nothing.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Outcome> Put<THead, TBody>(OpenSpace space, string kind, Card<THead, TBody> card, LogEntry? entry, CancellationToken cancel = default) =>
        Put(space, kind, card, entry, also: null, cancel);

    /// <param name="also">What else is written in the same transaction.</param>
    /// <exception cref="RefusedException">It is more than whoever opened the space may store today.</exception>
    /// <inheritdoc cref="Put{THead, TBody}(OpenSpace, string, Card{THead, TBody}, LogEntry?, CancellationToken)"/>
    public Task<Outcome> Put<THead, TBody>(OpenSpace space, string kind, Card<THead, TBody> card, LogEntry? entry, Func<DbConnection, DbTransaction, Task>? also, CancellationToken cancel = default)
    {
        var write = Writing(space, kind, card);
        return database.Write(async (connection, transaction) =>
        {
            if (!await Guard(space, connection, transaction)) return Outcome.SpaceChanged;
            if (!await write(connection, transaction)) return Outcome.ChangedMeanwhile;
            if (also is not null) await also(connection, transaction);
            await Log(space, entry, connection, transaction);
            return Outcome.Saved;
        }, cancel);
    }

    /// <summary>The same in the transaction of another, which holds the space.</summary>
    /// <returns>Throws <see cref="ChangedMeanwhileException"/> if it was changed since it was read, so that the other does not come about either.</returns>
    internal Func<DbConnection, DbTransaction, Task> Puts<THead, TBody>(OpenSpace space, string kind, Card<THead, TBody> card)
    {
        var write = Writing(space, kind, card);
        return async (connection, transaction) =>
        {
            if (!await write(connection, transaction)) throw new ChangedMeanwhileException();
        };
    }

    private Func<DbConnection, DbTransaction, Task<bool>> Writing<THead, TBody>(OpenSpace space, string kind, Card<THead, TBody> card) =>
        async (connection, transaction) =>
        {
            // Nobody gives a record another salt while the space is guarded.
            var (before, salt) = card.Version == 0 ? (0, null)
                : await connection.QuerySingleOrDefaultAsync<(long, string?)>("select cast(length(head) + length(body) as bigint), salt from card where space_id = @Space and id = @Id", new { Space = space.Id, card.Id }, transaction);
            var sealedRow = Seal(space, kind, card, salt);
            var row = new { Space = space.Id, sealedRow.Id, sealedRow.Kind, sealedRow.Epoch, sealedRow.Version, Read = card.Version, sealedRow.Head, sealedRow.Body, sealedRow.PurgeOn };
            var more = sealedRow.Head.Length + (long)sealedRow.Body!.Length - before;
            // Who has stored enough for a day still joins (a card of their own, one in each space), marks things as done and changes words.
            if (kind != MemberCards.Kind && more > 0) Weigh(space, more, small: card.Version > 0 && more <= SmallChange);
            return await connection.ExecuteAsync(card.Version == 0
                ? Insert
                : "update card set epoch = @Epoch, version = @Version, head = @Head, body = @Body, purge_on = @PurgeOn where space_id = @Space and id = @Id and kind = @Kind and version = @Read", row, transaction) == 1;
        };

    /// <summary>Changes a card of which a version was read, without a word in the log.</summary>
    public async Task<Outcome> Change<THead, TBody>(OpenSpace space, string kind, string id, long version, Func<Card<THead, TBody>, Card<THead, TBody>> change, CancellationToken cancel = default) =>
        await Find<THead, TBody>(space, kind, id, cancel) is { } found && found.Version == version
            ? await Put(space, kind, change(found), entry: null, cancel)
            : Outcome.ChangedMeanwhile;

    /// <summary>Puts new cards into a space that nobody else can open yet, and what else belongs to them: all of it or nothing.</summary>
    /// <exception cref="RefusedException">It is more than whoever makes the space may store today.</exception>
    internal Task Add(OpenSpace space, IReadOnlyList<CardRow> cards, IReadOnlyList<Func<DbConnection, DbTransaction, Task>> also, CancellationToken cancel = default)
    {
        Weigh(space, cards.Sum(card => card.Head.Length + (long)card.Body!.Length));
        return database.Write(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(Insert, cards.Select(card => new { Space = space.Id, card.Id, card.Kind, card.Epoch, card.Version, card.Head, card.Body, card.PurgeOn }), transaction);
            foreach (var write in also)
                await write(connection, transaction);
            return cards.Count;
        }, cancel);
    }

    private void Weigh(OpenSpace space, long bytes, bool small = false)
    {
        if (limits.Store(space.Account, bytes, space.Now, small) is { } refusal) throw new RefusedException(refusal);
    }

    /// <summary>A card as the next version of itself, sealed with the newest key.</summary>
    internal static CardRow Seal<THead, TBody>(OpenSpace space, string kind, Card<THead, TBody> card, string? salt = null)
    {
        var version = card.Version + 1;
        return new()
        {
            Id = card.Id,
            Kind = kind,
            Epoch = space.Key.Epoch,
            Version = version,
            Salt = salt,
            PurgeOn = card.PurgeOn is { } day ? LocalDatePattern.Iso.Format(day) : null,
            Head = SealedJson.Seal(card.Head, text => space.Key.Seal("card", card.Id, kind, version, "head", text, Padding.Head, salt)),
            Body = SealedJson.Seal(card.Body, text => space.Key.Seal("card", card.Id, kind, version, "body", text, salt: salt)),
        };
    }

    /// <param name="space">Where the card stands.</param>
    /// <param name="kind">Of the card.</param>
    /// <param name="id">Of the card; of two who delete it, the log names one.</param>
    /// <param name="entry">What the space's log says of it; null for nothing.</param>
    /// <param name="version">That is to be deleted, and no other; 0 for whichever there is.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Outcome> Delete(OpenSpace space, string kind, string id, LogEntry? entry, long version = 0, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        if (!await Guard(space, connection, transaction)) return Outcome.SpaceChanged;
        var deleted = await connection.ExecuteAsync("delete from card where space_id = @Space and id = @id and kind = @kind and (version = @version or @version = 0)", new { Space = space.Id, id, kind, version }, transaction);
        if (deleted == 1) await Log(space, entry, connection, transaction);
        return deleted == 1 || version == 0 ? Outcome.Saved : Outcome.ChangedMeanwhile;
    }, cancel);

    /// <summary>Deletes, in all spaces and without any key, what was promised to be gone by a day.</summary>
    internal Task Purge(LocalDate today, CancellationToken cancel = default) => database.Write((connection, transaction) =>
        connection.ExecuteAsync("delete from card where purge_on <= @today", new { today = LocalDatePattern.Iso.Format(today) }, transaction), cancel);

    /// <summary>Deletes cards in the transaction of another.</summary>
    internal static Func<DbConnection, DbTransaction, Task> Deletes(OpenSpace space, string kind, IEnumerable<string> ids) => async (connection, transaction) =>
    {
        foreach (var id in ids)
            await connection.ExecuteAsync("delete from card where space_id = @Space and id = @id and kind = @kind", new { Space = space.Id, id, kind }, transaction);
    };

    private static Task Log(OpenSpace space, LogEntry? entry, DbConnection connection, DbTransaction transaction) =>
        SpaceLog.Write(connection, transaction, space.Id, entry is null ? [] : [SpaceLog.RowOf(space.Key, entry)]);

    // Whoever was removed or paused since the space was opened writes nothing any more, and nothing is sealed with a key of before.
    internal static async Task<bool> Guard(OpenSpace space, DbConnection connection, DbTransaction transaction) =>
        await connection.ExecuteAsync("update space set epoch = epoch where id = @Id and version = @Version and epoch = @Epoch",
            new { space.Id, space.ReadAt.Version, space.ReadAt.Epoch }, transaction) == 1;
}
