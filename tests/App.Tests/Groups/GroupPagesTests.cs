using System.Net;
using System.Text.Json;
using Weft.Fixtures;
using static Weft.Groups.Visitor;

namespace Weft.Groups;

public class GroupPagesTests
{
    private static string Id(string id) => Listing.MakeId("North", id);

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visitor_finds_a_group_and_reads_its_page(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Guarded.Group, Samples.Group("b", "Slow Post") with { Causes = ["prisoner solidarity"] }], [new("a", "b", "shares rooms", Confirmed: true)]);
        await using var site = await WeftSite.Start(shelf);

        var list = await Open(site, "/groups?q=bred");
        var link = list.QuerySelectorAll("ol.list a").Single();
        Assert.Equal("Bread Oven", link.TextContent);

        var page = await Open(site, link.GetAttribute("href")!);
        var text = page.Body!.TextContent;
        Assert.Equal("Bread Oven", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("The group itself did not write it.", text, StringComparison.Ordinal);
        Assert.Contains("The northern meeting", text, StringComparison.Ordinal);
        Assert.Contains("20 May 2026", text, StringComparison.Ordinal);
        Assert.Contains("Slow Post", page.QuerySelector("section[aria-labelledby=ties]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/groups/{Id("a")}/take-off", page.QuerySelector("aside a")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("form[method=post]"));

        var spanish = await Open(site, $"/es/groups/{Id("a")}");
        Assert.Contains("No lo escribió el propio grupo.", spanish.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("20 de mayo de 2026", spanish.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/es/groups/{Id("a")}/take-off", spanish.QuerySelector("aside a")!.GetAttribute("href"));
        Assert.Contains("United Kingdom.", text, StringComparison.Ordinal);
        Assert.Contains("Reino Unido.", spanish.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Strange_questions_get_a_page(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", Samples.Many(30));
        await using var site = await WeftSite.Start(shelf);
        foreach (var question in new[]
        {
            "?q=" + new string('a', 10_000), "?q=" + string.Concat(Enumerable.Repeat("a+b+", 2_500)), "?q=%00", "?q=a%00b&near=%00", "?q=%01%1b%7f", "?q=%ff%fe", "?q=%ed%a0%80",
            "?page=-1", "?page=99999999999", "?page=abc", "?km=-5&near=x", "?km=1e9&near=x", "?near=" + new string('%', 3000), "?cause=" + new string('x', 9_000), "?q=%27%20or%201%3D1--",
            "?q=%3Cscript%3Ealert(1)%3C/script%3E", "?scale=nonsense", "?sort=nonsense", "?q=a&q=b&q=c", "?%00=1", "?q=" + Uri.EscapeDataString(new string('é', 2000)), "?q=😀",
        })
        {
            foreach (var path in new[] { "/groups", "/es/groups", "/groups.csv", "/groups.geojson", "/groups.kumu.json" })
            {
                var answer = await site.Http.GetAsync(path + question);
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}{question[..Math.Min(40, question.Length)]}: {answer.StatusCode}");
                Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
                Assert.DoesNotContain('\0', body);
                Assert.True(answer.Headers.Contains("Content-Security-Policy"));
            }
        }
        Assert.Contains("We looked for the first 200 letters", await site.Http.GetStringAsync("/groups?q=" + new string('a', 10_000)), StringComparison.Ordinal);
        foreach (var id in new[] { "x", "%2e%2e%2fgroups", new string('a', 12), new string('a', 5000), "a'b", "%F0%9F%98%80" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync($"/groups/{id}/")).StatusCode);
    }

    [Fact]
    public async Task A_page_that_was_asked_for_before_is_the_same_and_changes_with_the_shelf()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", Samples.Many(30));
        await using var site = await WeftSite.Start(shelf);
        var pages = new List<string>();
        HttpResponseMessage last = null!;
        for (var i = 0; i < 4; i++)
        {
            last = await site.Http.GetAsync("/groups?q=kitchen");
            pages.Add(await last.Content.ReadAsStringAsync());
        }
        Assert.All(pages, page => Assert.Equal(pages[0], page));
        Assert.True(last.Headers.Contains("Content-Security-Policy"));
        Assert.False(last.Headers.Contains("Set-Cookie"));
        Assert.NotEqual(pages[0], await site.Http.GetStringAsync("/es/groups?q=kitchen"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/groups?q=kitchen") { Headers = { { "If-None-Match", last.Headers.ETag!.Tag } } };
        Assert.Equal(HttpStatusCode.NotModified, (await site.Http.SendAsync(request)).StatusCode);

        await shelf.Publish("South", [Samples.Group("new", "Kitchen of the new people")]);
        await site.Get<Shelf>().Reach((await shelf.Store.All()).Generation);
        Assert.Contains("Kitchen of the new people", await site.Http.GetStringAsync("/groups?q=kitchen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_shelf_says_what_will_stand_there()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        Assert.Contains("No groups yet", await site.Http.GetStringAsync("/groups"), StringComparison.Ordinal);
        Assert.StartsWith("id,name", await site.Http.GetStringAsync("/groups.csv"), StringComparison.Ordinal);
        Assert.Empty(JsonDocument.Parse(await site.Http.GetStringAsync("/groups.geojson")).RootElement.GetProperty("features").EnumerateArray());
    }

    [Fact]
    public async Task A_search_without_result_offers_ways_on_that_lead_somewhere()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", Samples.Many(30));
        await using var site = await WeftSite.Start(shelf);

        var page = await Open(site, "/groups?q=xylophone&cause=housing");
        var ways = page.QuerySelectorAll(".empty a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Contains("/groups?cause=housing", ways);
        foreach (var way in ways.Where(way => !way.Contains("q=", StringComparison.Ordinal)))
            Assert.NotEmpty((await Open(site, way)).QuerySelectorAll("ol.list a"));
    }
}
