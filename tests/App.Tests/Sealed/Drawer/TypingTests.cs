using System.Net;
using Weft.Correspondents;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>What somebody types is not lost, whatever others do to the card meanwhile and of whichever kind it is.</summary>
public class TypingTests
{
    private const string Typed = "what nobody else has written down";

    [Theory]
    [InlineData("note", "Save the note", "Text", "Delete this note")]
    [InlineData("task", "Save the task", "What else one should know", "Delete this task")]
    [InlineData("person", "Save this card", "How are they reached?", "Delete this card and all that Kofi said")]
    [InlineData("saying", "Save what they said", "What they said", "Delete what is written here")]
    public async Task What_was_typed_into_a_card_that_was_deleted_meanwhile_is_kept(string kind, string save, string field, string delete)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        var card = await Make(kind, person, space);
        var elsewhere = await Settler.SignIn(site);
        await elsewhere.Open(card + "/edit");
        var late = elsewhere.Request(save, (field, Typed));
        await person.Open(card);
        await person.Press(delete);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open(card)).Status);

        await elsewhere.Send(late);

        Assert.Equal(HttpStatusCode.OK, elsewhere.Status);
        Assert.Contains("Somebody deleted this meanwhile. What you wrote is below", elsewhere.Wrong, StringComparison.Ordinal);
        Assert.Equal(Typed, elsewhere.Labelled(field).TextContent.TrimStart('\n'));
        await elsewhere.Press("Save it as a new one");
        Assert.Equal(("", HttpStatusCode.OK), (elsewhere.Wrong, elsewhere.Status));
        Assert.NotEqual(card, elsewhere.Path);
        Assert.Contains(Typed, elsewhere.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Make(string kind, Person person, string space) => kind switch
    {
        "note" => (await Circle.Write(person, space, "Keys", "under the mat")).Path,
        "task" => await Circle.WriteTask(person, space, "Book the hall"),
        "person" => await Kofi.Add(person, space),
        _ => await Kofi.Says(person, await Kofi.Add(person, space), "Not on a Friday."),
    };

    [Fact]
    public async Task Offering_to_hand_a_person_over_is_in_nobodys_way_who_types_and_is_not_undone_by_it()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        var other = await Circle.InviteAndJoin(site, person, space, "Siôn");
        var kofi = await Kofi.Add(person, space);
        await person.Open(kofi + "/edit");
        var late = person.Request("Save this card", ("How are they reached?", Typed));
        await person.Open(kofi);
        await person.Press("Ask them", ("Siôn", ""));

        await person.Send(late);

        Assert.Equal(kofi, person.Path);
        Assert.Contains(Typed, person.Text, StringComparison.Ordinal);
        await (await other.Open(kofi)).Press("I’ll write for them");
        Assert.Contains("You write for them.", other.Text, StringComparison.Ordinal);
        Assert.Contains(Typed, other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_to_two_nodes_makes_one_card_and_with_other_words_another()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        await using var site = await WeftSite.Start(shelf);
        await using var second = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        await person.Open(space + "/notes/new/edit");
        var (once, twice, changed) = (person.Request("Save the note", ("Title", "Keys"), ("Text", "under the mat")), person.Request("Save the note", ("Title", "Keys"), ("Text", "under the mat")),
            person.Request("Save the note", ("Title", "Keys"), ("Text", "in the shed")));
        var elsewhere = new Person(second);
        foreach (var (name, value) in person.Cookies) elsewhere.Cookies[name] = value;

        await person.Send(once);
        await elsewhere.Send(twice);
        Assert.Equal(person.Path, elsewhere.Path);
        Assert.Single((await elsewhere.Open(space)).Page.QuerySelectorAll("section[aria-labelledby=notes] li"));
        await elsewhere.Send(changed);
        Assert.Contains("in the shed", elsewhere.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await elsewhere.Open(space)).Page.QuerySelectorAll("section[aria-labelledby=notes] li").Length);
    }
}
