using System.Net;
using Dapper;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Groups;
using Weft.Jobs;
using Weft.Spaces;

namespace Weft.Nodes;

/// <summary>Two nodes on one PostgreSQL, behind a proxy that gives each request to the other one.</summary>
public class TwoNodesTests
{
    private const string CountTakings = """
        create table taking (kind ctext not null);
        create function count_taking() returns trigger language plpgsql as 'begin insert into taking values (new.kind); return null; end';
        create trigger count_taking after update on job for each row when (old.taken_by is null and new.taken_by is not null) execute function count_taking();
        """;

    [Fact]
    public async Task Sessions_and_writes_go_on_when_either_node_is_killed_and_a_job_is_done_once()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        await shelf.Database.Write((connection, _) => connection.ExecuteAsync(CountTakings));
        var nodes = await Task.WhenAll(RunningWeft.StartNode(shelf), RunningWeft.StartNode(shelf));
        await using var first = nodes[0];
        await using var second = nodes[1];
        Assert.Equal(first.Setup, second.Setup);
        await using var proxy = await RoundRobin.Before(first.Address, second.Address);

        var (person, space) = await Circle.Make(proxy.Http, first.Setup!);
        await Circle.Write(person, space, "Keys", "under the mat");
        var note = person.Path;
        var member = await Circle.InviteAndJoin(proxy.Http, person, space, "Ana");
        await person.Open(note);
        await person.Follow("Change it");
        await person.Press("Save the note", ("Text", "under the stone"));
        Assert.Contains("under the stone", (await member.Open(note)).Text, StringComparison.Ordinal);
        // Each request went to the other node than the one before it.
        Assert.All(proxy.Answered.Zip(proxy.Answered.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));

        await member.Open("/raided");
        await member.Press("Sign everybody out now");
        foreach (var gone in (Person[])[person, person, member, member])
            Assert.Equal("Sign in", (await gone.Open(note)).Title);
        (person, member) = (await Settler.SignIn(proxy.Http), await Settler.SignIn(proxy.Http, "ana"));

        first.Kill();
        Assert.Contains("under the stone", (await member.Open(note)).Text, StringComparison.Ordinal);
        await Circle.Write(person, space, "Bread", "at seven");
        Assert.Contains("at seven", (await member.Open(person.Path)).Text, StringComparison.Ordinal);

        await using var third = await RunningWeft.StartNode(shelf);
        Assert.Null(third.Setup);
        proxy.Nodes[0] = third.Address;
        second.Kill();
        Assert.Contains("under the stone", (await person.Open(note)).Text, StringComparison.Ordinal);
        await Circle.Do(person, space, "Ana", "Pause this person");
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(note)).Status);
        Assert.Equal("/spaces", (await Settler.SignIn(proxy.Http)).Path);

        var taken = await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from taking where kind = 'purge'"));
        Assert.Equal(1, taken);
    }

    [Fact]
    public async Task A_node_that_is_killed_in_the_middle_of_a_job_leaves_it_to_the_other()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        shelf.Clock.Now = SystemClock.Instance.GetCurrentInstant();
        await using var holder = new Npgsql.NpgsqlConnection(shelf.Connection);
        await holder.OpenAsync();
        // Nobody gets past this while it stands: whoever has taken the purge stays in the middle of it.
        await holder.ExecuteAsync("begin; lock table invitation in access exclusive mode");
        await using var killed = await RunningWeft.StartNode(shelf);
        await Until.Is(async () => await Purge(shelf) is { TakenBy: not null });
        killed.Kill();
        await holder.ExecuteAsync("rollback");
        using var files = new FileDrawer(shelf.Database, new());
        await using var other = new Node(shelf, new SpacePurge(new(shelf.Database), new(shelf.Database, new(), new()), files, new(new(shelf.Database), new(shelf.Database), new([])), shelf.Database, shelf.Clock));

        await other.Worker.RunDue();
        Assert.Equal(1, (await Purge(shelf)).Tries);
        shelf.Clock.Now += JobQueue.Lease + Duration.FromMinutes(1);
        await other.Worker.RunDue();

        var done = await Purge(shelf);
        Assert.Equal((0, null), (done.Tries, done.TakenBy));
        Assert.True(string.CompareOrdinal(done.DueAt, "2000-01-01T00:00:00Z") > 0);
    }

    [Fact]
    public async Task Who_was_paused_or_removed_on_one_node_is_out_on_the_other_with_the_next_request()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        await using var one = await WeftSite.Start(shelf);
        await using var other = await WeftSite.Start(shelf);
        await using var proxy = await RoundRobin.Before(one.Http.BaseAddress!, other.Http.BaseAddress!);
        var (facilitator, space) = await Circle.Make(proxy.Http, one.Get<SetupLink>().Path);
        var member = await Circle.InviteAndJoin(proxy.Http, facilitator, space, "member");
        await Circle.InviteAndJoin(proxy.Http, facilitator, space, "removed");
        shelf.Clock.Now += Duration.FromMinutes(10);
        await Circle.Do(facilitator, space, "removed", "Pause this person");
        await Circle.Do(facilitator, space, "removed", "Propose that they should go");
        await Circle.Do(member, space, "removed", "Agree that they should go");
        shelf.Clock.Now += Duration.FromHours(25);
        facilitator = await Settler.SignIn(one);
        var paused = await Settler.SignIn(other, "removed");
        Assert.Equal(HttpStatusCode.NotFound, (await paused.Open(space)).Status);
        member = await Settler.SignIn(other, "member");
        Assert.Equal(HttpStatusCode.OK, (await member.Open(space)).Status);
        var form = (await member.Open(space + "/notes/new/edit")).Request("Save the note", ("Title", "Too late"), ("Text", "to be read"));

        // On one node; the very next request comes to the other.
        await Circle.Do(facilitator, space, "member", "Pause this person");

        Assert.Equal(HttpStatusCode.NotFound, (await member.Send(form)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(space)).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_on_one_node_ends_the_sessions_of_the_other()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        await using var one = await WeftSite.Start(shelf);
        await using var other = await WeftSite.Start(shelf);
        var here = await Settler.SetUp(one);
        var there = await Settler.SignIn(other);
        Assert.Equal("Your account", (await there.Open("/account")).Title);

        await here.Open("/account");
        await here.Press("Sign out everywhere");

        Assert.StartsWith("/sign-in", (await there.Open("/account")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_off_or_taken_back_on_one_node_is_gone_from_every_public_page_of_the_other_after_a_second()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")], [new("a", "b", "works with", Confirmed: true)]);
        var time = new TestTime();
        await using var one = await WeftSite.Start(shelf);
        await using var other = await WeftSite.Start(shelf, time);
        string[] pages = ["/groups", "/es/groups", "/map", "/graph", "/graph.json", "/groups.csv", "/groups.geojson", "/groups.kumu.json", $"/groups/{Id("a")}", $"/groups/{Id("b")}"];
        // Often enough that it is kept.
        for (var times = 0; times < 3; times++)
        {
            foreach (var page in pages)
                Assert.Contains(page.EndsWith(Id("b"), StringComparison.Ordinal) ? "Slow Post" : "Bread Oven", await other.Http.GetStringAsync(page), StringComparison.Ordinal);
        }

        var person = await new Person(one).Open($"/groups/{Id("a")}/take-off");
        shelf.Clock.Now += Duration.FromSeconds(5);
        await person.Press(person.Page.QuerySelector("main form button")!.TextContent.Trim());
        Assert.Equal("/groups/taken-off", person.Path);
        time.Pass(TimeSpan.FromSeconds(1));
        await AssertGone("Bread Oven");
        Assert.Contains("Slow Post", await other.Http.GetStringAsync("/groups"), StringComparison.Ordinal);

        await shelf.Publisher.Unpublish("North");
        time.Pass(TimeSpan.FromSeconds(1));
        await AssertGone("Slow Post");

        async Task AssertGone(string name)
        {
            for (var times = 0; times < 3; times++)
            {
                foreach (var page in pages)
                    Assert.DoesNotContain(name, await (await other.Http.GetAsync(page)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    private static string Id(string id) => Listing.MakeId("North", id);

    private static Task<JobRow> Purge(TestShelf shelf) => shelf.Database.Glance(connection => connection.QuerySingleAsync<JobRow>("select * from job where id = 'purge'"));
}
