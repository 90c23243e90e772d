using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;

namespace Weft;

/// <summary>The people who meet a page: on a phone or before a projector, with scripts or without, in the light and then in the dark.</summary>
public sealed class Readers
{
    private static readonly int[] Widths = [360, 1280];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>With --long, or when somebody wants to look at the pictures, every page is judged in each way; otherwise in one, which its name decides.</summary>
    private static readonly bool InEveryWay = Environment.GetEnvironmentVariable("WEFT_LONG") == "1" || Environment.GetEnvironmentVariable("WEFT_PICTURES") is { Length: > 0 };

    private readonly IBrowser browser;
    private readonly string address, name;
    private readonly int status;
    private readonly Func<IPage, Task<IResponse?>> open;

    private Readers(IBrowser browser, string address, string name, int status, Func<IPage, Task<IResponse?>> open) =>
        (this.browser, this.address, this.name, this.status, this.open) = (browser, address, name, status, open);

    /// <summary>Opens a page as each reader and sees whether it can be read: nothing hidden from a screen reader, nothing cut off, nobody else asked.</summary>
    /// <param name="browser">With which they look.</param>
    /// <param name="address">Of the site.</param>
    /// <param name="name">What the page is called in what is said and kept.</param>
    /// <param name="status">The answer that the page should be.</param>
    /// <param name="open">Goes to the page.</param>
    public static async Task Meet(IBrowser browser, string address, string name, int status, Func<IPage, Task<IResponse?>> open)
    {
        var readers = new Readers(browser, address, name, status, open);
        if (!InEveryWay)
        {
            var chance = SHA256.HashData(Encoding.UTF8.GetBytes(name));
            await readers.Look(scripts: chance[0] % 2 == 0, chance[1] % 2 == 0 ? Widths : [.. Widths.Reverse()]);
            return;
        }
        if (!await readers.Look(scripts: true, Widths)) return;
        foreach (var width in Widths[1..])
            await readers.Look(scripts: true, width);
        await readers.Look(scripts: false, Widths);
    }

    /// <summary>
    /// Opens the page once, at the first width. Without scripts it is the same however wide the window was when it came, so that window is then made wider;
    /// a page that has scripts, and may run them, is seen at the first width alone.
    /// </summary>
    /// <returns>Whether the page ran scripts.</returns>
    private async Task<bool> Look(bool scripts, params int[] widths)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = widths[0], Height = 800 } });
        var page = await context.NewPageAsync();
        var others = new List<string>();
        var errors = new List<string>();
        await page.RouteAsync("**/*", async route =>
        {
            if (!route.Request.Url.StartsWith(address, StringComparison.Ordinal) && !route.Request.Url.StartsWith("data:", StringComparison.Ordinal))
                others.Add(route.Request.Url);
            // axe itself needs scripts, so without scripts means without the site's own.
            if (!scripts && route.Request.ResourceType == "script") await route.AbortAsync();
            else await route.ContinueAsync();
        });
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !Expected(message.Text, scripts)) errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);

        var answer = await open(page);
        Assert.Equal(status, answer?.Status);
        await Axe.Bring(page);
        var ran = scripts && await page.EvaluateAsync<bool>("document.scripts.length > 0");
        foreach (var width in ran ? widths[..1] : widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            if (InEveryWay) await Judge(page, width, scripts, Schemes);
            else await Judge(page, width, scripts, width == widths[0] ? [Schemes[name.Length % 2]] : []);
        }
        var way = Way(widths[0], scripts);
        Assert.True(others.Count == 0, $"{way} asked other hosts: {string.Join(", ", others)}");
        Assert.True(errors.Count == 0, $"{way} complains: {string.Join("; ", errors)}");
        Assert.Empty(await context.CookiesAsync());
        return ran;
    }

    private async Task Judge(IPage page, int width, bool scripts, ColorScheme[] schemes)
    {
        foreach (var scheme in schemes)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            // What is not about colours is the same in the dark.
            var found = await (scheme == schemes[0] ? Axe.Findings(page) : Axe.FindingsOfColours(page));
            Assert.True(found.Length == 0, $"{Way(width, scripts)}, {scheme}: {found}");
            await Keep(page, width, scripts, scheme);
        }
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Way(width, scripts)} is {overflow} px too wide");
    }

    private string Way(int width, bool scripts) => $"{name} at {width} px, scripts {(scripts ? "on" : "off")}";

    private bool Expected(string text, bool scripts) =>
        (status >= 400 && text.Contains($"{status}", StringComparison.Ordinal)) ||
        (!scripts && text.Contains("ERR_FAILED", StringComparison.Ordinal)) ||
        // What a machine without a graphics card says of itself, not of the page.
        text.Contains("GL Driver Message", StringComparison.Ordinal);

    private async Task Keep(IPage page, int width, bool scripts, ColorScheme scheme)
    {
        if (Environment.GetEnvironmentVariable("WEFT_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new()
        {
            FullPage = true,
            Path = Path.Combine(folder, $"{FileName(name)}-{width}-{scheme.ToString().ToLowerInvariant()}{(scripts ? "" : "-noscript")}.png"),
        });
    }

    /// <summary>An address as the name of a file.</summary>
    public static string FileName(string address) =>
        address.Trim('/') is { Length: > 0 } name ? new string([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]) : "home";
}
