using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Weft.Commands;
using Weft.Groups;

// All walks at once: a browser waits much, for its site and for itself.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Weft;

/// <summary>The real program with its example in it, on a free port of this machine, and one Chromium to look at it with.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("weft-browser-");
    private WebApplication app = null!;
    private IPlaywright playwright = null!;

    /// <summary>The id of a group of the example; made of its source and its own id, so it is always the same.</summary>
    public static string SomeGroup { get; } = Listing.MakeId("The Long Thread (invented)", "tenter-street-court-friends-leeds");

    public string Address { get; private set; } = "";
    public IBrowser Browser { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assert.Equal(0, await WeftCommand.Run(["example", "--data", Path.Combine(data.FullName, "data")]));
        app = await Another(_ => { });
        Address = app.Urls.Single();
        Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(Address) };
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>The same program over the same groups once more, with something replaced.</summary>
    /// <param name="empty">Nobody's yet, and without groups.</param>
    public async Task<WebApplication> Another(Action<IServiceCollection> configure, bool empty = false)
    {
        var folder = Path.Combine(data.FullName, empty ? $"empty-{Guid.NewGuid():N}" : "data");
        var another = App.Build(["--urls", "http://127.0.0.1:0", "--data", folder], configure);
        await another.StartAsync();
        return another;
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
