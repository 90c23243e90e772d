namespace Weft.Jobs;

public static class JobsSetup
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobQueue>();
        services.AddHostedService<Worker>();
    }
}
