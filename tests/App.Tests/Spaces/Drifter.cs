using NodaTime;
using Weft.Fixtures;

namespace Weft.Spaces;

/// <summary>Siôn, who drifts away from a circle and is to stay for one thing only, as people do it.</summary>
public static class Drifter
{
    public const string Name = "Siôn", Reads = "Report of the ninth", Day = "Until which day may they read it?", Agree = "Agree to that";

    /// <summary>A facilitator, their circle with a note, and two members who have been there for a while: Siôn is the second.</summary>
    public static async Task<(Person Facilitator, string Space, Person Second, Person Member, string Note)> Beside(WeftSite site, TestShelf shelf)
    {
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, Reads, "The cell had no **window**.")).Path;
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Nadia");
        var member = await Circle.InviteAndJoin(site, facilitator, space, Name);
        shelf.Clock.Now += Duration.FromMinutes(10);
        return (facilitator, space, second, member, note);
    }

    /// <summary>Proposes that Siôn reads the note until the second of June, 2026, and nothing else.</summary>
    public static async Task Propose(Person facilitator, string space)
    {
        await facilitator.Open(await PageOf(facilitator, space));
        await facilitator.Press("Propose it", (Reads, ""), (Day, "2026-06-02"));
        Assert.Equal(space + "/people", facilitator.Path);
    }

    public static async Task<string> PageOf(Person facilitator, string space) => $"{space}/people/{await AccountOf(facilitator, space)}/one-thing";

    public static async Task<string> AccountOf(Person person, string space) => Account(await person.Open(space + "/people"));

    /// <summary>As it stands on the page of the people.</summary>
    public static string Account(Person person) => person.Page.QuerySelectorAll("h2 a").Single(link => link.TextContent == Name).GetAttribute("href")!.Split('/')[^1];
}
