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

    [Theory, ClassData(typeof(Engines))]
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
        var done = await Press(site, form);

        Assert.Equal((HttpStatusCode.Redirect, "/groups/taken-off"), (done.StatusCode, done.Headers.Location!.OriginalString));
        await Open(site, "/groups/taken-off");
        Assert.Empty((await Open(site, "/groups?q=bread")).QuerySelectorAll("ol.list a"));
        Assert.DoesNotContain("Bread Oven", await site.Http.GetStringAsync("/groups.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Press(site, form)).StatusCode);

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
            var answer = await Press(site, form, wrong);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("Press the button once more", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        shelf.Clock.Now += NodaTime.Duration.FromHours(25);
        Assert.Equal(HttpStatusCode.OK, (await Press(site, form)).StatusCode);
        await Open(site, $"/groups/{Id("a")}");
    }

    [Fact]
    public async Task Nobody_takes_everybody_off()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", Samples.Many(40));
        await using var site = await WeftSite.Start(shelf);
        var stamps = Enumerable.Range(0, 40).Select(i => (Id: Id($"g{i}"), Stamp: site.Get<Shared.Stamp>().Make($"take-off/{Id($"g{i}")}"))).ToList();
        shelf.Clock.Now += NodaTime.Duration.FromMinutes(1);

        var answers = new List<HttpStatusCode>();
        foreach (var (id, stamp) in stamps)
            answers.Add((await site.Http.PostAsync($"/groups/{id}/take-off", new FormUrlEncodedContent([new("stamp", stamp)]))).StatusCode);

        Assert.Contains(HttpStatusCode.Redirect, answers);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }
}
