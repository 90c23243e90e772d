using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Weft.FirstRun;
using Weft.Jobs;
using Weft.Lifts;
using Weft.Vault;

namespace Weft.Fixtures;

/// <summary>The real program, listening on a free port of this machine.</summary>
public sealed class WeftSite : IAsyncDisposable
{
    // Thousands of times somebody signs in during these tests; programs of their own, and what is tried in Vault.Tests, take the usual.
    private static readonly PassphraseCost Cheap = new(Memory: 1024 * 1024, Passes: 1);

    private static readonly Dictionary<Engine, Lazy<Task<WeftSite>>> ForAll = Enum.GetValues<Engine>().ToDictionary(engine => engine, engine => new Lazy<Task<WeftSite>>(() => SetUp(engine)));
    private static int parts;

    private readonly WebApplication app;
    // What makes the sign-in names of a test others than those of the next.
    private readonly string part;

    private WeftSite(WebApplication app, string part = "")
    {
        (this.app, this.part) = (app, part);
        Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.Single()) };
    }

    public HttpClient Http { get; }
    private Worker Worker => Get<IEnumerable<IHostedService>>().OfType<Worker>().Single();
    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Whether other tests are at work in the same Weft.</summary>
    public bool IsShared => part.Length > 0;

    /// <summary>With what somebody signs in whom the test calls so.</summary>
    public string NameOf(string person) => person + part;

    /// <summary>
    /// One Weft for many tests, each with people and spaces of its own. For those that neither move the clock nor touch what belongs to all:
    /// to start one and to open each page in it for the first time takes longer than most tests.
    /// </summary>
    public static async Task<WeftSite> Shared(Engine engine) => new((await ForAll[engine].Value).app, $" in part {Interlocked.Increment(ref parts)}");

    private static async Task<WeftSite> SetUp(Engine engine)
    {
        var shelf = await TestShelf.Open(engine);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(shelf.Folder)!, recursive: true);
        var site = await Start(shelf);
        await Settler.SetUp(site, "who set it up");
        return site;
    }

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
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        var site = new WeftSite(app);
        // What is due at the start is not done beside the test, at a time of which it knows nothing.
        await site.DoWhatIsDue();
        return site;
    }

    /// <summary>All work for later that is due by now is done after this.</summary>
    public Task DoWhatIsDue() => Worker.RunDue();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (IsShared) return;
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
