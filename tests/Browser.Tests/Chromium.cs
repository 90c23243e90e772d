using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Weft;

/// <summary>One Chromium, and a folder for the sites that it looks at.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("weft-browser-");
    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public string Folder(string name) => Path.Combine(data.FullName, name);

    /// <summary>The real program on a free port of this machine.</summary>
    /// <param name="configure">What is replaced in it.</param>
    /// <param name="name">Of its data folder; null for one that is nobody's yet.</param>
    public async Task<WebApplication> Serve(Action<IServiceCollection> configure, string? name = null)
    {
        var app = App.Build(["--urls", "http://127.0.0.1:0", "--data", Folder(name ?? $"empty-{Guid.NewGuid():N}")], configure);
        await app.StartAsync();
        return app;
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        data.Delete(recursive: true);
    }
}
