using Microsoft.Playwright;

namespace Weft;

/// <summary>Walks every public page as different people meet it: a phone or a projector, light or dark, scripts on or off.</summary>
public class EveryPageTests(Site site) : IClassFixture<Site>
{
    /// <summary>Every page there is; a page that is not here is not looked at.</summary>
    private static readonly string[] Pages =
    [
        "/", "/worksheet", "/groups", "/groups?q=letters&near=Leeds", "/groups?q=nothinglikethis", $"/groups/{Site.SomeGroup}", $"/groups/{Site.SomeGroup}/take-off", "/groups/taken-off", "/groups/taken-off?waits",
        "/map", "/map?view=53.7,-1.8,120,90", "/map?view=53.8,-1.6,30,24", "/graph", "/about/data", "/about/source", "/nothing/here",
        "/sign-in", "/sign-in?then=%2Faccount", "/recover", "/join", "/signed-out",
    ];

    /// <summary>The same in another language, beside the others.</summary>
    public class InSpanish(Site site) : IClassFixture<Site>
    {
        private static readonly string[] Translated = [.. Pages.Select(page => page == "/" ? "/es" : "/es" + page)];

        public static TheoryData<string> Addresses => [.. Translated];

        [Theory, MemberData(nameof(Addresses))]
        public Task A_page_is_usable_by_everyone(string address) => IsUsable(site, address);

        [Theory, MemberData(nameof(Addresses))]
        public Task A_page_is_small_and_carries_the_headers_that_protect_its_reader(string address) => IsSmallAndGuarded(site, address);

        [Fact]
        public Task Every_page_is_valid_HTML() => AreValid(site, Translated);
    }

    public static TheoryData<string> Addresses => [.. Pages];

    [Theory, MemberData(nameof(Addresses))]
    public Task A_page_is_usable_by_everyone(string address) => IsUsable(site, address);

    [Theory, MemberData(nameof(Addresses))]
    public Task A_page_is_small_and_carries_the_headers_that_protect_its_reader(string address) => IsSmallAndGuarded(site, address);

    [Fact]
    public Task Every_page_is_valid_HTML() => AreValid(site, Pages);

    private static Task IsUsable(Site site, string address) =>
        Readers.Meet(site.Address, address, address.EndsWith("/nothing/here", StringComparison.Ordinal) ? 404 : 200,
            page => page.GotoAsync(site.Address + address, new() { WaitUntil = WaitUntilState.Load }), Readers.AreSpanish(InEnglish(address)) == (InEnglish(address) != address));

    private static string InEnglish(string address) => address == "/es" ? "/" : address.StartsWith("/es/", StringComparison.Ordinal) ? address[3..] : address;

    private static async Task IsSmallAndGuarded(Site site, string address)
    {
        using var answer = await site.Http.GetAsync(address);
        var body = await answer.Content.ReadAsByteArrayAsync();

        var drawn = address.Contains("/map", StringComparison.Ordinal) || address.Contains("/graph", StringComparison.Ordinal);
        Assert.True(body.Length <= (drawn ? 250_000 : 60_000), $"{address}: {body.Length} bytes");
        Headers.AreRight(answer);
    }

    private static async Task AreValid(Site site, IEnumerable<string> addresses)
    {
        var folder = Directory.CreateTempSubdirectory("weft-html-");
        try
        {
            foreach (var address in addresses)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, Readers.FileName(address) + ".html"), await site.Http.GetStringOrError(address));
            await Html.IsValid(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
