using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Weft;

/// <summary>The real program with its example in it, on a free port of this machine, and one Chromium to look at it with.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("weft-browser-");
    private WebApplication app = null!;
    private IPlaywright playwright = null!;

    public string Address { get; private set; } = "";
    public IBrowser Browser { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        app = App.Build(["--urls", "http://127.0.0.1:0", "--data", data.FullName]);
        await app.StartAsync();
        Address = app.Urls.Single();
        Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(Address) };
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }
}

[CollectionDefinition(nameof(Site))]
public sealed class SiteCollection : ICollectionFixture<Site>;
