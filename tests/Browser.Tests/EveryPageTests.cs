using System.Diagnostics;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Weft;

/// <summary>Walks every page as different people meet it: a phone or a projector, light or dark, scripts on or off.</summary>
[Collection(nameof(Site))]
public class EveryPageTests(Site site)
{
    /// <summary>Every page there is; a page that is not here is not looked at.</summary>
    private static readonly string[] Pages =
    [
        "/", "/worksheet", "/groups", "/groups?q=letters&near=Leeds", "/groups?q=nothinglikethis", $"/groups/{Site.SomeGroup}", $"/groups/{Site.SomeGroup}/take-off",
        "/map", "/map?view=53.7,-1.8,120,90", "/graph", "/about/data", "/about/source", "/nothing/here",
    ];

    private static string[] Both => [.. Pages, .. Pages.Select(page => page == "/" ? "/es" : "/es" + page)];

    public static TheoryData<string> Addresses => [.. Both];

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_page_is_usable_by_everyone(string address)
    {
        var scripted = (await site.Http.GetStringOrError(address)).Contains("<script", StringComparison.Ordinal);
        foreach (var (width, scheme, scripts) in Ways())
        {
            // A page without scripts is the same page when scripts are off.
            if (!scripts && !scripted) continue;
            await using var context = await site.Browser.NewContextAsync(new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
                ColorScheme = scheme,
            });
            var page = await context.NewPageAsync();
            var others = new List<string>();
            var errors = new List<string>();
            await page.RouteAsync("**/*", async route =>
            {
                if (!route.Request.Url.StartsWith(site.Address, StringComparison.Ordinal) && !route.Request.Url.StartsWith("data:", StringComparison.Ordinal))
                    others.Add(route.Request.Url);
                // axe itself needs scripts, so without scripts means without the site's own.
                if (!scripts && route.Request.ResourceType == "script") await route.AbortAsync();
                else await route.ContinueAsync();
            });
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning" && !Expected(message.Text, address, scripts)) errors.Add(message.Text);
            };
            page.PageError += (_, error) => errors.Add(error);

            await page.GotoAsync(site.Address + address, new() { WaitUntil = WaitUntilState.Load });
            var way = $"{address} at {width} px, {scheme}, scripts {(scripts ? "on" : "off")}";

            var findings = await page.RunAxe(new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
            Assert.True(findings.Violations.Length == 0, way + ": " + string.Join("; ", findings.Violations.Select(violation =>
                $"{violation.Id} ({violation.Help}): {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}")));
            Assert.True(others.Count == 0, $"{way} asked other hosts: {string.Join(", ", others)}");
            Assert.True(errors.Count == 0, $"{way} complains: {string.Join("; ", errors)}");
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{way} is {overflow} px too wide");
            Assert.Empty(await context.CookiesAsync());
            await Keep(page, address, width, scheme, scripts);
        }
    }

    [Fact]
    public async Task Every_page_is_valid_HTML()
    {
        var folder = Directory.CreateTempSubdirectory("weft-html-");
        try
        {
            foreach (var address in Both)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, FileName(address) + ".html"), await site.Http.GetStringOrError(address));
            var (code, said) = await Run("node", Path.Combine(Repository.Root, "node_modules/html-validate/bin/html-validate.mjs"),
                "--config", Path.Combine(Repository.Root, "assets/html-validate.json"), "--formatter", "text", folder.FullName + "/*.html");
            Assert.True(code == 0, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_page_is_small_and_carries_the_headers_that_protect_its_reader(string address)
    {
        using var answer = await site.Http.GetAsync(address);
        var body = await answer.Content.ReadAsByteArrayAsync();

        var drawn = address.Contains("/map", StringComparison.Ordinal) || address.Contains("/graph", StringComparison.Ordinal);
        Assert.True(body.Length <= (drawn ? 250_000 : 60_000), $"{address}: {body.Length} bytes");
        Headers.AreRight(answer);
    }

    private static IEnumerable<(int Width, ColorScheme Scheme, bool Scripts)> Ways() =>
        from width in new[] { 360, 1280 }
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        from scripts in new[] { true, false }
        select (width, scheme, scripts);

    private static bool Expected(string text, string address, bool scripts) =>
        (address.EndsWith("/nothing/here", StringComparison.Ordinal) && text.Contains("404", StringComparison.Ordinal)) ||
        (!scripts && text.Contains("ERR_FAILED", StringComparison.Ordinal)) ||
        // What a machine without a graphics card says of itself, not of the page.
        text.Contains("GL Driver Message", StringComparison.Ordinal);

    private static async Task Keep(IPage page, string address, int width, ColorScheme scheme, bool scripts)
    {
        if (Environment.GetEnvironmentVariable("WEFT_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new()
        {
            FullPage = true,
            Path = Path.Combine(folder, $"{FileName(address)}-{width}-{scheme.ToString().ToLowerInvariant()}{(scripts ? "" : "-noscript")}.png"),
        });
    }

    private static string FileName(string address) => address.Trim('/') is { Length: > 0 } name ? new string([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]) : "home";

    private static async Task<(int, string)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
