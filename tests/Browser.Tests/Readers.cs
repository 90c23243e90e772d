using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using Weft.Fixtures;

namespace Weft;

/// <summary>The people who meet a page: on a phone or before a projector, with scripts or without, in the light and then in the dark.</summary>
public sealed class Readers
{
    private static readonly int[] Widths = [360, 1280];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>With --long, or when somebody wants to look at the pictures, every page is judged in each way; otherwise in one, which its name decides.</summary>
    public static readonly bool InEveryWay = LongRun.IsOn || Environment.GetEnvironmentVariable("WEFT_PICTURES") is { Length: > 0 };

    /// <summary>Of a window, in pixels. What is below a low one is laid out and judged, but not painted.</summary>
    public static readonly int Height = InEveryWay ? 800 : 240;

    // A new window for each page would take longer than all that is done in it. They lie here while nobody looks through them.
    private static readonly ConcurrentBag<IPage> Windows = [];

    private readonly string address, name;
    private readonly int status;
    private readonly bool isJudged;
    private readonly Func<IPage, Task<IResponse?>> open;

    private Readers(string address, string name, int status, bool isJudged, Func<IPage, Task<IResponse?>> open) =>
        (this.address, this.name, this.status, this.isJudged, this.open) = (address, name, status, isJudged, open);

    /// <summary>Opens a page as each reader and sees whether it can be read: nothing hidden from a screen reader, nothing cut off, nobody else asked.</summary>
    /// <param name="address">Of the site.</param>
    /// <param name="name">What the page is called in what is said and kept.</param>
    /// <param name="status">The answer that the page should be.</param>
    /// <param name="open">Goes to the page.</param>
    /// <param name="isJudged">False where the checker of accessibility sees the same page in another language.</param>
    public static async Task Meet(string address, string name, int status, Func<IPage, Task<IResponse?>> open, bool isJudged = true)
    {
        var readers = new Readers(address, name, status, isJudged || InEveryWay, open);
        if (!InEveryWay)
        {
            var chance = Chance(name);
            await readers.Look(scripts: chance[0] % 2 == 0, chance[1] % 2 == 0 ? Widths : [.. Widths.Reverse()]);
            return;
        }
        if (!await readers.Look(scripts: true, Widths)) return;
        foreach (var width in Widths[1..])
            await readers.Look(scripts: true, width);
        await readers.Look(scripts: false, Widths);
    }

    /// <summary>Whether the checker sees a page in Spanish rather than in English, when it sees it once.</summary>
    public static bool AreSpanish(string page) => Chance(page)[2] % 2 == 0;

    /// <summary>Sees whether a page that stands in a window, and has no scripts, has room in every width. The window is then as wide as it was.</summary>
    public static async Task HasRoom(IPage page, string name)
    {
        foreach (var width in (int[])[.. Widths.Reverse(), Widths[0]])
        {
            await page.SetViewportSizeAsync(width, Height);
            await HasRoomNow(page, $"{name} at {width} px");
        }
    }

    private static async Task HasRoomNow(IPage page, string way)
    {
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{way} is {overflow} px too wide");
    }

    private static byte[] Chance(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));

    /// <summary>
    /// Opens the page once, at the first width. Without scripts it is the same however wide the window was when it came, so that window is then made wider;
    /// a page that has scripts, and may run them, is seen at the first width alone.
    /// </summary>
    /// <returns>Whether the page ran scripts.</returns>
    private async Task<bool> Look(bool scripts, params int[] widths)
    {
        var page = Windows.TryTake(out var window) ? window : await (await Chromium.Browser).NewPageAsync();
        var others = new List<string>();
        var errors = new List<string>();
        void Request(object? sender, IRequest request)
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) others.Add(request.Url);
        }
        void Console(object? sender, IConsoleMessage message)
        {
            if (message.Type is "error" or "warning" && !Expected(message.Text, scripts)) errors.Add(message.Text);
        }
        void PageError(object? sender, string error) => errors.Add(error);
        page.Request += Request;
        page.Console += Console;
        page.PageError += PageError;
        await page.SetViewportSizeAsync(widths[0], Height);
        // axe itself needs scripts, so without scripts means without the site's own.
        if (!scripts) await page.RouteAsync("**/*", route => route.Request.ResourceType == "script" ? route.AbortAsync() : route.FallbackAsync());

        var answer = await open(page);
        Assert.Equal(status, answer?.Status);
        var ran = await page.EvaluateAsync<bool>("document.scripts.length > 0") && scripts;
        if (isJudged) await Axe.Bring(page);
        foreach (var width in ran ? widths[..1] : widths)
        {
            await page.SetViewportSizeAsync(width, Height);
            await Judge(page, width, scripts, InEveryWay ? Schemes : isJudged && width == widths[0] ? [Schemes[name.Length % 2]] : []);
        }
        var way = Way(widths[0], scripts);
        Assert.True(others.Count == 0, $"{way} asked other hosts: {string.Join(", ", others)}");
        Assert.True(errors.Count == 0, $"{way} complains: {string.Join("; ", errors)}");
        Assert.Empty(await page.Context.CookiesAsync());

        page.Request -= Request;
        page.Console -= Console;
        page.PageError -= PageError;
        await page.UnrouteAllAsync();
        // Nothing of this page runs on in the next.
        await page.GotoAsync("about:blank");
        Windows.Add(page);
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
        await HasRoomNow(page, Way(width, scripts));
    }

    private string Way(int width, bool scripts) => $"{name} at {width} px, scripts {(scripts ? "on" : "off")}";

    private bool Expected(string text, bool scripts) =>
        (status >= 400 && text.Contains($"{status}", StringComparison.Ordinal)) ||
        (!scripts && text.Contains("ERR_FAILED", StringComparison.Ordinal));

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
