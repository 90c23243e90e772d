using System.Net;
using System.Text;
using System.Text.Json;
using Weft.Fixtures;
using Weft.Places;
using static Weft.Groups.Visitor;

namespace Weft.Groups;

/// <summary>What other programs, and those who look for what is private, can take away.</summary>
public class GroupFeedsTests
{
    private static string Id(string id) => Listing.MakeId("North", id);

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_is_private_stands_in_no_page_feed_or_file(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Guarded.Group, Samples.Group("b", "Slow Post")], [new("a", "b", "canary tie")]);
        await using var site = await WeftSite.Start(shelf);
        string[] secrets =
        [
            Guarded.Mail, Guarded.Phone, "900123", Guarded.Person, Guarded.Note, Guarded.Street, "Canary Close", "LS7", Guarded.OtherCell, "canary need", "canary tie",
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

    [Theory, ClassData(typeof(OneEngine))]
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
