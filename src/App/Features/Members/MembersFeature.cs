namespace Weft.Members;

public static class MembersFeature
{
    public static void AddMembers(this IServiceCollection services) => services.AddSingleton<ISpaceSection, PeopleSection>();
}
