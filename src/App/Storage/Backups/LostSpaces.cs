using System.Data.Common;
using System.IO.Pipelines;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Weft.Vault;

namespace Weft.Storage.Backups;

/// <summary>A space that nobody can open: its newest key is held by nobody.</summary>
public sealed record LostSpace
{
    public string Id { get; init; } = "";
    public long Epoch { get; init; }
    /// <summary>The newest epoch whose key somebody holds; null if nobody holds any.</summary>
    public long? Held { get; init; }
    /// <summary>How many hold that one.</summary>
    public long Holders { get; init; }
    /// <summary>How many records and lines of the log are sealed with keys that nobody holds.</summary>
    public long Records { get; init; }
    public long Entries { get; init; }
}

/// <summary>
/// Finds spaces that nobody can open, by comparing epochs, and brings them back as of the newest key that members hold: without any key, for none is here. What was sealed
/// with a key that nobody holds is lost. The roster and the name always are: the members take their seats again by opening the space (<see cref="Spaces.Restoring"/>).
/// </summary>
public static class LostSpaces
{
    public static Task<IReadOnlyList<LostSpace>> Find(Database database, CancellationToken cancel = default) => database.Read(connection => Find(connection), cancel);

    internal static async Task<IReadOnlyList<LostSpace>> Find(DbConnection connection) => (await connection.QueryAsync<LostSpace>("""
        select id, epoch, held,
          (select count(*) from space_key where space_id = id and space_key.epoch = held) as holders,
          (select count(*) from card where space_id = lost.id and card.epoch > held) as records,
          (select count(*) from space_log where space_id = lost.id and space_log.epoch > held) as entries
        from (
          select id, epoch, (select max(epoch) from space_key where space_id = space.id) as held from space
          where not exists (select 1 from space_key where space_id = space.id and space_key.epoch = space.epoch)
            and not exists (select 1 from job where kind = 'unfinished space' and about = space.id)
        ) lost order by id
        """)).AsList();

    /// <returns>False if it is not as it was found any more.</returns>
    public static Task<bool> BringBack(Database database, LostSpace lost, CancellationToken cancel = default) => database.Write(async (connection, transaction) =>
    {
        if (await connection.ExecuteAsync("update space set epoch = @Held, version = version + 1, is_lost = @yes where id = @Id and epoch = @Epoch", new { lost.Held, yes = true, lost.Id, lost.Epoch }, transaction) == 0) return false;
        foreach (var table in (string[])["space_epoch", "card", "space_log", "invitation", "visit"])
            await connection.ExecuteAsync($"delete from {table} where space_id = @Id and epoch > @Held", new { lost.Id, lost.Held }, transaction);
        return true;
    }, cancel);

    /// <summary>Copies everything, from either engine, into a folder that Weft can be started with.</summary>
    /// <returns>The folder, within the data folder.</returns>
    public static async Task<string> Copy(Database database, Instant now, CancellationToken cancel = default)
    {
        var folder = Path.Combine(database.Folder, "before-repair-" + InstantPattern.CreateWithInvariantCulture("yyyyMMdd'T'HHmmss'Z'").Format(now));
        OwnerOnly.CreateFolder(folder);
        await using var copy = Sqlite.At(folder);
        using var key = KeyPair.Random();
        var pipe = new Pipe();
        var writing = Task.Run(async () =>
        {
            await using var to = pipe.Writer.AsStream();
            await Backup.Write(database, to, [key.PublicKey], cancel: cancel);
        }, cancel);
        await using (var from = pipe.Reader.AsStream())
            await new Restoration(copy).Read(from, key, cancel: cancel);
        await writing;
        return folder;
    }
}
