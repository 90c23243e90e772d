using Weft.Vault;

namespace Weft.Accounts;

public static class AccountsFeature
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton(PassphraseCost.Usual);
        services.AddSingleton(new FairTurns(Math.Max(2, Environment.ProcessorCount)));
        services.AddSingleton<Passphrases>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<NameMarks>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<Admission>();
        services.AddSingleton<CommonPassphrases>();
        services.AddSingleton<Wishes>();
        services.AddSingleton<Sheets>();
        services.AddSingleton<PassphraseCheck>();
    }
}
