using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Weft.Lifts;
using Weft.Vault;

namespace Weft.Fixtures;

/// <summary>The real program, listening on a free port of this machine.</summary>
public sealed class WeftSite : IAsyncDisposable
{
    // Thousands of times somebody signs in during these tests; programs of their own, and what is tried in Vault.Tests, take the usual.
    private static readonly PassphraseCost Cheap = new(Memory: 1024 * 1024, Passes: 1);

    private readonly WebApplication app;

    private WeftSite(WebApplication app)
    {
        this.app = app;
        Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.Single()) };
    }

    public HttpClient Http { get; }
    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static Task<WeftSite> Start(TestShelf shelf, params string[] settings) => Start(shelf, TimeProvider.System, settings);

    /// <param name="time">By which it knows how long ago it asked the database.</param>
    public static Task<WeftSite> Start(TestShelf shelf, TimeProvider time, params string[] settings) => Start(shelf, time, Cheap, settings);

    /// <summary>One whose passphrases cost what they cost people: where a test is about that.</summary>
    public static Task<WeftSite> StartAtUsualCost(TestShelf shelf) => Start(shelf, TimeProvider.System, PassphraseCost.Usual, []);

    /// <summary>With the feature that docs/adding-a-feature.md adds.</summary>
    public static Task<WeftSite> StartWithLifts(TestShelf shelf) => Start(shelf, TimeProvider.System, Cheap, [], services =>
    {
        services.AddLifts();
        services.AddRazorPages().AddApplicationPart(typeof(Lift).Assembly);
    });

    private static async Task<WeftSite> Start(TestShelf shelf, TimeProvider time, PassphraseCost cost, string[] settings, Action<IServiceCollection>? more = null)
    {
        var app = App.Build([.. shelf.Arguments, "--urls", "http://127.0.0.1:0", .. settings], services =>
        {
            services.AddSingleton<IClock>(shelf.Clock).AddSingleton(time).AddSingleton(cost);
            more?.Invoke(services);
        });
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
