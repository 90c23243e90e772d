using Weft.Accounts;
using Weft.Fixtures;
using Weft.Storage;

namespace Weft.FirstRun;

/// <summary>The first person of a new Weft.</summary>
public static class Settler
{
    public const string Name = "Łucja", Passphrase = "kettle harbour violin sleet";

    /// <summary>In a Weft that tests share, somebody who is as new and has an account, too.</summary>
    public static async Task<Person> SetUp(WeftSite site, string name = Name, string passphrase = Passphrase)
    {
        if (!site.IsShared) return await SetUp(new Person(site), site.Get<SetupLink>().Path, name, passphrase);
        var (_, _, add) = await site.Get<AccountBook>().Prepare(site.NameOf(name), passphrase);
        await site.Get<Database>().Write(async (connection, transaction) =>
        {
            await add(connection, transaction);
            return true;
        });
        return await SignIn(site, name, passphrase);
    }

    public static async Task<Person> SetUp(Person person, string link, string name = Name, string passphrase = Passphrase)
    {
        await person.Open(link);
        return await person.Press("Set up this Weft", ("What is this Weft called?", "The Long Thread"), ("Your sign-in name", name),
            ("New passphrase", passphrase), ("The same once more", passphrase));
    }

    public static Task<Person> SignIn(WeftSite site, string name = Name, string passphrase = Passphrase) => SignIn(new Person(site), name, passphrase);

    public static Task<Person> SignIn(HttpClient http, string name = Name, string passphrase = Passphrase) => SignIn(new Person(http), name, passphrase);

    private static async Task<Person> SignIn(Person person, string name, string passphrase)
    {
        await person.Open("/sign-in");
        return await person.Press("Sign in", ("Sign-in name", person.NameOf(name)), ("Passphrase", passphrase));
    }

    /// <summary>The recovery code on the sheet that is shown.</summary>
    public static string CodeOf(Person person) => string.Join(' ', person.Page.QuerySelectorAll(".code-groups li").Select(group => group.TextContent.Trim()));
}
