using System.Net;
using System.Net.Sockets;
using Dapper;
using NodaTime;
using Weft.Fixtures;

namespace Weft.Jobs;

public class JobTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    private static Task<JobRow> Row(TestShelf shelf, string id) => shelf.Database.Glance(connection => connection.QuerySingleAsync<JobRow>("select * from job where id = @id", new { id }));

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_many_nodes_at_once_one_does_each_job(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var errand = new Errand();
        var nodes = Enumerable.Range(0, 8).Select(_ => new Node(shelf, errand)).ToList();
        var ids = Enumerable.Range(0, 40).Select(number => $"errand {number}").ToList();
        foreach (var id in ids)
            await nodes[0].Queue.Add(id, Errand.Name, shelf.Clock.Now);

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Worker.RunDue())));

        Assert.Equal(ids.Order(StringComparer.Ordinal), errand.Done.Order(StringComparer.Ordinal));
        Assert.Null(await nodes[0].Queue.Take(Errand.Name));
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_job_is_taken_by_nobody_else_until_its_lease_is_over(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var errand = new Errand();
        await using var dies = new Node(shelf);
        await using var lives = new Node(shelf, errand);
        await dies.Queue.Add("errand", Errand.Name, shelf.Clock.Now);
        var taken = (await dies.Queue.Take(Errand.Name))!;

        shelf.Clock.Now += JobQueue.Lease - Second;
        await lives.Worker.RunDue();
        Assert.Empty(errand.Done);
        // Whoever says that they are still at it has it longer.
        Assert.True(await dies.Queue.Keep(taken));
        shelf.Clock.Now += JobQueue.Lease - Second;
        await lives.Worker.RunDue();
        Assert.Empty(errand.Done);

        shelf.Clock.Now += Second;
        Assert.Equal("errand", Assert.Single(await lives.Queue.Failing()).Kind);
        await lives.Worker.RunDue();
        Assert.Equal(["errand"], errand.Done);
        Assert.Empty(await lives.Queue.Failing());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Whoever_comes_back_late_cannot_say_what_becomes_of_the_job(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var node = new Node(shelf);
        await node.Queue.Add("errand", Errand.Name, shelf.Clock.Now);
        var late = (await node.Queue.Take(Errand.Name))!;
        shelf.Clock.Now += JobQueue.Lease;
        var now = (await node.Queue.Take(Errand.Name))!;

        Assert.False(await node.Queue.Keep(late));
        Assert.False(await node.Queue.Finish(late, every: null));
        Assert.False(await node.Queue.Fail(late));
        Assert.False(await node.Queue.GiveBack(late));

        Assert.Equal(now, await Row(shelf, "errand"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_fails_is_tried_again_later_and_later_and_weft_check_says_so(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var broken = true;
        var errand = new Errand((_, _) => broken ? throw new InvalidOperationException("canary") : Task.CompletedTask);
        await using var node = new Node(shelf, errand);
        await node.Queue.Add("errand", Errand.Name, shelf.Clock.Now, text: "canary");
        foreach (var seconds in (int[])[30, 60, 120])
        {
            await node.Worker.RunDue();
            shelf.Clock.Now += Duration.FromSeconds(seconds) - Second;
            Assert.Null(await node.Queue.Take(Errand.Name));
            shelf.Clock.Now += Second;
        }

        var (code, said, _) = await WeftProgram.Run(shelf, "check");
        Assert.Equal(0, code);
        Assert.Contains("look   The job errand failed 3 times. It is tried again at 2026-05-20T12:03:30Z", said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);

        broken = false;
        await node.Worker.RunDue();
        Assert.Equal(["errand"], errand.Done);
        Assert.DoesNotContain("look", (await WeftProgram.Run(shelf, "check")).Said, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Whoever_is_stopped_gives_the_job_back(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var begun = new TaskCompletionSource();
        await using var stopped = new Node(shelf, new Errand(async (_, cancel) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        }));
        var errand = new Errand();
        await using var other = new Node(shelf, errand);
        await other.Queue.Add("errand", Errand.Name, shelf.Clock.Now);
        await stopped.Worker.StartAsync(default);
        await begun.Task;

        await stopped.Worker.StopAsync(default);

        Assert.Equal((0, null), ((await Row(shelf, "errand")).Tries, (await Row(shelf, "errand")).TakenBy));
        await other.Worker.RunDue();
        Assert.Equal(["errand"], errand.Done);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Where_the_program_cannot_listen_nothing_is_begun(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var before = await Row(shelf, "purge");

        await Assert.ThrowsAsync<IOException>(() => WeftSite.Start(shelf, "--urls", $"http://{taken.LocalEndpoint}"));

        Assert.Equal(before, await Row(shelf, "purge"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_comes_again_is_done_once_each_time(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var errand = new Errand { Every = Duration.FromHours(1) };
        await using var one = new Node(shelf, errand);
        await using var other = new Node(shelf, errand);
        await one.Queue.Add("errand", Errand.Name, shelf.Clock.Now);
        // Every node may put it in: the same id is the same job.
        await other.Queue.Add("errand", Errand.Name, shelf.Clock.Now);

        for (var hour = 1; hour <= 3; hour++)
        {
            await Task.WhenAll(one.Worker.RunDue(), other.Worker.RunDue());
            Assert.Equal(hour, errand.Done.Count);
            shelf.Clock.Now += Duration.FromHours(1);
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_hourly_purge_is_a_job(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using (var site = await WeftSite.Start(shelf))
        {
            var (person, space) = await Spaces.Circle.Make(site);
            await Spaces.Circle.Invite(person, space);
            Assert.Equal(1, await Invitations(shelf));
        }
        shelf.Clock.Now += Duration.FromDays(4);
        await using var again = await WeftSite.Start(shelf);
        await again.DoWhatIsDue();

        Assert.Equal(0, await Invitations(shelf));
        Assert.Equal("2026-05-24T13:00:00Z", (await Row(shelf, "purge")).DueAt);
    }

    private static Task<long> Invitations(TestShelf shelf) => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from invitation"));
}
