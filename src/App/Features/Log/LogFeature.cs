namespace Weft.Log;

public static class LogFeature
{
    public static void AddLog(this IServiceCollection services) => services.AddSingleton<LogSentences>();
}
