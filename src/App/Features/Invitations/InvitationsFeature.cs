namespace Weft.Invitations;

public static class InvitationsFeature
{
    public static void AddInvitations(this IServiceCollection services) => services.AddSingleton<InvitationBook>();
}
