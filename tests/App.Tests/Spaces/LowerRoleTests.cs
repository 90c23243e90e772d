using System.Net;
using Dapper;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>Somebody who stays, and has less part in the space: one proposes it, and another, or they themselves, agree.</summary>
public class LowerRoleTests
{
    [Fact]
    public async Task Nobody_does_it_alone_and_who_proposed_it_can_take_it_back()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, _) = await Drifter.Beside(site, shelf);
        await Drifter.Propose(facilitator, space);
        var account = await Drifter.AccountOf(facilitator, space);

        var proposed = facilitator.Page.QuerySelector("input[name=proposed]")!.GetAttribute("value")!;
        // Forms of their own making.
        Task<Person> Send(Person person, string act, string? at = null) => person.Send(new(HttpMethod.Post, space + "/people")
        {
            Content = new FormUrlEncodedContent([new("act", act), new("whom", account), new("proposed", at ?? proposed), new("token", person.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!)]),
        });
        Assert.Contains("Somebody else has to agree: nobody is judge of their own proposal", (await Send(facilitator, "agree-lower")).Text, StringComparison.Ordinal);
        Assert.Contains("This proposal is not open any more", (await Send(await second.Open(space + "/people"), "agree-lower", "yesterday")).Text, StringComparison.Ordinal);
        Assert.Contains("Only who proposed this can withdraw it", (await Send(await second.Open(space + "/people"), "withdraw-lower")).Text, StringComparison.Ordinal);
        Assert.Contains("Only a facilitator can do this", (await Send(second, "propose-member")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Open($"{space}/people/{account}/one-thing")).Status);

        await Circle.Do(facilitator, space, Drifter.Name, "Take that proposal back");
        Assert.DoesNotContain("one thing only: that", facilitator.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(space)).Status);
        Assert.Contains("Łucja of the Oven took back that Siôn should be a visitor.", (await member.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_make_a_facilitator_a_member_who_keeps_the_key()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, second, member, note) = await Drifter.Beside(site, shelf);
        await Circle.Do(facilitator, space, Drifter.Name, "Ask them to facilitate, too");
        await Circle.Do(member, space, "Łucja of the Oven", "Accept facilitation");
        await Circle.Do(facilitator, space, Drifter.Name, "Propose that they stop facilitating");
        Assert.Contains("Łucja of the Oven proposes that they do not facilitate any more, and stay as a member.", facilitator.Text, StringComparison.Ordinal);

        await Circle.Do(second, space, Drifter.Name, Drifter.Agree);

        Assert.Contains("You are a member.", (await member.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(note)).Status);
        Assert.Equal(1, await Count(shelf, "select epoch from space"));
    }

    [Fact]
    public async Task Bad_input_is_said_and_what_was_chosen_stays()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, _, _) = await Drifter.Beside(site, shelf);
        var page = await Drifter.PageOf(facilitator, space);

        foreach (var day in (string[])["", "tomorrow", "2026-04-30", "2027-12-01", "9999-12-31"])
        {
            await (await facilitator.Open(page)).Press("Propose it", (Drifter.Reads, ""), (Drifter.Day, day));
            Assert.Contains("Choose a day that is still to come, within a year.", facilitator.Wrong, StringComparison.Ordinal);
            Assert.NotNull(facilitator.Page.QuerySelector("input[name=Thing][checked]"));
        }
        await (await facilitator.Open(page)).Press("Propose it", (Drifter.Day, "2026-06-02"));
        Assert.Contains("Choose what they may read.", facilitator.Wrong, StringComparison.Ordinal);
        await facilitator.Open(page);
        facilitator.Labelled(Drifter.Reads).SetAttribute("value", Identifier.Random());
        await facilitator.Press("Propose it", (Drifter.Reads, ""), (Drifter.Day, "2026-06-02"));
        Assert.Contains("What was to be read is not there any more", facilitator.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_space_with_many_records_one_is_found_by_words_of_its_title()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, _, _) = await Drifter.Beside(site, shelf);
        var page = await Drifter.PageOf(facilitator, space);
        Assert.Null((await facilitator.Open(page)).Page.QuerySelector("input[type=search], form[role=search]"));
        for (var i = 0; i < 33; i++) await Circle.WriteTask(facilitator, space, $"Letter to the Čapek family {i:00}");

        await facilitator.Open(page);
        Assert.Contains("These, and 4 more", facilitator.Text, StringComparison.Ordinal);
        await facilitator.Open(page + "?Find=CAPEK+31");
        Assert.Equal("Letter to the Čapek family 31", Assert.Single(facilitator.Page.QuerySelectorAll(".choice label")).TextContent);
        await facilitator.Open(page + "?Find=nowhere");
        Assert.Contains("No note and no task here has these words in its title.", facilitator.Text, StringComparison.Ordinal);
    }

    private static Task<long> Count(TestShelf shelf, string query) => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>(query));
}
