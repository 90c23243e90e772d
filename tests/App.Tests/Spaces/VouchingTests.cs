using System.Net;
using NodaTime;
using Weft.Accounts;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Invitations;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>Somebody lost passphrase and recovery sheet, and two members of a space have met them.</summary>
public class VouchingTests
{
    private const string VouchFirst = "Vouch for them: they cannot sign in any more", VouchToo = "Vouch for them, too", Stop = "Stop it that anybody vouches for them";

    /// <summary>Łucja facilitates, Siôn, who is lost, and Aoife are members.</summary>
    private static async Task<(Person Facilitator, Person Second, Person Lost, string Space)> Gather(WeftSite site, TestShelf shelf)
    {
        var (facilitator, space) = await Circle.Make(site);
        var lost = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        shelf.Clock.Now += Duration.FromMinutes(10);
        return (facilitator, second, lost, space);
    }

    /// <summary>Both vouch, and a day goes by.</summary>
    /// <returns>Both, signed in again.</returns>
    private static async Task<(Person Facilitator, Person Second)> Vouch(WeftSite site, TestShelf shelf, Person facilitator, Person second, string space)
    {
        await Circle.Do(second, space, "Siôn", VouchFirst);
        await Circle.Do(facilitator, space, "Siôn", VouchToo);
        shelf.Clock.Now += Weft.Spaces.Vouch.Wait;
        return (await Settler.SignIn(site), await Settler.SignIn(site, "Aoife"));
    }

    /// <summary>The path of the link with which Siôn comes back.</summary>
    private static async Task<string> Make(Person who, string space)
    {
        await who.Open(space + "/people");
        await who.Follow("Make their invitation (Siôn)");
        await who.Press("Make the invitation");
        return "/join/" + Settler.CodeOf(who).Replace(' ', '-');
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_lost_everything_has_their_seat_again_with_a_new_account_and_what_they_wrote_is_theirs(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, second, lost, space) = await Gather(site, shelf);
        var note = (await Circle.Write(lost, space, "Keys", "Under the mat.")).Path;
        var task = await Circle.WriteTask(lost, space, "Book the hall", ("I do", ""));
        await lost.Open(space + "/me");
        await lost.Press("Save your card", ("What can you do?", "A van on Fridays"), ("How do you want to be reached?", "Knock"));
        await Circle.Do(second, space, "Siôn", VouchFirst);
        Assert.Contains("Aoife vouches that they lost passphrase and recovery code. A second member who has met them has to vouch, too.", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Contains("Somebody is said to have lost the way to their account", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        await Circle.Do(facilitator, space, "Siôn", VouchToo);
        Assert.Contains("Aoife and Łucja of the Oven vouch that they lost passphrase and recovery code. From 21 May 2026, 12:10 UTC on", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Make their invitation", facilitator.Text, StringComparison.Ordinal);
        shelf.Clock.Now += Weft.Spaces.Vouch.Wait;
        (facilitator, second) = (await Settler.SignIn(site), await Settler.SignIn(site, "Aoife"));
        var link = await Make(second, space);

        Assert.Equal($"Come back to {Circle.Name}", (await new Person(site).Open(link)).Title);
        var taken = await Circle.Join(site, link, "Siôn");
        Assert.Contains("That name is taken. Choose another.", taken.Wrong, StringComparison.Ordinal);
        var back = await Circle.TakeSeat(taken, "Siôn", "siôn again");

        Assert.Contains($"You have a seat in {Circle.Name}", back.Text, StringComparison.Ordinal);
        Assert.Contains("3 people share the key", (await back.Open(space)).Text, StringComparison.Ordinal);
        Assert.Contains("Written by Siôn on 20 May 2026.", (await back.Open(note)).Text, StringComparison.Ordinal);
        Assert.Contains("You do this.", (await back.Open(task)).Text, StringComparison.Ordinal);
        await back.Press("I can’t do this any more");
        Assert.Contains("Free: nobody does this yet.", back.Text, StringComparison.Ordinal);
        await back.Open(space + "/me");
        Assert.Equal(("A van on Fridays", "Knock"), (back.Labelled("What can you do?").TextContent.Trim(), back.Labelled("How do you want to be reached?").TextContent.Trim()));
        Assert.Single((await facilitator.Open(space + "/people")).Page.QuerySelectorAll("main h2 bdi"), name => name.TextContent == "Siôn");
        Assert.Contains("Written by Siôn on 20 May 2026.", (await facilitator.Open(note)).Text, StringComparison.Ordinal);
        var log = (await facilitator.Open(space + "/log")).Text;
        Assert.All((string[])["Aoife vouched that Siôn cannot sign in any more.", "Łucja of the Oven vouched for Siôn, too.", "Siôn came back with a new account.", "A new key began."], line => Assert.Contains(line, log, StringComparison.Ordinal));
        // The old account is there still, and has nothing of this space.
        var old = await Settler.SignIn(site, "Siôn");
        Assert.Contains("No space yet", (await old.Open("/spaces")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await old.Open(space)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_comes_with_the_old_account_ends_it_and_the_invitation_is_good_for_nothing(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, second, _, space) = await Gather(site, shelf);
        (facilitator, second) = await Vouch(site, shelf, facilitator, second, space);
        var link = await Make(facilitator, space);

        var early = await new Person(site).Open(link);
        await (await Settler.SignIn(site, "Siôn")).Open("/spaces");
        await Circle.TakeSeat(early, "Siôn", "siôn again");

        Assert.All((Person[])[early, await Circle.Open(site, link)], late => Assert.Contains("Nobody vouches for this person any more.", late.Text, StringComparison.Ordinal));
        Assert.Equal(3, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from account")));
        Assert.Contains("Siôn came with their own account: nobody vouches for them any more.", (await second.Open(space + "/log")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Make their invitation", (await second.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Contains("3 people share the key", (await second.Open(space)).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_many_who_come_back_with_one_link_at_the_same_moment_one_does(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, second, _, space) = await Gather(site, shelf);
        (facilitator, second) = await Vouch(site, shelf, facilitator, second, space);
        // Each of the two makes one.
        var links = (string[])[await Make(facilitator, space), await Make(second, space)];

        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => new Person(site).Open(links[number % 2])));
        await Task.WhenAll(people.Select((person, number) => Circle.TakeSeat(person, $"Person {number}", $"person {number}")));

        Assert.Single(people, person => person.Text.Contains("You have a seat", StringComparison.Ordinal));
        Assert.Contains("3 people share the key", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(4, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from account")));
    }

    [Fact]
    public async Task Only_who_vouches_makes_the_invitation_and_only_after_the_day()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, second, _, space) = await Gather(site, shelf);
        await Circle.InviteAndJoin(site, facilitator, space, "Bronwen");
        await Circle.Do(second, space, "Siôn", VouchFirst);
        await Circle.Do(facilitator, space, "Siôn", VouchToo);
        var account = (await facilitator.Open(space + "/people")).Page.QuerySelectorAll("main h2 a").Single(link => link.TextContent == "Siôn").GetAttribute("href")!.Split('/')[^1];
        var page = $"{space}/people/{account}/return";

        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.Open(page)).Status);
        shelf.Clock.Now += Weft.Spaces.Vouch.Wait;
        Assert.Equal(HttpStatusCode.NotFound, (await (await Settler.SignIn(site, "Bronwen")).Open(page)).Status);
        facilitator = await Settler.SignIn(site);
        Assert.Equal("Siôn comes back", (await facilitator.Open(page)).Title);
        var late = facilitator.Request("Make the invitation");
        await Circle.Do(facilitator, space, "Siôn", Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.Send(late)).Status);
        Assert.Contains("Łucja of the Oven stopped it that anybody vouches for Siôn.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_with_another_account_here_takes_their_seat_with_it()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, second, _, space) = await Gather(site, shelf);
        var elsewhere = await Circle.Found(second);
        var other = await Circle.InviteAndJoin(site, second, elsewhere, "Siôn's other");
        (facilitator, second) = await Vouch(site, shelf, facilitator, second, space);
        var link = await Make(facilitator, space);
        other = await Settler.SignIn(site, "Siôn's other");

        await other.Open(link);
        await other.Follow("I have an account here already");
        await other.Press("Take my seat", ("What shall the others call you here?", "Siôn ap Rhys"));

        Assert.Equal((space, Circle.Name), (other.Path, other.Title));
        Assert.Contains("Siôn (now Siôn ap Rhys) came back with a new account.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_came_back_and_was_cut_off_has_the_name_and_the_card_of_before(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, second, lost, space) = await Gather(site, shelf);
        await lost.Open(space + "/me");
        await lost.Press("Save your card", ("What can you do?", "A van on Fridays"));
        (facilitator, second) = await Vouch(site, shelf, facilitator, second, space);
        using (var code = InvitationCode.Parse((await Make(facilitator, space))["/join/".Length..], out _)!)
        {
            // As the page does, up to the seat and no further.
            var (account, recovery, add) = await site.Get<AccountBook>().Prepare("siôn again", Settler.Passphrase);
            recovery.Dispose();
            Assert.Null((await site.Get<InvitationBook>().Accept(code, account.Row.Id, account.Keys, "Siôn", add)).Refusal);
        }

        Assert.Single((await second.Open(space + "/people")).Page.QuerySelectorAll("main h2 bdi"), name => name.TextContent == "Siôn");
        await second.Follow("Siôn");
        Assert.Contains("A van on Fridays", second.Text, StringComparison.Ordinal);
        var back = await Settler.SignIn(site, "siôn again");
        await back.Open(space + "/me");
        await back.Press("Save your card", ("How do you want to be reached?", "Knock"));
        await (await second.Open(space + "/people")).Follow("Siôn");
        Assert.Contains("A van on Fridays", second.Text, StringComparison.Ordinal);
        Assert.Contains("Knock", second.Text, StringComparison.Ordinal);
        await (await back.Open(space + "/people")).Press($"Leave {Circle.Name}");
        Assert.Equal(2, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from card where kind = 'member'")));
    }
}
