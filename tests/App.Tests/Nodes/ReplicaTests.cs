using System.Net;
using Dapper;
using Npgsql;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Groups;

namespace Weft.Nodes;

/// <summary>A PostgreSQL, one that follows it, and a Weft that reads public pages from the second.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly string[] Pages = ["/groups", "/es/groups", "/map", "/graph", "/graph.json", "/groups.csv", "/groups.geojson", Page];

    private PostgresServer primary = null!, replica = null!;
    private TestShelf shelf = null!;
    private string copy = "";
    private readonly TestTime time = new();

    private static string Page => $"/groups/{Listing.MakeId("North", "a")}";

    public async Task InitializeAsync()
    {
        primary = await PostgresServer.Alone();
        shelf = await TestShelf.Open(await primary.Make());
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")], [new("a", "b", "works with", Confirmed: true)]);
        replica = await primary.Replicate();
        copy = replica.Same(shelf.Connection!);
    }

    public async Task DisposeAsync()
    {
        await shelf.DisposeAsync();
        await replica.DisposeAsync();
        await primary.DisposeAsync();
    }

    private Task<WeftSite> Start() => WeftSite.Start(shelf, time, "--replica", copy);

    [Fact]
    public async Task What_is_listed_is_read_from_the_replica()
    {
        // Whoever may not read it on the primary can have it from the replica alone.
        await shelf.Database.Write((connection, _) => connection.ExecuteAsync("""
            create role narrow login;
            grant create on schema public to narrow;
            grant all on all tables in schema public to narrow;
            revoke select on listing from narrow;
            """));
        var narrow = new NpgsqlConnectionStringBuilder(shelf.Connection) { Username = "narrow" }.ToString();

        await using (var site = await WeftSite.Start(shelf, "--database", narrow, "--replica", copy))
            Assert.Contains("Bread Oven", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);
        await using (var site = await WeftSite.Start(shelf, "--database", narrow))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Http.GetAsync("/groups")).StatusCode);
    }

    [Fact]
    public async Task What_was_taken_off_is_gone_although_the_replica_is_behind_and_does_not_come_back_when_the_primary_stops()
    {
        await using var site = await Start();
        for (var times = 0; times < 3; times++)
        {
            foreach (var page in Pages)
                Assert.Contains("Bread Oven", await site.Http.GetStringAsync(page), StringComparison.Ordinal);
        }
        await Ask(copy, "select pg_wal_replay_pause()");

        var person = await new Person(site).Open(Page + "/take-off");
        shelf.Clock.Now += NodaTime.Duration.FromSeconds(5);
        await person.Press("Take Bread Oven off now");
        // Whoever took it off sees it gone at once, and so does everybody else.
        await AssertGone(site);
        time.Pass(Second);
        await AssertGone(site);
        Assert.Contains("Slow Post", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);

        await primary.Stop();
        for (var seconds = 0; seconds < 3; seconds++)
        {
            time.Pass(Second);
            await AssertGone(site);
        }
        Assert.Equal(1, await Ask(copy, "select count(*) from listing where name = 'Bread Oven'"));
    }

    [Fact]
    public async Task What_was_published_is_shown_although_the_replica_is_behind()
    {
        await using var site = await Start();
        Assert.DoesNotContain("Night Bus", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);
        await Ask(copy, "select pg_wal_replay_pause()");

        await shelf.Publish("South", [Samples.Group("c", "Night Bus")]);
        time.Pass(Second);

        Assert.Contains("Night Bus", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_primary_stops_public_pages_go_on_and_say_of_when_they_are_and_the_others_say_what_to_do()
    {
        await using var site = await Start();
        var person = await Settler.SetUp(site);
        for (var times = 0; times < 3; times++)
            Assert.DoesNotContain("as of", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);

        await primary.Stop();
        time.Pass(Second);
        // From the second time on it is an answer that was kept.
        for (var times = 0; times < 4; times++)
        {
            Assert.Contains("What you read is as of", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);
            Assert.Contains("Lo que lees es del", await site.Http.GetStringAsync("/es/map"), StringComparison.Ordinal);
            Assert.Contains("Bread Oven", await site.Http.GetStringAsync("/groups.csv"), StringComparison.Ordinal);
        }
        await person.Open("/account");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, person.Status);
        Assert.Contains("Wait a minute, then try again.", person.Text, StringComparison.Ordinal);
        Assert.Contains("Espera un minuto", (await person.Open("/es/account")).Text, StringComparison.Ordinal);

        await primary.StartAgain();
        time.Pass(Second);
        // The first who comes by makes it ask; nobody waits for the answer.
        for (var tries = 0; tries < 20_000 && (await site.Http.GetStringAsync("/groups")).Contains("as of", StringComparison.Ordinal); tries++)
            time.Pass(Second);
        Assert.DoesNotContain("as of", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);
        Assert.DoesNotContain("Lo que lees es del", await site.Http.GetStringAsync("/es/map"), StringComparison.Ordinal);
        Assert.Equal("Your account", (await (await Settler.SignIn(site)).Open("/account")).Title);
    }

    [Fact]
    public async Task A_replica_that_is_away_is_done_without()
    {
        await replica.Stop();
        await using var site = await Start();
        Assert.Contains("Bread Oven", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);
    }

    private static async Task AssertGone(WeftSite site)
    {
        for (var times = 0; times < 3; times++)
        {
            foreach (var page in Pages)
                Assert.DoesNotContain("Bread Oven", await (await site.Http.GetAsync(page)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<long> Ask(string connection, string question)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        return question.Contains("pause", StringComparison.Ordinal) ? await open.ExecuteAsync(question) : await open.ExecuteScalarAsync<long>(question);
    }
}
