using Weft.Jobs;
using Weft.Storage;

namespace Weft.Sessions;

public static class SessionsFeature
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<ISessionStore>(given => given.GetRequiredService<Database>() is { Engine: "PostgreSQL" } database
            ? new SessionTable(database)
            : new SessionsInMemory());
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<SessionBook>();
        services.AddSingleton<FormIntake>();
        services.AddSingleton<IJob, SessionSweep>();
        services.AddHostedService<SessionSweepInMemory>();
        services.AddScoped(given => given.GetRequiredService<IHttpContextAccessor>().HttpContext!.Viewer()
            ?? throw new InvalidOperationException(nameof(OpenAttribute)));
    }
}
