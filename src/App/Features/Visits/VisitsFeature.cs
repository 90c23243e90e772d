namespace Weft.Visits;

public static class VisitsFeature
{
    public static void AddVisits(this IServiceCollection services)
    {
        services.AddSingleton<VisitBook>();
    }
}
