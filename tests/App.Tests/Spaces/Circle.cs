using Weft.FirstRun;
using Weft.Fixtures;

namespace Weft.Spaces;

/// <summary>A space with people in it, made as people make it.</summary>
public static class Circle
{
    public const string Name = "Court Friends";

    /// <summary>The first person of a Weft makes a space.</summary>
    public static async Task<(Person Facilitator, string Path)> Make(WeftSite site)
    {
        var person = await Settler.SetUp(site);
        return (person, await Found(person));
    }

    public static async Task<(Person Facilitator, string Path)> Make(HttpClient http, string link)
    {
        var person = await Settler.SetUp(new Person(http), link);
        return (person, await Found(person));
    }

    /// <returns>The path of the new space.</returns>
    public static async Task<string> Found(Person person)
    {
        await person.Open("/spaces/new");
        await person.Press("Make the space", ("Name of the space", Name), ("What shall the others call you here?", "Łucja of the Oven"));
        return person.Path;
    }

    /// <summary>The path of an invitation's link.</summary>
    public static async Task<string> Invite(Person facilitator, string space, params (string Label, string Value)[] how)
    {
        await facilitator.Open(space + "/invite");
        await facilitator.Press("Make the invitation", how);
        return "/join/" + Settler.CodeOf(facilitator).Replace(' ', '-');
    }

    public static Task<Person> Join(WeftSite site, string link, string name) => Join(new Person(site), link, name);

    public static Task<Person> Join(HttpClient http, string link, string name) => Join(new Person(http), link, name);

    private static async Task<Person> Join(Person person, string link, string name) => await TakeSeat(await person.Open(link), name, name);

    /// <summary>Somebody who looks at an invitation makes an account with it.</summary>
    public static Task<Person> TakeSeat(Person person, string called, string name) => person.Press("Take my seat",
        ("What shall the others call you here?", called), ("Your sign-in name", person.NameOf(name)), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase));

    /// <summary>What somebody sees who has no account.</summary>
    public static Task<Person> Open(WeftSite site, string path) => new Person(site).Open(path);

    public static async Task<Person> InviteAndJoin(WeftSite site, Person facilitator, string space, string name) => await Join(site, await Invite(facilitator, space), name);

    public static async Task<Person> InviteAndJoin(HttpClient http, Person facilitator, string space, string name) => await Join(http, await Invite(facilitator, space), name);

    /// <summary>Does something about somebody, on the page of the people.</summary>
    public static async Task<Person> Do(Person person, string space, string whom, string button)
    {
        await person.Open(space + "/people");
        var line = person.Page.QuerySelectorAll("main li").Single(item => item.QuerySelector("h2 bdi")?.TextContent == whom);
        var pressed = line.QuerySelectorAll("button").Single(found => found.TextContent.Trim() == button);
        var fields = line.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        fields["act"] = pressed.GetAttribute("value")!;
        return await person.Send(new(HttpMethod.Post, space + "/people") { Content = new FormUrlEncodedContent(fields) });
    }

    public static async Task<Person> Write(Person person, string space, string title, string text)
    {
        await person.Open(space + "/notes/new/edit");
        return await person.Press("Save the note", ("Title", title), ("Text", text));
    }

    /// <summary>The path of a free task.</summary>
    public static async Task<string> WriteTask(Person person, string space, string title, params (string Label, string Value)[] more)
    {
        await person.Open(space + "/tasks/new/edit");
        await person.Press("Save the task", [("What is to be done?", title), .. more]);
        return person.Path;
    }
}
