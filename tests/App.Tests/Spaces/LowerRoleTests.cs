using System.Net;
using System.Text;
using Dapper;
using NodaTime;
using Weft.Accounts;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>A facilitator becomes a member: one proposes it, and another, or they themselves, agree.</summary>
public class LowerRoleTests
{
    private const string Name = "Siôn", Propose = "Propose that they stop facilitating", Agree = "Agree to that";

    /// <summary>A facilitator, their circle, a member, and a second facilitator: Siôn.</summary>
    private static async Task<(Person Facilitator, string Space, Person Member, Person Second)> Beside(WeftSite site, TestShelf shelf)
    {
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Nadia");
        var second = await Circle.InviteAndJoin(site, facilitator, space, Name);
        await Circle.Do(facilitator, space, Name, "Ask them to facilitate, too");
        await Circle.Do(second, space, "Łucja of the Oven", "Accept facilitation");
        shelf.Clock.Now += Duration.FromMinutes(10);
        return (facilitator, space, member, second);
    }

    [Fact]
    public async Task Nobody_does_it_alone_and_who_proposed_it_can_take_it_back()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, member, second) = await Beside(site, shelf);
        await Circle.Do(facilitator, space, Name, Propose);
        var account = facilitator.Page.QuerySelectorAll("h2 a").Single(link => link.TextContent == Name).GetAttribute("href")!.Split('/')[^1];
        var proposed = facilitator.Page.QuerySelector("input[name=proposed]")!.GetAttribute("value")!;

        // Forms of their own making.
        Task<Person> Send(Person person, string act, string? at = null) => person.Send(new(HttpMethod.Post, space + "/people")
        {
            Content = new FormUrlEncodedContent([new("act", act), new("whom", account), new("proposed", at ?? proposed), new("token", person.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!)]),
        });
        Assert.Contains("Somebody else has to agree: nobody is judge of their own proposal", (await Send(facilitator, "agree-lower")).Text, StringComparison.Ordinal);
        Assert.Contains("This proposal is not open any more", (await Send(await member.Open(space + "/people"), "agree-lower", "yesterday")).Text, StringComparison.Ordinal);
        Assert.Contains("Only who proposed this can withdraw it", (await Send(await member.Open(space + "/people"), "withdraw-lower")).Text, StringComparison.Ordinal);
        Assert.Contains("Only a facilitator can do this", (await Send(member, "propose-member")).Text, StringComparison.Ordinal);

        await Circle.Do(facilitator, space, Name, "Take that proposal back");
        Assert.DoesNotContain("do not facilitate any more", facilitator.Text, StringComparison.Ordinal);
        Assert.Contains("You facilitate it.", (await second.Open(space)).Text, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven took back that Siôn should be a member.", (await member.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_make_a_facilitator_a_member_who_keeps_the_key()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, member, second) = await Beside(site, shelf);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path;
        await Circle.Do(facilitator, space, Name, Propose);
        Assert.Contains("Łucja of the Oven proposes that they do not facilitate any more, and stay as a member.", facilitator.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody proposed that a facilitator stops facilitating", (await member.Open(space)).Text, StringComparison.Ordinal);

        await Circle.Do(member, space, Name, Agree);

        Assert.Contains("You are a member.", (await second.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await second.Open(note)).Status);
        Assert.Equal(1, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select epoch from space")));
    }

    [Fact]
    public async Task What_an_older_Weft_stored_of_a_member_who_should_be_a_visitor_is_read_and_not_open_any_more()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, member, second) = await Beside(site, shelf);
        await Circle.Do(facilitator, space, Name, Propose);
        const string Stored = """
            "To":"Visitor","Visit":{"Thing":"1f","Until":"2026-06-03T00:00:00Z"},
            """;
        await Reseal(site, shelf, space["/spaces/".Length..], roster => roster.Replace("\"To\":\"Member\",", Stored, StringComparison.Ordinal));

        Assert.DoesNotContain("less part in this space", (await member.Open(space)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Agree, (await member.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Contains("You facilitate it.", (await second.Open(space)).Text, StringComparison.Ordinal);
        shelf.Clock.Now += Duration.FromDays(1);
        await Circle.Do(await Settler.SignIn(site), space, Name, Propose);
        await Circle.Do(await Settler.SignIn(site, "Nadia"), space, Name, Agree);
        Assert.Contains("You are a member.", (await (await Settler.SignIn(site, Name)).Open(space)).Text, StringComparison.Ordinal);
    }

    /// <summary>Stores the roster with other words, as somebody of the space.</summary>
    private static async Task Reseal(WeftSite site, TestShelf shelf, string id, Func<string, string> other)
    {
        var account = (await site.Get<AccountBook>().Open(Settler.Name, Settler.Passphrase, new("test")))!;
        using var viewer = new Viewer(account.Row.Id, account.Keys, SessionToken.Random(), half: false);
        using var space = (await site.Get<SpaceBook>().Find(viewer, id))!;
        var text = Encoding.UTF8.GetString(SealedJson.Seal(space.Roster, roster => [.. roster]));
        Assert.NotEqual(text, other(text));
        var roster = space.Key.SealRoster(space.Row.Version, Encoding.UTF8.GetBytes(other(text)));
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update space set roster = @roster", new { roster }, transaction));
    }
}
