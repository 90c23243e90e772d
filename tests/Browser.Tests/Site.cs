using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Weft.Commands;
using Weft.Groups;

namespace Weft;

/// <summary>The real program with its example in it, on a free port of this machine: one for all tests that only look at it.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly Lazy<Task<(string Folder, WebApplication App)>> Shared = new(Start);
    private WebApplication app = null!;
    private string folder = "";

    /// <summary>The id of a group of the example; made of its source and its own id, so it is always the same.</summary>
    public static string SomeGroup { get; } = Listing.MakeId("The Long Thread (invented)", "tenter-street-court-friends-leeds");

    public string Address => app.Urls.Single();
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (folder, app) = await Shared.Value;
        Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(Address) };
    }

    /// <summary>The same program over the same groups once more, with something replaced.</summary>
    public Task<WebApplication> Another(Action<IServiceCollection> configure) => Served.From(folder, configure);

    public Task DisposeAsync()
    {
        Http.Dispose();
        return Task.CompletedTask;
    }

    private static async Task<(string Folder, WebApplication App)> Start()
    {
        var data = Directory.CreateTempSubdirectory("weft-browser-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => data.Delete(recursive: true);
        Assert.Equal(0, await WeftCommand.Run(["example", "--data", Path.Combine(data.FullName, "example")]));
        return (Path.Combine(data.FullName, "example"), await Served.From(Path.Combine(data.FullName, "example")));
    }
}
