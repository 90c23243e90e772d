using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Weft.Commands;
using Weft.Groups;

namespace Weft;

/// <summary>The real program with its example in it, on a free port of this machine, and one Chromium to look at it with.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Chromium chromium = new();
    private WebApplication app = null!;

    /// <summary>The id of a group of the example; made of its source and its own id, so it is always the same.</summary>
    public static string SomeGroup { get; } = Listing.MakeId("The Long Thread (invented)", "tenter-street-court-friends-leeds");

    public string Address { get; private set; } = "";
    public IBrowser Browser => chromium.Browser;
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await chromium.InitializeAsync();
        Assert.Equal(0, await WeftCommand.Run(["example", "--data", chromium.Folder("example")]));
        app = await Another(_ => { });
        Address = app.Urls.Single();
        Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(Address) };
    }

    /// <summary>The same program over the same groups once more, with something replaced.</summary>
    public Task<WebApplication> Another(Action<IServiceCollection> configure) => chromium.Serve(configure, "example");

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        await chromium.DisposeAsync();
    }
}

[CollectionDefinition(nameof(Site))]
public sealed class SiteCollection : ICollectionFixture<Site>;
