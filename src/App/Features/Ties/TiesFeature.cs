namespace Weft.Ties;

public static class TiesFeature
{
    public static void AddTies(this IServiceCollection services) => services.AddSingleton<PublicGraph>();

    public static void MapTies(this WebApplication app) => app.MapRead("/graph.json", TiesJson.Write).WithMetadata(new Groups.ShelfCachedAttribute());
}
