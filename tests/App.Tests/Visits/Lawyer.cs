using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Visits;

/// <summary>Somebody from outside who is let in to one thing, as people do it.</summary>
public static class Lawyer
{
    public const string Name = "Ms Okafor";

    /// <summary>The path of the link with which somebody may read a record until the second of June, 2026.</summary>
    public static async Task<string> LetIn(Person facilitator, string record, params (string Label, string Value)[] how)
    {
        await facilitator.Open(record);
        await facilitator.Follow("Let somebody from outside read this");
        await facilitator.Press("Make the invitation", [("Until which day may they read it?", "2026-06-02"), .. how]);
        return "/join/" + Settler.CodeOf(facilitator).Replace(' ', '-');
    }

    public static async Task<Person> Come(WeftSite site, string link, string name = Name)
    {
        var person = await new Person(site).Open(link);
        return await person.Press("Begin to read", ("What shall the others call you here?", name), ("Your sign-in name", person.NameOf(name)), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase));
    }

    /// <summary>A circle with a note, and a lawyer who reads it; nobody of the circle has opened a page since.</summary>
    public static async Task<(Person Facilitator, string Space, string Note, Person Lawyer)> Reads(WeftSite site, string text = "The cell had no **window**.")
    {
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", text)).Path;
        var lawyer = await Come(site, await LetIn(facilitator, note));
        return (facilitator, space, note, lawyer);
    }

    /// <summary>The path of what somebody was let in to.</summary>
    public static string At(string space) => "/visits/" + space["/spaces/".Length..];
}
