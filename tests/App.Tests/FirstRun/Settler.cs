using Weft.Fixtures;

namespace Weft.FirstRun;

/// <summary>The first person of a new Weft.</summary>
public static class Settler
{
    public const string Name = "Łucja", Passphrase = "kettle harbour violin sleet";

    public static Task<Person> SetUp(WeftSite site, string name = Name, string passphrase = Passphrase) =>
        SetUp(new Person(site), site.Get<SetupLink>().Path, name, passphrase);

    public static async Task<Person> SetUp(Person person, string link, string name = Name, string passphrase = Passphrase)
    {
        await person.Open(link);
        return await person.Press("Set up this Weft", ("What is this Weft called?", "The Long Thread"), ("Your sign-in name", name),
            ("New passphrase", passphrase), ("The same once more", passphrase));
    }

    public static async Task<Person> SignIn(WeftSite site, string name = Name, string passphrase = Passphrase)
    {
        var person = await new Person(site).Open("/sign-in");
        return await person.Press("Sign in", ("Sign-in name", name), ("Passphrase", passphrase));
    }

    /// <summary>The recovery code on the sheet that is shown.</summary>
    public static string CodeOf(Person person) => string.Join(' ', person.Page.QuerySelectorAll(".code-groups li").Select(group => group.TextContent.Trim()));
}
