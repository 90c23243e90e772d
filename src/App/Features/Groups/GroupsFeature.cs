using Weft.Storage;

namespace Weft.Groups;

/// <summary>The public shelf as a part of the web program.</summary>
public static class GroupsFeature
{
    public static void AddGroups(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(_ => Database.Open(settings["database"], settings["data"]));
        if (settings["replica"] is { Length: > 0 } replica) services.AddSingleton(_ => new Replica(Database.Open(replica, settings["data"])));
        services.AddSingleton(given => HostSecretFile.Open(given.GetRequiredService<Database>().Folder));
        services.AddSingleton<RemovalMarks>();
        services.AddSingleton<Stamp>();
        services.AddSingleton<ShelfStore>();
        services.AddSingleton<ShelfPublisher>();
        services.AddSingleton<Shelf>();
        services.AddSingleton<IPublicData>(given => given.GetRequiredService<Shelf>());
        services.AddSingleton<ShelfCache>();
        services.AddSingleton<TakeOffRequests>();
        services.AddSingleton(TimeProvider.System);
        services.AddHostedService<ShelfStart>();
    }

    /// <summary>Answers from the cache. As early as the headers and the host's name allow.</summary>
    public static void UseShelfCache(this WebApplication app)
    {
        var cache = app.Services.GetRequiredService<ShelfCache>();
        app.Use(cache.Answer);
    }

    /// <summary>Fills the cache. After the routing, which knows the page.</summary>
    public static void UseShelfPages(this WebApplication app)
    {
        var cache = app.Services.GetRequiredService<ShelfCache>();
        app.Use(cache.Keep);
    }

    public static void MapGroups(this WebApplication app)
    {
        app.MapRead("/groups.csv", GroupFeeds.Csv);
        app.MapRead("/groups.geojson", GroupFeeds.GeoJson);
        app.MapRead("/groups.kumu.json", GroupFeeds.Kumu);
        app.MapRead("/groups/{id}.json", Murmurations.Profile).WithMetadata(new ShelfCachedAttribute());
    }

    /// <summary>Before the first request: the tables are there, and the first reader does not wait for the catalogue.</summary>
    private sealed class ShelfStart(Database database, Shelf shelf) : IHostedService
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

        public async Task StartAsync(CancellationToken cancel)
        {
            await database.Migrate(cancel);
            // Most lists are read in a moment; for a very long one nobody waits here, and the first reader does.
            await Task.WhenAny(shelf.Now().AsTask(), Task.Delay(Patience, cancel));
        }

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
