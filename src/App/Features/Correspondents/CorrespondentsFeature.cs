namespace Weft.Correspondents;

public static class CorrespondentsFeature
{
    public static void AddCorrespondents(this IServiceCollection services)
    {
        services.AddSingleton<PersonCards>();
        services.AddSingleton<SayingCards>();
        services.AddSingleton<Correspondents>();
    }
}
