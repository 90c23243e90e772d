using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Weft.FirstRun;

namespace Weft;

/// <summary>What only people with an account see: they set a Weft up and sign in with Chromium itself, without scripts.</summary>
[Collection(nameof(Site))]
public class SignedInPagesTests(Site site) : IAsyncLifetime
{
    private const string Passphrase = "kettle harbour violin sleet";

    private static readonly string[] Pages =
    [
        "/account", "/account/passphrase", "/account/second-factor", "/account/recovery-sheet", "/account/delete",
    ];

    private WebApplication app = null!;
    private IBrowserContext context = null!;
    private IPage page = null!;

    private string Address => app.Urls.Single();

    public async Task InitializeAsync()
    {
        app = await site.Another(_ => { }, empty: true);
        context = await site.Browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 800 } });
        page = await context.NewPageAsync();
        await page.GotoAsync(Address + app.Services.GetRequiredService<SetupLink>().Path);
    }

    public async Task DisposeAsync()
    {
        await context.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_can_use_every_page_of_an_account()
    {
        await EverybodySees("setup");
        await SetUp();
        await EverybodySees("setup-done");
        foreach (var address in (string[])[.. Pages, .. Pages.Select(address => "/es" + address)])
        {
            await page.GotoAsync(Address + address);
            await EverybodySees(address.Trim('/'));
        }
    }

    [Fact]
    public async Task Somebody_signs_in_with_a_printed_code_and_what_they_typed_in_vain_is_there_again()
    {
        await SetUp();
        await page.GotoAsync(Address + "/account/second-factor");
        await page.GetByLabel("A printed list of ten codes").CheckAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        var code = await page.Locator(".code-list li").First.InnerTextAsync();
        await EverybodySees("codes");

        await page.GotoAsync(Address + "/account/second-factor");
        await page.GetByText("An app on a phone").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await EverybodySees("app");
        await page.GetByLabel("The code that the app shows now").FillAsync("123456");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this app" }).ClickAsync();
        await EverybodySees("app-wrong");

        await page.GotoAsync(Address + "/account/second-factor");
        await page.GetByText("An app on a phone").ClickAsync();
        await context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Equal("Sign in", await page.Locator("h1").InnerTextAsync());
        await EverybodySees("kept", 401);
        await page.GetByLabel("Sign-in name").FillAsync("Łucja");
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        Assert.Equal("Your code", await page.Locator("h1").InnerTextAsync());
        await EverybodySees("code");
        await page.GetByLabel("Code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Equal("Send it once more", await page.Locator("h1").InnerTextAsync());
        await EverybodySees("send-again");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Take this into your app")).ToBeVisibleAsync();
        await page.GotoAsync(Address + "/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out here" }).ClickAsync();
        Assert.Equal("You are signed out", await page.Locator("h1").InnerTextAsync());
    }

    private async Task SetUp()
    {
        await page.GetByLabel("What is this Weft called?").FillAsync("The Long Thread");
        await page.GetByLabel("Your sign-in name").FillAsync("Łucja");
        await page.GetByLabel("New passphrase").FillAsync(Passphrase);
        await page.GetByLabel("The same once more").FillAsync(Passphrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up this Weft" }).ClickAsync();
        Assert.Equal(8, await page.Locator(".code-groups li").CountAsync());
    }

    /// <summary>Shows what stands in the browser now, which cannot be asked for again, to every reader.</summary>
    private async Task EverybodySees(string name, int status = 200)
    {
        var shown = "<!DOCTYPE html>" + (await page.ContentAsync())[(await page.ContentAsync()).IndexOf("<html", StringComparison.Ordinal)..];
        // Half of the ways in one language and half in the other: each page is met in all of them.
        var spanish = name.StartsWith("es", StringComparison.Ordinal);
        foreach (var reader in Reader.All.Where(reader => reader.Scripts && reader.Width == 360 == (reader.Scheme == ColorScheme.Light != spanish)))
            await reader.Meets(site.Browser, Address, name, status, async other =>
            {
                await other.RouteAsync(Address + "/" + name, route => route.FulfillAsync(new() { Status = status, ContentType = "text/html; charset=utf-8", Body = shown }));
                return await other.GotoAsync(Address + "/" + name);
            });
    }
}
