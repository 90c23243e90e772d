using Microsoft.Playwright;

namespace Weft;

/// <summary>One of the people who meet a page: on a phone or before a projector, with scripts or without, in the light and then in the dark.</summary>
public sealed record Reader(int Width, bool Scripts)
{
    public static IEnumerable<Reader> All { get; } =
    [
        .. from width in new[] { 360, 1280 }
           from scripts in new[] { true, false }
           select new Reader(width, scripts),
    ];

    /// <summary>Opens a page as this reader and sees whether it can be read: nothing hidden from a screen reader, nothing cut off, nobody else asked.</summary>
    /// <param name="open">Goes to the page; <paramref name="name"/> is what it is called in what is said and kept.</param>
    /// <param name="status">The answer that the page should be.</param>
    public async Task Meets(IBrowser browser, string address, string name, int status, Func<IPage, Task<IResponse?>> open)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = Width, Height = 800 } });
        var page = await context.NewPageAsync();
        var others = new List<string>();
        var errors = new List<string>();
        await page.RouteAsync("**/*", async route =>
        {
            if (!route.Request.Url.StartsWith(address, StringComparison.Ordinal) && !route.Request.Url.StartsWith("data:", StringComparison.Ordinal))
                others.Add(route.Request.Url);
            // axe itself needs scripts, so without scripts means without the site's own.
            if (!Scripts && route.Request.ResourceType == "script") await route.AbortAsync();
            else await route.ContinueAsync();
        });
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !Expected(message.Text, status)) errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);

        var answer = await open(page);
        var way = $"{name} at {Width} px, scripts {(Scripts ? "on" : "off")}";

        Assert.Equal(status, answer?.Status);
        await Axe.Bring(page);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await (scheme == ColorScheme.Light ? Axe.Findings(page) : Axe.FindingsOfColours(page));
            Assert.True(found.Length == 0, $"{way}, {scheme}: {found}");
            await Keep(page, name, scheme);
        }
        Assert.True(others.Count == 0, $"{way} asked other hosts: {string.Join(", ", others)}");
        Assert.True(errors.Count == 0, $"{way} complains: {string.Join("; ", errors)}");
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{way} is {overflow} px too wide");
        Assert.Empty(await context.CookiesAsync());
    }

    private bool Expected(string text, int status) =>
        (status >= 400 && text.Contains($"{status}", StringComparison.Ordinal)) ||
        (!Scripts && text.Contains("ERR_FAILED", StringComparison.Ordinal)) ||
        // What a machine without a graphics card says of itself, not of the page.
        text.Contains("GL Driver Message", StringComparison.Ordinal);

    private async Task Keep(IPage page, string name, ColorScheme scheme)
    {
        if (Environment.GetEnvironmentVariable("WEFT_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new()
        {
            FullPage = true,
            Path = Path.Combine(folder, $"{FileName(name)}-{Width}-{scheme.ToString().ToLowerInvariant()}{(Scripts ? "" : "-noscript")}.png"),
        });
    }

    /// <summary>An address as the name of a file.</summary>
    public static string FileName(string address) =>
        address.Trim('/') is { Length: > 0 } name ? new string([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]) : "home";
}
