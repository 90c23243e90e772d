using Weft.Log;

namespace Weft.Correspondents;

public static class CorrespondentsFeature
{
    public static void AddCorrespondents(this IServiceCollection services)
    {
        services.AddCards<PersonCards>();
        services.AddCards<SayingCards>();
        services.AddSingleton<ISpaceSection, PersonsSection>();
        services.AddSingleton(new LogSentence(CorrespondentLog.Offered, "{0} asked {1} to write for somebody without an account."));
        services.AddSingleton(new LogSentence(CorrespondentLog.Changed, "{0} writes for somebody without an account now, after {1}.", OfNobody: "{0} writes for somebody without an account now."));
        services.AddSingleton(new LogSentence(CorrespondentLog.Free, "Somebody without an account has nobody who writes for them."));
    }
}
