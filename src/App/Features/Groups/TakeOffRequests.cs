using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>
/// Taking groups off as anybody may, without saying who they are. Each group goes at once. The first of a day are deleted for good; those after them are hidden, and
/// wait for whoever runs this Weft: so a machine that takes off all of them destroys little.
/// </summary>
public sealed class TakeOffRequests(Database database, ShelfPublisher publisher, IClock clock, ILogger<TakeOffRequests> log)
{
    /// <summary>How many are deleted for good on one day (UTC), on all nodes together.</summary>
    public const int MaxForGood = 5;

    private const string Hidden = "select count(*) from hidden_listing where listing_id = @id";

    public enum Outcome { DeletedForGood, Hidden, WasOff, StampUsed }

    /// <param name="id">Of the group.</param>
    /// <param name="stamp">Of the form, which counts once: the database remembers it until it is too old.</param>
    /// <returns>What came of it, and the generation from which on the group is shown to nobody.</returns>
    public async Task<(Outcome Outcome, long Generation)> TakeOff(string id, string stamp, CancellationToken cancel = default)
    {
        // What is off already costs nothing: no turn is waited for.
        if (await database.Glance(connection => WhetherOff(connection, id), cancel) is { } off) return (off, 0);
        var (done, isFirstHidden) = await database.Write<((Outcome Outcome, long Generation) Done, bool IsFirstHidden)>(async (connection, _) =>
        {
            await ShelfPublisher.TakeTurn(connection);
            if (await WhetherOff(connection, id) is { } meanwhile) return ((meanwhile, 0L), false);
            if (!await Use(connection, stamp)) return ((Outcome.StampUsed, 0L), false);
            var asked = await CountToday(connection);
            if (asked <= MaxForGood) return ((Outcome.DeletedForGood, (await publisher.TakeOff(connection, id))!.Value), false);
            await connection.ExecuteAsync("insert into hidden_listing (listing_id, hidden_on) values (@id, @today)", new { id, today = Day(0) });
            return ((Outcome.Hidden, await ShelfPublisher.Grow(connection)), asked == MaxForGood + 1);
        }, cancel);
        if (done.Outcome == Outcome.DeletedForGood) await database.Forget(cancel);
        if (isFirstHidden) Log.GroupsWait(log, MaxForGood);
        return done;
    }

    /// <summary>Whether the next one today would be hidden and wait.</summary>
    public async Task<bool> WouldWait(CancellationToken cancel = default) => await database.Glance(CountToday, cancel) >= MaxForGood;

    private static async Task<Outcome?> WhetherOff(DbConnection connection, string id)
    {
        if (await connection.ExecuteScalarAsync<long>(Hidden, new { id }) > 0) return Outcome.Hidden;
        return await connection.ExecuteScalarAsync<long>("select count(*) from listing where id = @id", new { id }) == 0 ? Outcome.WasOff : null;
    }

    private async Task<bool> Use(DbConnection connection, string stamp)
    {
        // A stamp of yesterday may still hold today.
        await connection.ExecuteAsync("delete from take_off where asked_on < @yesterday", new { yesterday = Day(-1) });
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stamp)));
        return await connection.ExecuteAsync("insert into take_off (mark, asked_on) values (@mark, @today) on conflict (mark) do nothing", new { mark, today = Day(0) }) > 0;
    }

    private Task<long> CountToday(DbConnection connection) =>
        connection.ExecuteScalarAsync<long>("select count(*) from take_off where asked_on = @today", new { today = Day(0) });

    private string Day(int from) => LocalDatePattern.Iso.Format(clock.GetCurrentInstant().InUtc().Date.PlusDays(from));
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "More than {Most} groups were taken off today. Those after them are hidden and wait for you: ./weft unpublish shows them")]
    public static partial void GroupsWait(ILogger log, int most);
}
