using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Weft.Fixtures;
using static Weft.Groups.Visitor;

namespace Weft.Groups;

public class TakeOffTests
{
    private static string Id(string id) => Listing.MakeId("North", id);

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_group_is_taken_off_with_one_press_and_stays_off(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Guarded.Group, Samples.Group("b", "Slow Post")]);
        await using var site = await WeftSite.Start(shelf);
        var page = $"/groups/{Id("a")}";
        Assert.Single((await Open(site, "/groups?q=bread")).QuerySelectorAll("ol.list a"));
        for (var i = 0; i < 3; i++)
            await Open(site, page);

        var form = (await Open(site, page + "/take-off")).QuerySelectorAll<IHtmlFormElement>("form").Single();
        shelf.Clock.Now += NodaTime.Duration.FromSeconds(5);
        var done = await Visitor.Press(site, form);

        Assert.Equal((HttpStatusCode.Redirect, "/groups/taken-off"), (done.StatusCode, done.Headers.Location!.OriginalString));
        await Open(site, "/groups/taken-off");
        Assert.Empty((await Open(site, "/groups?q=bread")).QuerySelectorAll("ol.list a"));
        Assert.DoesNotContain("Bread Oven", await site.Http.GetStringAsync("/groups.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Visitor.Press(site, form)).StatusCode);

        var gone = await site.Http.GetAsync(page);
        var never = await site.Http.GetAsync(page[..^1] + (page[^1] == '0' ? '1' : '0'));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (gone.StatusCode, never.StatusCode));
        Assert.Equal((await never.Content.ReadAsStringAsync()).Replace(never.RequestMessage!.RequestUri!.AbsolutePath, page, StringComparison.Ordinal), await gone.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync(page + ".json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync(page + "/take-off")).StatusCode);

        await shelf.Publish("North", [Guarded.Group, Samples.Group("b", "Slow Post")]);
        await shelf.Publish("South", [Samples.Group("other", "Bread Oven", "Leeds")]);
        await site.Get<Shelf>().Reach((await shelf.Store.All()).Generation);
        Assert.Empty((await Open(site, "/groups?q=bread")).QuerySelectorAll("ol.list a"));
        if (engine == Engine.Sqlite)
        {
            foreach (var file in Directory.GetFiles(shelf.Folder))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                Assert.DoesNotContain("Bread Oven", await new StreamReader(stream, Encoding.Latin1).ReadToEndAsync(), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task A_stamp_that_is_forged_old_or_of_another_group_takes_nobody_off()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")]);
        await using var site = await WeftSite.Start(shelf);
        var form = (await Open(site, $"/groups/{Id("a")}/take-off")).QuerySelectorAll<IHtmlFormElement>("form").Single();
        var other = (await Open(site, $"/groups/{Id("b")}/take-off")).QuerySelectorAll<IHtmlFormElement>("form").Single();
        var stamp = ((IHtmlInputElement)form.Elements["stamp"]!).Value;
        foreach (var wrong in new[] { "", "x", stamp[..^1] + (stamp[^1] == 'A' ? 'B' : 'A'), ((IHtmlInputElement)other.Elements["stamp"]!).Value, new string('A', 5000), stamp + stamp })
        {
            var answer = await Visitor.Press(site, form, wrong);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("Press the button once more", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        shelf.Clock.Now += NodaTime.Duration.FromHours(25);
        Assert.Equal(HttpStatusCode.OK, (await Visitor.Press(site, form)).StatusCode);
        await Open(site, $"/groups/{Id("a")}");
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_machine_that_takes_off_all_groups_hides_them_and_one_command_shows_again_all_that_wait(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var groups = Samples.Many(52);
        await shelf.Publish("North", groups, [.. groups.Skip(1).Select(group => new Tie(groups[0].Id, group.Id, "works with", Confirmed: true))]);
        await using var site = await WeftSite.Start(shelf);
        var stamps = groups.Select(group => (Id: Id(group.Id), Stamp: Stamp(site, Id(group.Id)))).ToList();
        shelf.Clock.Now += NodaTime.Duration.FromMinutes(1);

        foreach (var (id, stamp) in stamps)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await Press(site, id, stamp)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync($"/groups/{id}")).StatusCode);
        }

        Assert.Empty((await Open(site, "/groups")).QuerySelectorAll("ol.list a"));
        Assert.DoesNotContain(groups[^1].Name, await site.Http.GetStringAsync("/groups.csv") + await site.Http.GetStringAsync("/groups.geojson") + await site.Http.GetStringAsync("/groups.kumu.json"), StringComparison.Ordinal);
        // The list is imported again meanwhile: nothing of it comes back.
        Assert.Equal(TakeOffRequests.MaxForGood, (await shelf.Publish("North", groups)).TakenOff);
        Assert.Empty((await shelf.Store.All()).Listings);
        var waiting = (await WeftProgram.Run(shelf, "unpublish")).Said;
        Assert.All(stamps.Skip(TakeOffRequests.MaxForGood), group => Assert.Contains(group.Id, waiting, StringComparison.Ordinal));
        Assert.All(stamps.Take(TakeOffRequests.MaxForGood), group => Assert.DoesNotContain(group.Id, waiting, StringComparison.Ordinal));

        // One of them asked the operator: deleted for good. All others were not asked.
        Assert.Equal(0, (await WeftProgram.Run(shelf, "unpublish", "--group", stamps[^1].Id)).Code);
        Assert.Contains("Shown again: 46 groups.", (await WeftProgram.Run(shelf, "unpublish", "--put-back")).Said, StringComparison.Ordinal);

        await site.Get<Shelf>().Reach((await shelf.Store.All()).Generation);
        Assert.Equal(stamps.Skip(TakeOffRequests.MaxForGood).SkipLast(1).Select(group => group.Id).Order(StringComparer.Ordinal), (await shelf.Store.All()).Listings.Select(listing => listing.Id).Order(StringComparer.Ordinal));
        await Open(site, $"/groups/{stamps[20].Id}");
        Assert.Equal(TakeOffRequests.MaxForGood + 1, (await shelf.Publish("North", groups)).TakenOff);
        Assert.DoesNotContain("Taken off by visitors", (await WeftProgram.Run(shelf, "unpublish")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Putting_back_what_waits_does_not_bring_back_a_hidden_group_of_a_list_that_was_taken_back()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var groups = Samples.Many(TakeOffRequests.MaxForGood + 1);
        await shelf.Publish("North", groups);
        await using (var site = await WeftSite.Start(shelf))
        {
            foreach (var (id, stamp) in groups.Select(group => (Id(group.Id), Stamp(site, Id(group.Id)))).ToList())
            {
                shelf.Clock.Now += NodaTime.Duration.FromMinutes(1);
                await Press(site, id, stamp);
            }
        }

        await WeftProgram.Run(shelf, "unpublish", "--source", "North");
        Assert.Contains("Shown again: 0 groups.", (await WeftProgram.Run(shelf, "unpublish", "--put-back")).Said, StringComparison.Ordinal);
        await shelf.Publish("North", groups);

        Assert.Empty((await shelf.Store.All()).Listings);
        Assert.Contains("Shown again: one group.", (await WeftProgram.Run(shelf, "unpublish", "--put-back")).Said, StringComparison.Ordinal);
        Assert.Single((await shelf.Store.All()).Listings);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_stamp_counts_once_on_all_nodes_and_what_is_off_already_costs_nothing(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", Samples.Many(3));
        await using var site = await WeftSite.Start(shelf);
        await using var other = await WeftSite.Start(shelf);
        var (first, second, third) = (Id("g0"), Id("g1"), Id("g2"));
        var (stamp, late) = (Stamp(site, first), Stamp(site, second));
        shelf.Clock.Now += NodaTime.Duration.FromMinutes(1);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(press => Press(press % 2 == 0 ? site : other, first, stamp)));

        Assert.Equal(1, await CountStamps(shelf));
        // Its list brings it back, because the operator allows it: the old stamp takes off nothing.
        await new AllowedAgain(shelf.Database, shelf.Marks, shelf.Clock).Allow([first]);
        await shelf.Publish("North", Samples.Many(3));
        await other.Get<Shelf>().Reach((await shelf.Store.All()).Generation);
        var again = await Press(other, first, stamp);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("Press the button once more", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, (await shelf.Store.All()).Listings.Count);
        // And the others can come off for good.
        Assert.Equal("/groups/taken-off", (await Press(site, second, late)).Headers.Location!.OriginalString);
        Assert.Equal("/groups/taken-off", (await Press(other, third, Stamp(site, third, shelf))).Headers.Location!.OriginalString);
        Assert.Single((await shelf.Store.All()).Listings);
    }

    [Fact]
    public async Task Whoever_takes_a_group_off_after_many_others_reads_that_it_is_hidden_and_the_next_day_is_another()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", Samples.Many(9));
        await using var site = await WeftSite.Start(shelf);
        for (var group = 0; group < TakeOffRequests.MaxForGood; group++)
        {
            Assert.Contains("deleted here. We keep a scrambled mark", (await Open(site, $"/groups/{Id($"g{group}")}/take-off")).Body!.TextContent, StringComparison.Ordinal);
            await Press(site, Id($"g{group}"), Stamp(site, Id($"g{group}"), shelf));
        }

        Assert.Contains("hidden at once", (await Open(site, $"/groups/{Id("g7")}/take-off")).Body!.TextContent, StringComparison.Ordinal);
        var stamp = Stamp(site, Id("g7"), shelf);
        for (var press = 0; press < 2; press++)
            Assert.Equal("/groups/taken-off?waits", (await Press(site, Id("g7"), stamp)).Headers.Location!.OriginalString);
        Assert.Contains("The group is hidden", (await Open(site, "/groups/taken-off?waits")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync($"/groups/{Id("g7")}/take-off")).StatusCode);

        shelf.Clock.Now += NodaTime.Duration.FromDays(1);
        Assert.Equal("/groups/taken-off", (await Press(site, Id("g8"), Stamp(site, Id("g8"), shelf))).Headers.Location!.OriginalString);
        shelf.Clock.Now += NodaTime.Duration.FromDays(2);
        await Press(site, Id("g5"), Stamp(site, Id("g5"), shelf));
        Assert.Equal(1, await CountStamps(shelf));
    }

    private static string Stamp(WeftSite site, string id) => site.Get<Web.Stamp>().Make($"take-off/{id}");

    /// <summary>One that is as old as a person is slow.</summary>
    private static string Stamp(WeftSite site, string id, TestShelf shelf)
    {
        var stamp = Stamp(site, id);
        shelf.Clock.Now += NodaTime.Duration.FromSeconds(5);
        return stamp;
    }

    private static Task<HttpResponseMessage> Press(WeftSite site, string id, string stamp) =>
        site.Http.PostAsync($"/groups/{id}/take-off", new FormUrlEncodedContent([new("stamp", stamp)]));

    private static Task<long> CountStamps(TestShelf shelf) => shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from take_off"));
}
