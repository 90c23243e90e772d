using System.Net;
using Dapper;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Web;

/// <summary>Somebody presses a button twice, quickly: the browser shows the answer to the second press alone.</summary>
public class SamePressTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task The_first_account_is_made_once_and_whoever_pressed_twice_has_its_sheet_and_is_signed_in(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var person = await new Person(site).Open(site.Get<SetupLink>().Path);

        await Twice(person, "Set up this Weft", ("What is this Weft called?", "The Long Thread"), ("Your sign-in name", Settler.Name), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase));

        Assert.Equal(HttpStatusCode.OK, person.Status);
        var code = Settler.CodeOf(person);
        Assert.Equal("Your spaces", (await person.Open("/spaces")).Title);
        await (await new Person(site).Open("/recover")).Press("Open my account", ("Recovery code", code), ("New passphrase", "lantern gravel minute oboe"), ("The same once more", "lantern gravel minute oboe"));
        Assert.Equal("Your spaces", (await Settler.SignIn(site, passphrase: "lantern gravel minute oboe")).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_seat_is_taken_once_and_a_note_and_an_invitation_are_made_once(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await facilitator.Open(space + "/invite");
        await Twice(facilitator, "Make the invitation");
        Assert.Equal(1, await Count("invitation"));

        var person = await new Person(site).Open("/join/" + Settler.CodeOf(facilitator).Replace(' ', '-'));
        await Twice(person, "Take my seat", ("What shall the others call you here?", "Siôn"), ("Your sign-in name", "Siôn"), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase));
        Assert.NotEqual("", Settler.CodeOf(person));
        await person.Open(space + "/notes/new/edit");
        await Twice(person, "Save the note", ("Title", "Keys"), ("Text", "under the mat"));
        Assert.Equal("Keys", person.Title);
        Assert.Equal(1, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from card where kind = 'note'")));

        Task<long> Count(string table) => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>($"select count(*) from {table}"));
    }

    [Fact]
    public async Task What_is_shown_last_is_what_is_stored()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);

        await person.Open("/account/recovery-sheet");
        await Twice(person, "Show me a new sheet to print", ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        var code = Settler.CodeOf(person);
        await (await new Person(site).Open("/recover")).Press("Open my account", ("Recovery code", code), ("New passphrase", "lantern gravel minute oboe"), ("The same once more", "lantern gravel minute oboe"));
        Assert.Equal("Your spaces", (await Settler.SignIn(site, passphrase: "lantern gravel minute oboe")).Title);
    }

    [Fact]
    public async Task Who_agrees_twice_to_something_of_their_own_is_not_told_that_it_is_over()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        await facilitator.Open(note);

        await Twice(facilitator, "Delete this note");
        Assert.Equal(HttpStatusCode.OK, facilitator.Status);
        await facilitator.Open(space + "/people");
        await Twice(facilitator, $"Leave {Circle.Name}");
        Assert.Equal("Your spaces", facilitator.Title);
    }

    [Fact]
    public async Task Somebody_else_with_the_same_form_is_not_given_the_answer()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var link = site.Get<SetupLink>().Path;
        (string, string)[] filled = [("What is this Weft called?", "The Long Thread"), ("Your sign-in name", Settler.Name), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase)];
        var (first, second) = (await new Person(site).Open(link), await new Person(site).Open(link));

        await Task.WhenAll(first.Press("Set up this Weft", filled), second.Press("Set up this Weft", filled));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], new[] { first.Status, second.Status }.Order());
    }

    /// <summary>Both at once; of the first, as in a browser, nobody sees the answer.</summary>
    private static async Task Twice(Person person, string button, params (string Label, string Value)[] filled)
    {
        var (first, second) = (person.Request(button, filled), person.Request(button, filled));
        var lost = new Person(person.Http) { Follows = false };
        foreach (var (name, value) in person.Cookies) lost.Cookies[name] = value;
        await Task.WhenAll(lost.Send(first), person.Send(second));
    }
}
