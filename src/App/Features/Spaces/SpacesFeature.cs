using NodaTime;
using Weft.Accounts;
using Weft.Drawer;
using Weft.Jobs;

namespace Weft.Spaces;

public static class SpacesFeature
{
    public static void AddSpaces(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<SpaceStore>();
        services.AddSingleton<SpaceBook>();
        services.AddSingleton<InvitationBook>();
        services.AddSingleton<VisitorInvitations>();
        services.AddSingleton<CardDrawer>();
        services.AddSingleton<Readings>();
        services.AddSingleton<OlderKeys>();
        services.AddSingleton<CardKinds>();
        services.AddSingleton<LogSentences>();
        services.AddCards<MemberCards>();
        services.AddSingleton<Departures>();
        services.AddSingleton<LowerRoles>();
        services.AddCards<FormerMembers>();
        services.AddSingleton<ISpaceSection, PeopleSection>();
        services.AddSingleton<UnfinishedSpaces>();
        services.AddSingleton<IJob>(given => given.GetRequiredService<UnfinishedSpaces>());
        var founders = NewSpaces.Of(settings["spaces"]);
        services.AddSingleton(given => new NewSpaces(founders, given.GetRequiredService<SpaceBook>(), given.GetRequiredService<SpaceStore>(), given.GetRequiredService<AccountBook>(), given.GetRequiredService<DailyLimits>(), given.GetRequiredService<IClock>()));
        services.AddSingleton<IJob, SpacePurge>();
    }
}
