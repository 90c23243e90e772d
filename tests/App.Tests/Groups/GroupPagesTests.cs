using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Weft.Fixtures;
using Weft.Places;

namespace Weft.Groups;

public class GroupPagesTests
{
    private const string PrivateMail = "canary.mail@private.example", PrivatePhone = "+44 7700 900123", PrivatePerson = "Canary Person Name",
        PrivateNote = "canary note about somebody", PrivateStreet = "17A Canary Close", OtherCell = "canary other cell";

    private static Group Guarded => Samples.Group("a", "Bread Oven", $"{PrivateStreet}, Leeds, LS7 4QQ") with
    {
        Description = $"Hot food. Write to {PrivateMail} or ring {PrivatePhone} before 10.00.",
        Website = "https://bread.example/oven?ref=1",
        Needs = ["canary need"],
        Private = [new("Contact", PrivatePerson), new("E-mail", PrivateMail), new("Notes", PrivateNote)],
        Others = [new("Column 9", OtherCell)],
    };

    private static async Task<IHtmlDocument> Open(WeftSite site, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await site.Http.GetAsync(address);
        Assert.Equal(expected, answer.StatusCode);
        return await Parse(answer);
    }

    private static async Task<IHtmlDocument> Parse(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html).Address("http://weft.test/"));
    }

    private static Task<HttpResponseMessage> Press(WeftSite site, IHtmlFormElement form, string? stamp = null) =>
        site.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([new("stamp", stamp ?? ((IHtmlInputElement)form.Elements["stamp"]!).Value)]));

    private static string Id(string id) => Listing.MakeId("North", id);

    [Theory, ClassData(typeof(Engines))]
    public async Task A_visitor_finds_a_group_and_reads_its_page(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Guarded, Samples.Group("b", "Slow Post") with { Causes = ["prisoner solidarity"] }], [new("a", "b", "shares rooms", Confirmed: true)]);
        await using var site = await WeftSite.Start(shelf);

        var list = await Open(site, "/groups?q=bred");
        var link = list.QuerySelectorAll("ol.list a").Single();
        Assert.Equal("Bread Oven", link.TextContent);

        var page = await Open(site, link.GetAttribute("href")!);
        var text = page.Body!.TextContent;
        Assert.Equal("Bread Oven", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Not confirmed by the group", text, StringComparison.Ordinal);
        Assert.Contains("The northern meeting", text, StringComparison.Ordinal);
        Assert.Contains("20 May 2026", text, StringComparison.Ordinal);
        Assert.Contains("Slow Post", page.QuerySelector("section[aria-labelledby=ties]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/groups/{Id("a")}/take-off", page.QuerySelector("aside a")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("form[method=post]"));

        var spanish = await Open(site, $"/es/groups/{Id("a")}");
        Assert.Contains("No confirmado por el grupo", spanish.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("20 de mayo de 2026", spanish.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/es/groups/{Id("a")}/take-off", spanish.QuerySelector("aside a")!.GetAttribute("href"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_private_stands_in_no_page_feed_or_file(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Guarded, Samples.Group("b", "Slow Post")], [new("a", "b", "canary tie")]);
        await using var site = await WeftSite.Start(shelf);
        string[] secrets =
        [
            PrivateMail, PrivatePhone, "900123", PrivatePerson, PrivateNote, PrivateStreet, "Canary Close", "LS7", OtherCell, "canary need", "canary tie",
            "53.801234", "-1.549123", "53.8012", "1.5491",
        ];
        foreach (var address in new[]
        {
            "/", "/groups", "/groups?q=oven", $"/groups/{Id("a")}", $"/groups/{Id("a")}.json", $"/groups/{Id("a")}/take-off", "/groups.csv", "/groups.geojson", "/groups.kumu.json",
            "/es/groups", "/groups?near=Canary+Close",
        })
        {
            var answer = await site.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var body = await answer.Content.ReadAsStringAsync();
            if (!address.Contains("Canary", StringComparison.Ordinal))
                Assert.All(secrets, secret => Assert.DoesNotContain(secret, body, StringComparison.OrdinalIgnoreCase));
            else Assert.Empty((await Parse(answer)).QuerySelectorAll("ol.list a"));
        }
        Assert.Contains($"Write to {Contacts.Mark} or ring {Contacts.Mark} before 10.00.", (await Open(site, $"/groups/{Id("a")}")).Body!.TextContent, StringComparison.Ordinal);

        if (engine == Engine.Sqlite)
        {
            var files = Directory.GetFiles(shelf.Folder);
            Assert.Contains(files, file => file.EndsWith("weft.db", StringComparison.Ordinal));
            foreach (var file in files)
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes);
                var plain = Encoding.Latin1.GetString(bytes.ToArray());
                Assert.All(secrets, secret => Assert.DoesNotContain(secret, plain, StringComparison.OrdinalIgnoreCase));
                if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead));
            }
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_group_is_taken_off_with_one_press_and_stays_off(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Guarded, Samples.Group("b", "Slow Post")]);
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

        await shelf.Publish("North", [Guarded, Samples.Group("b", "Slow Post")]);
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

    [Theory, ClassData(typeof(Engines))]
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
        Assert.Contains("only the first 200 letters count", await site.Http.GetStringAsync("/groups?q=" + new string('a', 10_000)), StringComparison.Ordinal);
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

    [Theory, ClassData(typeof(Engines))]
    public async Task The_result_goes_to_other_programs(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North",
        [
            Samples.Group("a", "=cmd|' /C calc'!A0 kitchen") with { Description = "Two lines,\n\"quoted\"" }, Samples.Group("b", "Kitchen two"),
            Samples.Group("c", "Slow Post"), Samples.Group("d", "Kitchen nowhere") with { Place = null },
        ], [new("a", "b", "shares food", Confirmed: true), new("a", "c", "writes", Confirmed: true)]);
        await using var site = await WeftSite.Start(shelf);

        var csv = Encoding.UTF8.GetString(await site.Http.GetByteArrayAsync("/groups.csv?q=kitchen"));
        Assert.StartsWith("\ufeffid,name,place,", csv, StringComparison.Ordinal);
        Assert.Contains(",'=cmd|' /C calc'!A0 kitchen,Leeds,", csv, StringComparison.Ordinal);
        Assert.Contains("\"Two lines,\n\"\"quoted\"\"\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Slow Post", csv, StringComparison.Ordinal);

        var map = JsonDocument.Parse(await site.Http.GetStringAsync("/groups.geojson?q=kitchen")).RootElement;
        Assert.Equal(3, map.GetProperty("features").GetArrayLength());
        var nowhere = map.GetProperty("features").EnumerateArray().Single(feature => feature.GetProperty("properties").GetProperty("name").GetString() == "Kitchen nowhere");
        Assert.Equal(JsonValueKind.Null, nowhere.GetProperty("geometry").ValueKind);

        var kumu = JsonDocument.Parse(await site.Http.GetStringAsync("/groups.kumu.json?q=kitchen")).RootElement;
        Assert.Equal(3, kumu.GetProperty("elements").GetArrayLength());
        Assert.Equal("shares food", Assert.Single(kumu.GetProperty("connections").EnumerateArray().ToList()).GetProperty("type").GetString());

        var profile = JsonDocument.Parse(await site.Http.GetStringAsync($"/groups/{Id("b")}.json")).RootElement;
        Assert.Equal("organizations_schema-v1.0.0", profile.GetProperty("linked_schemas")[0].GetString());
        Assert.Equal("Kitchen two", profile.GetProperty("name").GetString());
        Assert.Equal("local", profile.GetProperty("geographic_scope").GetString());
    }

    [Fact]
    public async Task An_empty_shelf_says_what_will_stand_there()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
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

    [Theory]
    [InlineData(Precision.Kilometre)]
    [InlineData(Precision.Town)]
    [InlineData(Precision.Region)]
    public async Task A_feed_that_is_published_again_moves_nobody(Precision precision)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", Samples.Many(200), precision: precision);
        var first = (await shelf.Catalogue()).Listings.ToDictionary(listing => listing.Name, listing => listing.Position);

        await shelf.Publish("Again", first.Select((pair, i) => Samples.Group($"{i}", pair.Key, "Leeds", pair.Value!.Value.Latitude, pair.Value.Value.Longitude)), precision: precision);

        Assert.All((await shelf.Catalogue()).Listings.Where(listing => listing.Source == "Again"), listing => Assert.Equal(first[listing.Name], listing.Position));
    }
}
