using System.Net;
using System.Xml.Linq;
using NodaTime;
using Weft.Fixtures;
using Weft.Groups;
using Weft.Spaces;

namespace Weft.About;

/// <summary>What search engines ask for, and those who find a hole.</summary>
public class ForMachinesTests
{
    [Fact]
    public async Task A_sitemap_leads_to_every_public_page_in_both_languages_and_each_is_there()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")]);
        await using var site = await WeftSite.Start(shelf);

        var robots = await site.Http.GetStringAsync("/robots.txt");
        var map = robots.Split('\n').Single(line => line.StartsWith("Sitemap: ", StringComparison.Ordinal))["Sitemap: ".Length..];
        var addresses = XDocument.Parse(await site.Http.GetStringAsync(map)).Descendants().Where(one => one.Name.LocalName == "loc").Select(one => one.Value).ToList();

        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Equal(4, addresses.Count(address => address.Contains("/groups/", StringComparison.Ordinal)));
        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.OK, (await site.Http.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("spaces", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_finds_a_hole_learns_whom_to_tell_until_a_day_that_is_not_over()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf, "--security-contact", "holes@weft.example");

        var lines = (await site.Http.GetStringAsync("/.well-known/security.txt")).Split('\n');

        Assert.Contains("Contact: mailto:holes@weft.example", lines);
        var until = NodaTime.Text.InstantPattern.General.Parse(lines.Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..]).Value;
        Assert.InRange(until, shelf.Clock.Now + Duration.FromDays(30), shelf.Clock.Now + Duration.FromDays(365));
    }

    [Fact]
    public async Task Where_nobody_is_named_there_is_no_such_file()
    {
        var site = await WeftSite.Shared(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.GetAsync("/.well-known/security.txt")).StatusCode);
    }

    [Fact]
    public void A_contact_that_is_no_address_is_refused_at_the_start() => Assert.Throws<InvalidDataException>(() => SecurityContact.At("ring us"));

    [Theory]
    [InlineData("/groups.csv", true)]
    [InlineData("/es/groups.geojson", true)]
    [InlineData("/groups.kumu.json", true)]
    [InlineData("/graph.json", true)]
    [InlineData("/sitemap.xml", true)]
    [InlineData("/groups", false)]
    [InlineData("/sign-in", false)]
    [InlineData("/groups/csv", false)]
    public async Task Only_files_that_are_the_same_for_everybody_are_compressed(string address, bool compressed)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", [.. Enumerable.Range(0, 50).Select(number => Samples.Group($"g{number}", $"Bread Oven {number}"))]);
        await using var site = await WeftSite.Start(shelf);
        for (var times = 0; times < 3; times++)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            asked.Headers.AcceptEncoding.ParseAdd("br, gzip");

            var answer = await site.Http.SendAsync(asked);

            Assert.Equal(compressed, answer.Content.Headers.ContentEncoding.Count > 0);
        }
    }

    [Fact]
    public async Task No_page_of_somebody_who_is_signed_in_is_compressed()
    {
        var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        foreach (var page in (string[])[space, "/account", "/groups", space + "/notes/new/edit"])
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, page);
            asked.Headers.Add("Cookie", string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            asked.Headers.AcceptEncoding.ParseAdd("br, gzip");

            var answer = await site.Http.SendAsync(asked);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(answer.Content.Headers.ContentEncoding);
        }
    }
}
