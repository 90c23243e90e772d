using System.Net;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Archives;

/// <summary>A space leaves its Weft as a file only with two.</summary>
public class ExportTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task One_proposes_another_agrees_and_who_proposed_fetches_all_of_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Write(member, space, "Keys", "Under the *mat*.");
        await Circle.WriteTask(facilitator, space, "Book the hall", ("By when, if there is a day", "2026-06-03"));
        shelf.Clock.Now += Duration.FromMinutes(10);

        await (await facilitator.Open(space + "/export")).Press("Propose it to the others", ("What is it for?", "We move to the assembly's machine"));
        Assert.Contains("Łucja of the Oven", (await member.Open(space)).Page.QuerySelector(".notice.is-careful")!.TextContent, StringComparison.Ordinal);
        await member.Follow("See what it is for, and who agrees");
        Assert.Contains("We move to the assembly's machine", member.Text, StringComparison.Ordinal);
        await Mover.Agree(member, space);
        var records = await Mover.Open(await Mover.Fetch(facilitator, space));

        Assert.Equal("application/octet-stream", facilitator.Answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=weft-2026-05-20.archive", facilitator.Answer.Content.Headers.ContentDisposition!.ToString());
        Assert.True(facilitator.Answer.Headers.CacheControl!.NoStore);
        Assert.Equal(["space", "people", "people", "notes", "tasks"], records.Select(record => record.Part));
        Assert.Equal("""{"name":"Court Friends","kind":"Coalition"}""", records[0].Record);
        Assert.Equal("""{"title":"Keys","text":"Under the *mat*.","at":"2026-05-20T12:00:00Z","reviewOn":"2027-05-20","by":"Siôn"}""", records[3].Record);
        Assert.Equal("""{"title":"Book the hall","dueOn":"2026-06-03","at":"2026-05-20T12:00:00Z","reviewOn":"2027-05-20","by":"Łucja of the Oven"}""", records[4].Record);
        await member.Open(space + "/log");
        foreach (var line in (string[])["Łucja of the Oven proposed to take this space out as a file.", "Siôn agreed that Łucja of the Oven takes this space out as a file.", "Łucja of the Oven fetched the archive of this space."])
            Assert.Single(member.Page.QuerySelectorAll("main li"), item => item.TextContent.Trim().EndsWith(line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_told_only_to_who_facilitates_is_not_in_it_and_no_id_is()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await member.Open(space + "/me");
        await member.Press("Save your card", ("Pronouns, if you like", "he"), ("What can you do?", "A van on Fridays"), ("How do you want to be reached?", "Ring 0113 496 0000"),
            ("Only who facilitates: Who sees how to reach you?", "Facilitators"));
        await Circle.Write(member, space, "Keys", "under the mat");
        shelf.Clock.Now += Duration.FromMinutes(10);

        var records = await Mover.Open(await Mover.Fetch(facilitator, member, space));

        Assert.Contains(("people", """{"called":"Siôn","pronouns":"he","canDo":"A van on Fridays","reach":""}"""), records);
        var accounts = (await facilitator.Open(space + "/people")).Page.QuerySelectorAll("h2 a").Select(link => link.GetAttribute("href")!.Split('/')[^1]);
        Assert.DoesNotContain(records, record => accounts.Append(space.Split('/')[^1]).Any(id => record.Record.Contains(id, StringComparison.Ordinal)));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Nobody_takes_it_out_alone_or_with_somebody_who_came_later(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        shelf.Clock.Now += Duration.FromMinutes(10);
        await (await facilitator.Open(space + "/export")).Press("Propose it to the others", ("What is it for?", "We move"));
        var late = await Circle.InviteAndJoin(site, facilitator, space, "late");

        foreach (var (person, act) in ((Person, string)[])[(facilitator, "agree"), (late, "agree"), (member, "propose"), (facilitator, "fetch"), (member, "fetch")])
        {
            await person.Open(space + "/export");
            await Send(person, space, act, whose: facilitator);
            Assert.Contains("That was not done", person.Wrong, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("fetched", (await member.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_fetched_with_a_good_passphrase_alone_and_for_a_day()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        shelf.Clock.Now += Duration.FromMinutes(10);
        await (await facilitator.Open(space + "/export")).Press("Propose it to the others", ("What is it for?", "We move"));
        await Mover.Agree(member, space);

        await Mover.Fetch(facilitator, space, "password1234");
        Assert.Contains("lists that are tried first", facilitator.Wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("fetched", (await member.Open(space + "/log")).Text, StringComparison.Ordinal);
        shelf.Clock.Now += Export.Ready;
        facilitator = await Settler.SignIn(site);
        Assert.DoesNotContain("Fetch the file", (await facilitator.Open(space + "/export")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_agreed_takes_it_back()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        shelf.Clock.Now += Duration.FromMinutes(10);
        await (await facilitator.Open(space + "/export")).Press("Propose it to the others", ("What is it for?", "We move"));
        await Mover.Agree(member, space);
        await facilitator.Open(space + "/export");
        var late = facilitator.Request("Fetch the file", ("New passphrase", Mover.Passphrase), ("The same once more", Mover.Passphrase));

        await member.Press("Withdraw it (Łucja of the Oven)");

        Assert.Equal(HttpStatusCode.OK, (await facilitator.Send(late)).Status);
        Assert.Contains("This needs somebody else who agrees, first", facilitator.Wrong, StringComparison.Ordinal);
    }

    private static async Task Send(Person person, string space, string act, Person whose)
    {
        var token = person.Page.QuerySelector("input[name=token]")?.GetAttribute("value") ?? (await person.Open(space + "/people")).Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        var account = (await whose.Open(space + "/people")).Page.QuerySelectorAll("h2 a").First(link => link.TextContent == "Łucja of the Oven").GetAttribute("href")!.Split('/')[^1];
        await person.Send(new(HttpMethod.Post, space + "/export")
        {
            Content = new FormUrlEncodedContent([new("token", token), new("act", act), new("whose", account), new("Why", "x"), new("Passphrase", Mover.Passphrase), new("Again", Mover.Passphrase)]),
        });
    }

    [Fact]
    public async Task What_somebody_said_whose_card_is_gone_is_left_out_and_the_rest_comes_in_again()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var kofi = await Correspondents.Kofi.Add(facilitator, space);
        await Correspondents.Kofi.Says(facilitator, kofi, "Not on a Friday.");
        await Correspondents.Kofi.Says(facilitator, await Correspondents.Kofi.Add(facilitator, space, "Marisol"), "On any day.");
        shelf.Clock.Now += Duration.FromMinutes(10);
        await (await facilitator.Open(space + "/export")).Press("Propose it to the others", ("What is it for?", "We move"));
        await Mover.Agree(member, space);
        // As a crash leaves it in the midst of deleting him.
        await shelf.Database.Write((connection, transaction) => Dapper.SqlMapper.ExecuteAsync(connection, "delete from card where id = @id", new { id = kofi.Split('/')[^1] }, transaction));

        var archive = await Mover.Fetch(facilitator, space);

        Assert.Equal(["On any day."], (await Mover.Open(archive)).Where(record => record.Part == "sayings").Select(record => System.Text.Json.JsonDocument.Parse(record.Record).RootElement.GetProperty("text").GetString()!));
        Assert.NotEqual("", await Mover.Import(facilitator, archive));
        Assert.Equal("", facilitator.Wrong);
    }
}
