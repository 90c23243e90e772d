using Dapper;
using NodaTime;
using NodaTime.Text;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Jobs;

/// <summary>
/// Work for later, as rows. Whoever takes one has it for a while and has to say that they are still at it; a node that dies says nothing, and then
/// another takes it. The clocks of all nodes must agree to a few seconds.
/// </summary>
public sealed class JobQueue(Database database, IClock clock)
{
    /// <summary>How long somebody has a job who says nothing more.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(1);

    private static readonly Duration FirstWait = Duration.FromSeconds(30), LongestWait = Duration.FromHours(1);

    private const string Columns = "id, kind, about, text, due_at, tries, taken_by, taken_until";
    private const string IsFree = "kind = @kind and due_at <= @now and (taken_until is null or taken_until <= @now)";

    private string Now => Text(clock.GetCurrentInstant());

    /// <summary>Puts something in; the same id twice is one.</summary>
    public Task Add(string id, string kind, Instant due, string about = "", string text = "", CancellationToken cancel = default) => Write("""
        insert into job (id, kind, about, text, due_at, tries) values (@id, @kind, @about, @text, @due, 0) on conflict (id) do nothing
        """, new { id, kind, about, text, due = Text(due) }, cancel);

    /// <returns>The longest due of a kind, which is now the caller's; null if nothing is due that nobody has.</returns>
    public async Task<JobRow?> Take(string kind, CancellationToken cancel = default)
    {
        // Looking does not write: most of the time nothing is due.
        while (await Due(kind, cancel) is { } id)
        {
            // The condition stands here once more: on PostgreSQL whoever waited for somebody else's taking to be written would take it again.
            var taken = await database.Write((connection, transaction) => connection.QuerySingleOrDefaultAsync<JobRow>($"""
                update job set taken_by = @by, taken_until = @until, tries = tries + 1 where id = @id and {IsFree} returning {Columns}
                """, new { id, kind, now = Now, by = Identifier.Random(), until = Text(clock.GetCurrentInstant() + Lease) }, transaction), cancel);
            if (taken is not null) return taken;
        }
        return null;
    }

    /// <summary>Says that somebody is still at it.</summary>
    /// <returns>False if it is not theirs any more.</returns>
    public Task<bool> Keep(JobRow row, CancellationToken cancel = default) =>
        Mine("update job set taken_until = @until where id = @Id and taken_by = @TakenBy", row, Text(clock.GetCurrentInstant() + Lease), cancel);

    /// <summary>Says that it is done.</summary>
    /// <param name="every">How long after this it is due again; null if it is over.</param>
    public Task<bool> Finish(JobRow row, Duration? every, CancellationToken cancel = default) => every is { } pause
        ? Mine("update job set due_at = @until, tries = 0, taken_by = null, taken_until = null where id = @Id and taken_by = @TakenBy", row, Text(clock.GetCurrentInstant() + pause), cancel)
        : Mine("delete from job where id = @Id and taken_by = @TakenBy", row, "", cancel);

    /// <summary>Says that it could not be done: it is due again after a while, which doubles each time.</summary>
    public Task<bool> Fail(JobRow row, CancellationToken cancel = default) =>
        Mine("update job set due_at = @until, taken_by = null, taken_until = null where id = @Id and taken_by = @TakenBy", row, Text(clock.GetCurrentInstant() + Wait(row.Tries)), cancel);

    /// <summary>Gives it back as if it had not been taken.</summary>
    public Task<bool> GiveBack(JobRow row, CancellationToken cancel = default) =>
        Mine("update job set tries = tries - 1, taken_by = null, taken_until = null where id = @Id and taken_by = @TakenBy", row, "", cancel);

    /// <summary>What could not be done, or was not finished by whoever took it; none where the database is of a Weft without jobs.</summary>
    public Task<IReadOnlyList<JobRow>> Failing(CancellationToken cancel = default) => database.Glance<IReadOnlyList<JobRow>>(async connection =>
        (await database.Tables(connection)).All(table => table.Name != "job") ? []
            : [.. await connection.QueryAsync<JobRow>($"select {Columns} from job where tries > 0 and (taken_until is null or taken_until <= @Now) order by due_at, id", new { Now })], cancel);

    private Task<string?> Due(string kind, CancellationToken cancel) => database.Glance(connection => connection.QuerySingleOrDefaultAsync<string?>(
        $"select id from job where {IsFree} order by due_at, id limit 1", new { kind, now = Now }), cancel);

    private async Task<bool> Mine(string statement, JobRow row, string until, CancellationToken cancel) =>
        await Write(statement, new { row.Id, row.TakenBy, until }, cancel) == 1;

    private Task<int> Write(string statement, object values, CancellationToken cancel) =>
        database.Write((connection, transaction) => connection.ExecuteAsync(statement, values, transaction), cancel);

    private static Duration Wait(long tries) => Duration.Min(LongestWait, FirstWait * (1L << (int)Math.Min(tries - 1, 10)));

    // All of one length, so that they are compared as the times that they are.
    private static string Text(Instant instant) => InstantPattern.General.Format(instant);
}
