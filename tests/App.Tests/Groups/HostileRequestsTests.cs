using System.Net;
using System.Net.Http.Headers;
using Weft.Fixtures;
using static Weft.Groups.Visitor;

namespace Weft.Groups;

/// <summary>What no browser sends. Everything gets an answer that says what was wrong, and changes nothing.</summary>
public class HostileRequestsTests
{
    public static TheoryData<string, string, string, HttpStatusCode> BrokenForms => new()
    {
        { "application/x-www-form-urlencoded", "", "no stamp", HttpStatusCode.OK },
        { "application/x-www-form-urlencoded", "stamp=AAAA", "a forged stamp", HttpStatusCode.OK },
        { "application/x-www-form-urlencoded", "stamp=%zz%00", "half a letter", HttpStatusCode.BadRequest },
        { "application/x-www-form-urlencoded", new string('k', 9000) + "=1", "a long name", HttpStatusCode.BadRequest },
        { "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 1500).Select(i => $"a{i}=1")), "many fields", HttpStatusCode.BadRequest },
        { "application/x-www-form-urlencoded", "stamp=" + new string('a', 20_000), "too much", HttpStatusCode.RequestEntityTooLarge },
        { "application/x-www-form-urlencoded", "stamp=" + new string('a', 200_000), "far too much", HttpStatusCode.RequestEntityTooLarge },
        { "application/json", "{}", "no form", HttpStatusCode.UnsupportedMediaType },
        { "multipart/form-data; boundary=abc", "--abc", "half a form", HttpStatusCode.BadRequest },
        { "multipart/form-data; boundary=\"\"", "x", "a form without parts", HttpStatusCode.BadRequest },
    };

    [Theory, MemberData(nameof(BrokenForms))]
    public async Task A_form_that_cannot_be_read_takes_nobody_off(string type, string body, string what, HttpStatusCode expected)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven")]);
        await using var site = await WeftSite.Start(shelf);
        foreach (var language in new[] { "", "/es" })
        {
            using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

            var answer = await site.Http.PostAsync($"{language}/groups/{Listing.MakeId("North", "a")}/take-off", content);

            Assert.True(expected == answer.StatusCode, $"{what}: {answer.StatusCode}");
            var page = await Parse(answer);
            var title = page.QuerySelector("h1")!.TextContent;
            Assert.Equal(language.Length == 0 ? "en-GB" : "es", page.DocumentElement.GetAttribute("lang"));
            Assert.DoesNotContain(title, (string[])["Something broke here", "Algo se rompió aquí"]);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
        Assert.Single((await shelf.Catalogue()).Listings);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    [InlineData("ANYTHING")]
    public async Task Other_methods_are_told_what_there_is(string method)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        foreach (var address in new[] { "/", "/groups", "/es/map", "/weft.css", "/groups.csv", "/healthz" })
        {
            using var answer = await site.Http.SendAsync(new(new(method), address));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow.Order());
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_answer_is_kept_longer_than_it_is_true()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven")]);
        await using var site = await WeftSite.Start(shelf);
        var id = Listing.MakeId("North", "a");
        foreach (var address in new[] { "/", "/groups", $"/groups/{id}", $"/groups/{id}.json", "/groups.csv", "/groups.geojson", "/groups.kumu.json", "/map", "/graph", "/about/data", "/healthz" })
        {
            // The second is given from memory by another way.
            for (var time = 0; time < 3; time++)
                Assert.True((await site.Http.GetAsync(address)).Headers.CacheControl?.NoCache, address);
        }
        using var beyond = new HttpRequestMessage(HttpMethod.Get, "/weft.css") { Headers = { Range = new(9_999_999, null) } };
        foreach (var wrong in new[] { await site.Http.GetAsync("/nothing"), await site.Http.SendAsync(beyond), await site.Http.PostAsync("/healthz", null) })
            Assert.True(wrong.Headers.CacheControl?.NoStore, wrong.StatusCode.ToString());
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/groups") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.SendAsync(foreign)).StatusCode);
    }
}
