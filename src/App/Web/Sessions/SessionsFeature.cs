using Weft.Jobs;
using Weft.Storage;

namespace Weft.Web;

public static class SessionsFeature
{
    public static ISessionStore StoreIn(Database database) => database.Engine == "PostgreSQL" ? new SessionTable(database) : new SessionsInMemory(database);

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton(given => StoreIn(given.GetRequiredService<Database>()));
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<SessionBook>();
        services.AddSingleton<FormIntake>();
        services.AddSingleton<IJob, SessionSweep>();
        services.AddHostedService<SessionSweepInMemory>();
        services.AddScoped(given => given.GetRequiredService<IHttpContextAccessor>().HttpContext!.Viewer()
            ?? throw new InvalidOperationException(nameof(OpenAttribute)));
    }
}
