using NodaTime;
using Weft.Accounts;
using Weft.Jobs;

namespace Weft.Spaces;

public static class SpacesFeature
{
    public static void AddSpaces(this IServiceCollection services, IConfiguration settings)
    {
        var founders = NewSpaces.Of(settings["spaces"]);
        services.AddSingleton(given => new NewSpaces(founders, given.GetRequiredService<SpaceBook>(), given.GetRequiredService<SpaceStore>(), given.GetRequiredService<AccountBook>(), given.GetRequiredService<DailyLimits>(), given.GetRequiredService<IClock>()));
        services.AddSingleton<IJob, SpacePurge>();
    }
}
