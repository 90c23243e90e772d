using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using NodaTime;
using Weft.About;
using Weft.Accounts;
using Weft.Archives;
using Weft.Correspondents;
using Weft.FirstRun;
using Weft.Groups;
using Weft.Held;
using Weft.Invitations;
using Weft.Jobs;
using Weft.Log;
using Weft.Map;
using Weft.Members;
using Weft.Notes;
using Weft.Places;
using Weft.Reviews;
using Weft.Spaces;
using Weft.Tasks;
using Weft.Ties;
using Weft.Visits;
using Weft.Worksheet;

namespace Weft;

/// <summary>The composition of the web program: what is registered, and what a request goes through, in order.</summary>
public static class App
{
    public const string DefaultUrl = "http://127.0.0.1:8040";

    /// <summary>Of all together; one of them takes some 150 KB at most.</summary>
    private const int MaxConnections = 2000;

    /// <param name="args">Settings of the web host, such as --urls or --hosts.</param>
    /// <param name="configure">What a test replaces, a clock for example.</param>
    /// <param name="room">Phones that come in beside the addresses of the settings; null without.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null, LocalNetwork? room = null)
    {
        // The framework's own temporary files would be plain: where it wanted one, it fails.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", Path.Combine(AppContext.BaseDirectory, "no temporary files"));
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            Args = args,
            ApplicationName = typeof(App).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.Environment.WebRootFileProvider = new StillFiles(builder.Environment.WebRootFileProvider);
        builder.Configuration.AddEnvironmentVariables("WEFT_").AddCommandLine(args);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerProvider>(services =>
            new ThrottledLog(ActivatorUtilities.CreateInstance<ConsoleLoggerProvider>(services), services.GetRequiredService<TimeProvider>())));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            // A search of ten thousand letters gets a page that says what we did with it, not a bare refusal.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            // What is sent ahead lies in memory, whether anybody reads it or not.
            kestrel.Limits.MaxRequestBufferSize = 64 * 1024;
            // Not by address: behind a proxy or an onion service all have the same.
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
            // Whoever keeps a connection and says nothing on it is dropped. An old telephone with one bar sends some hundred bytes in a second.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MinRequestBodyDataRate = kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(5));
        });
        var urls = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        if (urls is null) builder.WebHost.UseUrls(DefaultUrl);
        room?.Add(builder, urls ?? DefaultUrl);

        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/")
            .AddMvcOptions(pages =>
            {
                pages.ModelMetadataDetailsProviders.Add(new EmptyBoxes());
                pages.Filters.Add(new RedirectTarget.Filter());
                // They take names apart as scripts write them that are not here, and throw up at others.
                pages.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                pages.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
            });
        builder.Services.Configure<HostFilteringOptions>(options =>
            (options.AllowEmptyHosts, options.AllowedHosts) = (false, [.. (builder.Configuration["hosts"] ?? "localhost;127.0.0.1;[::1]").Split(';'), .. room?.Addresses.Select(address => address.ToString()) ?? []]));
        KeysInMemory.Add(builder.Services);
        builder.Services.AddCompression();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(services => services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Words());
        builder.Services.AddGroups(builder.Configuration);
        builder.Services.AddJobs();
        builder.Services.AddSessions();
        builder.Services.AddAccounts();
        builder.Services.AddSingleton<SetupLink>();
        builder.Services.AddSealed(builder.Configuration);
        builder.Services.AddSpaces(builder.Configuration);
        builder.Services.AddMembers();
        builder.Services.AddInvitations();
        builder.Services.AddLog();
        builder.Services.AddVisits();
        // First, since a kind of card brings its part of an archive, and they stand there in this order.
        builder.Services.AddArchives();
        builder.Services.AddNotes();
        builder.Services.AddTasks();
        builder.Services.AddCorrespondents();
        builder.Services.AddReviews();
        builder.Services.AddHeld();
        builder.Services.AddPlaces();
        builder.Services.AddMap();
        builder.Services.AddTies();
        builder.Services.AddSingleton(SourceOffer.At(builder.Configuration["source"]));
        builder.Services.AddSingleton(SecurityContact.At(builder.Configuration["security-contact"] ?? builder.Configuration["security_contact"]));
        builder.Services.AddSingleton<IClock>(SystemClock.Instance);
        configure?.Invoke(builder.Services);

        // A proxy that encrypts says how it was asked; anybody else who says so is not believed.
        var proxies = (builder.Configuration["proxy"] ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
        });

        var app = builder.Build();
        if (proxies.Length > 0) app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseHostFiltering();
        app.UseCompression();
        app.UseShelfCache();
        app.UseLanguageOfAddress();
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseKnownMethods();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Assets.KeepLong });
        app.UseSignInPage();
        app.UseRouting();
        app.UseWordForOutage();
        app.UseClosedSpaces();
        app.UseGate();
        app.UseSamePress();
        app.UseShelfPages();
        app.MapRazorPages();
        app.MapGroups();
        app.MapTies();
        app.MapForMachines();
        app.MapRead("/worksheet/groups.csv", EmptySpreadsheet.Download);
        app.MapRead("/healthz", () => Results.Text("ok\n"));
        return app;
    }
}
