namespace Weft.Visits;

public static class VisitsFeature
{
    public static void AddVisits(this IServiceCollection services)
    {
        services.AddSingleton<VisitStore>();
        services.AddSingleton<VisitBook>();
        services.AddSingleton<Visitors>();
    }
}
