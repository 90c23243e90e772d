using Weft.Correspondents;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>Two write on one card at the same time: who saves second sees all that the first saved, beside their own.</summary>
public class MeanwhileTests
{
    [Fact]
    public async Task Of_a_note_the_title_and_the_day_too()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await second.Open(note + "/edit");
        var late = second.Request("Save the note", ("Text", "in the shed"));
        await (await facilitator.Open(note + "/edit")).Press("Save the note", ("Title", "Keys of the hall"), ("Look at it again by", "2027-01-05"));

        await second.Send(late);

        Assert.Equal([("Title", "Keys of the hall"), ("Text", "under the mat"), ("Look at it again by", "5 January 2027")], Theirs(second));
        Assert.Contains("As Łucja of the Oven saved it meanwhile", second.Text, StringComparison.Ordinal);
        Assert.Equal("in the shed", second.Labelled("Yours: put in what you want to keep of both").TextContent.TrimStart('\n'));
        await second.Press("Save the note", ("Title", "Keys of the hall"));
        Assert.Equal("Keys of the hall", second.Title);
    }

    [Fact]
    public async Task Of_a_task_the_days_too()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var task = await Circle.WriteTask(facilitator, space, "Book the hall");
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await second.Open(task + "/edit");
        var late = second.Request("Save the task", ("What else one should know", "It opens at nine."));
        await (await facilitator.Open(task + "/edit")).Press("Save the task", ("By when, if there is a day", "2026-07-01"), ("Look at it again by", "2027-03-03"));

        await second.Send(late);

        Assert.Equal([("What else one should know", "nothing"), ("By when, if there is a day", "1 July 2026"), ("Look at it again by", "3 March 2027")], Theirs(second));
    }

    [Fact]
    public async Task Of_ones_own_card_written_at_two_screens()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        var other = await Settler.SignIn(site);
        await other.Open(space + "/me");
        var late = other.Request("Save your card", ("What can you do?", "Drive on Tuesdays"));
        await (await person.Open(space + "/me")).Press("Save your card", ("Pronouns, if you like", "she"), ("How do you want to be reached?", "Ring after six"), ("A little", ""));

        await other.Send(late);

        Assert.Equal([("Pronouns, if you like", "she"), ("What can you do?", "nothing"), ("How do you want to be reached?", "Ring after six"), ("How much can you take on now?", "can do a little")], Theirs(other));
        // A form that does not say which version it is of overwrites none.
        foreach (var version in (string[])["", "x", "0", "-1"])
        {
            other.Page.QuerySelector("input[name=Version]")!.SetAttribute("value", version);
            await other.Press("Save your card");
            Assert.Contains("Both are here", other.Wrong, StringComparison.Ordinal);
        }
        await other.Press("Save your card");
        Assert.Equal(Circle.Name, other.Title);
    }

    [Fact]
    public async Task Of_the_card_of_somebody_without_an_account_and_of_what_they_said()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        var kofi = await Kofi.Add(person, space);
        var saying = await Kofi.Says(person, kofi, "Not on a Friday.");
        var other = await Settler.SignIn(site);
        await other.Open(kofi + "/edit");
        var late = other.Request("Save this card", ("How are they reached?", "Ring the chaplain"));
        await other.Open(saying + "/edit");
        var later = other.Request("Save what they said", ("What they said", "Not on a Saturday."));
        await (await person.Open(kofi + "/edit")).Press("Save this card", ("What do they want to be called?", "Kofi M."), ("At a visit", ""));
        await (await person.Open(saying + "/edit")).Press("Save what they said", ("At a visit", ""), ("The day of the letter, the visit or the call", "2026-05-01"));

        await other.Send(late);
        Assert.Equal([("What do they want to be called?", "Kofi M."), ("How are they reached?", "Letters to the house at the ford"), ("How do they want to be asked?", "At a visit")], Theirs(other));
        await other.Send(later);
        Assert.Equal([("How did it come?", "At a visit"), ("The day of the letter, the visit or the call", "1 May 2026"), ("What they said", "Not on a Friday.")], Theirs(other));
        await other.Press("Save what they said");
        Assert.Contains("Not on a Saturday.", other.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> Theirs(Person person) =>
        person.Page.QuerySelectorAll("#theirs ~ dl > div").Select(field => (field.QuerySelector("dt")!.TextContent, field.QuerySelector("dd")!.TextContent.Trim()));
}
