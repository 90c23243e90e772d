namespace Weft.Sealed;

public static class SealedSetup
{
    /// <summary>Spaces, and everything that is sealed in them.</summary>
    /// <param name="services">Of the program.</param>
    /// <param name="settings">In which limits may stand (<see cref="DailyLimits.Of"/>).</param>
    public static void AddSealed(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(DailyLimits.Of(settings));
        services.AddSingleton<SpaceStore>();
        services.AddSingleton<SpaceBook>();
        services.AddSingleton<Departures>();
        services.AddSingleton<VisitStore>();
        services.AddSingleton<Visitors>();
        services.AddSingleton<VisitorInvitations>();
        services.AddSingleton<CardDrawer>();
        services.AddSingleton<Readings>();
        services.AddSingleton<OlderKeys>();
        services.AddSingleton<CardKinds>();
        services.AddHostedService<KnownKinds>();
        services.AddCards<MemberCards>();
        services.AddCards<FormerMembers>();
        services.AddSingleton<FileDrawer>();
        services.AddSingleton<FilesInArchive>();
    }
}
