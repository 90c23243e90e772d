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
        { "application/x-www-form-urlencoded", "name[=1&name[name[=2", "names as scripts write them", HttpStatusCode.OK },
        { "application/x-www-form-urlencoded; charset=utf-7", "stamp=AAAA", "letters of another kind", HttpStatusCode.BadRequest },
        { "application/x-www-form-urlencoded; charset=nonsense", "stamp=AAAA", "letters of no kind", HttpStatusCode.OK },
        { "application/json", "{}", "no form", HttpStatusCode.UnsupportedMediaType },
        { "multipart/form-data; boundary=abc", "--abc", "half a form", HttpStatusCode.UnsupportedMediaType },
        { "multipart/form-data; boundary=\"\"", "x", "a form without parts", HttpStatusCode.UnsupportedMediaType },
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
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        foreach (var address in new[] { "/", "/groups", "/es/map", "/weft.css", "/groups.csv", "/healthz" })
        {
            using var answer = await site.Http.SendAsync(new(new(method), address));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(["GET", "HEAD", "POST"], answer.Content.Headers.Allow.Order());
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "a nought in the address", 400)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "no host", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost:\r\n\r\n", "an empty host", 400)]
    [InlineData("GET / HTTP/1.0\r\n\r\n", "no host, as it once was allowed", 400)]
    [InlineData("GET /%2500 HTTP/1.1\r\nHost: localhost\r\n\r\n", "a nought in the address, wrapped twice", 404)]
    [InlineData("GET /groups/%25%30%30 HTTP/1.1\r\nHost: localhost\r\n\r\n", "a nought in the address, wrapped otherwise", 404)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "two hosts", 400)]
    [InlineData("GET / HTTP/9.1\r\nHost: localhost\r\n\r\n", "a version of the future", 505)]
    [InlineData("nonsense\r\n\r\n", "nonsense", 400)]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -4\r\n\r\n", "less than nothing", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: {40000}\r\n\r\n", "a long header", 431)]
    [InlineData("GET /{70000} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a long address", 414)]
    public async Task What_the_web_server_itself_refuses_carries_the_headers_too(string request, string what, int status)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        using var client = new System.Net.Sockets.TcpClient("127.0.0.1", site.Http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        var letters = System.Text.RegularExpressions.Regex.Replace(request, @"\{(\d+)\}", match => new string('a', int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));

        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(letters));
        using var reader = new StreamReader(stream);
        var answer = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            answer.Add(line);

        Assert.True(answer[0].StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {answer[0]}");
        Assert.Contains(answer, line => line.StartsWith("Content-Security-Policy: default-src 'none'", StringComparison.Ordinal));
        Assert.Contains("Cache-Control: no-store", answer);
        Assert.Contains("Referrer-Policy: no-referrer", answer);
        Assert.Contains("X-Content-Type-Options: nosniff", answer);
    }

    [Fact]
    public async Task Who_begins_a_request_and_says_no_more_is_dropped()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);

        async Task<string> Begin(string request)
        {
            using var client = new System.Net.Sockets.TcpClient("127.0.0.1", site.Http.BaseAddress!.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request));
            using var reader = new StreamReader(stream);
            // Until they hang up: nothing else ends this.
            return await reader.ReadToEndAsync();
        }
        var answers = await Task.WhenAll(
            Begin("GET /groups HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
            Begin("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nName=a"));

        Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Contains("Content-Security-Policy: default-src 'none'", answer, StringComparison.Ordinal));
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
