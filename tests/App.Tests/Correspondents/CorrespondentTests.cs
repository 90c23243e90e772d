using System.Net;
using Dapper;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>Who writes for somebody: handed over, given back, and taken on when nobody does.</summary>
public class CorrespondentTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_correspondent_hands_over_to_a_member_who_says_yes(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var (first, second) = (await Circle.InviteAndJoin(site, facilitator, space, "Siôn"), await Circle.InviteAndJoin(site, facilitator, space, "Aoife"));
        var kofi = await Kofi.Add(first, space);

        await first.Open(kofi);
        await first.Press("Ask them", ("Aoife", ""));
        Assert.Contains("Aoife was asked to write for them from now on.", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Yours to do", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        await second.Open(space);
        await second.Follow("Say whether you will write for Kofi");
        await second.Press("I’ll write for them");

        Assert.Contains("You write for them.", second.Text, StringComparison.Ordinal);
        Assert.Contains("Aoife writes for them.", (await first.Open(kofi)).Text, StringComparison.Ordinal);
        var log = (await facilitator.Open(space + "/log")).Text;
        Assert.Contains("Siôn asked Aoife to write for somebody without an account.", log, StringComparison.Ordinal);
        Assert.Contains("Aoife writes for somebody without an account now, after Siôn.", log, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Whoever_is_asked_says_not_now_and_it_stays_as_it_was(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var (first, second) = (await Circle.InviteAndJoin(site, facilitator, space, "Siôn"), await Circle.InviteAndJoin(site, facilitator, space, "Aoife"));
        var kofi = await Kofi.Add(first, space);

        await facilitator.Open(kofi);
        await facilitator.Press("Ask them", ("Aoife", ""));
        var accept = (await second.Open(kofi)).Request("I’ll write for them");
        await second.Press("Not now");
        Assert.Contains("Siôn writes for them.", second.Text, StringComparison.Ordinal);
        await second.Send(accept);

        Assert.Contains("This offer is not open any more.", second.Wrong, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task When_the_correspondent_leaves_of_two_who_take_it_at_once_one_gets_it(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var (first, second) = (await Circle.InviteAndJoin(site, facilitator, space, "Siôn"), await Circle.InviteAndJoin(site, facilitator, space, "Aoife"));
        var kofi = await Kofi.Add(first, space);
        var saying = await Kofi.Says(first, kofi, "Not on a Friday.");
        await (await first.Open(space + "/people")).Press($"Leave {Circle.Name}");
        Assert.Contains("nobody writes for them now", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Person[] both = [await facilitator.Open(kofi), await second.Open(kofi)];

        await Task.WhenAll(both.Select(person => person.Press("I write for them now")));

        var got = Assert.Single(both, person => person.Text.Contains("You write for them.", StringComparison.Ordinal));
        Assert.Contains("Somebody else writes for this person already.", both.Single(person => person != got).Wrong, StringComparison.Ordinal);
        await Kofi.IsShown(got, saying, "Yes, that is right");
        Assert.Contains("yes, that is right", got.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_cannot_write_any_more_gives_it_back_and_the_log_does_not_say_who(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var kofi = await Kofi.Add(member, space);

        await (await member.Open(kofi)).Press("I can’t write for them any more");

        Assert.Contains("Nobody writes for them now.", member.Text, StringComparison.Ordinal);
        var log = (await facilitator.Open(space + "/log")).Page.QuerySelectorAll("main li").Select(line => line.TextContent.Trim()).ToList();
        var line = Assert.Single(log, line => line.Contains("has nobody who writes for them", StringComparison.Ordinal));
        Assert.DoesNotContain("Siôn", line, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task The_space_says_in_plain_words_what_waits_for_more_than_a_month(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var kofi = await Kofi.Add(member, space);
        await Kofi.Says(member, kofi, "Not on a Friday.");
        var second = await Kofi.Says(member, kofi, "At ten.");
        await member.Open(space);
        Assert.Equal("Show Kofi what you wrote down 2 things", Persons(member, "li")[0]);
        shelf.Clock.Now += Duration.FromDays(30);
        facilitator = await Settler.SignIn(site);
        Assert.DoesNotContain("more than 30 days", (await facilitator.Open(space)).Text, StringComparison.Ordinal);

        shelf.Clock.Now += Duration.FromDays(1);
        facilitator = await Settler.SignIn(site);
        Assert.Contains("2 things that they said have waited for more than 30 days to be shown back to them.", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Yours to do", facilitator.Text, StringComparison.Ordinal);
        await Kofi.IsShown(await Settler.SignIn(site, "Siôn"), second, "Nothing yet");
        Assert.Contains("One thing that they said has waited", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task With_a_card_goes_all_that_the_person_said(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var (kofi, zoe) = (await Kofi.Add(facilitator, space), await Kofi.Add(facilitator, space, "Zoë"));
        var saying = await Kofi.Says(facilitator, kofi, "Not on a Friday.");
        var stays = await Kofi.Says(facilitator, zoe, "At ten.");
        await facilitator.Open(saying + "/edit");
        var late = facilitator.Request("Save what they said");

        await facilitator.Open(kofi);
        await facilitator.Press("Delete this card and all that Kofi said");

        Assert.Equal(space, facilitator.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.Open(saying)).Status);
        await facilitator.Send(late);
        Assert.Equal(HttpStatusCode.NotFound, facilitator.Status);
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(stays)).Status);
        Assert.Equal(1, await shelf.Database.Read(connection => connection.ExecuteScalarAsync<long>("select count(*) from card where kind = 'saying'")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_is_due_is_looked_at_by_who_writes_for_them_and_by_all_if_nobody_does(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var kofi = await Kofi.Add(member, space);
        await Kofi.Says(member, kofi, "Not on a Friday.");
        shelf.Clock.Now += Duration.FromDays(366);
        (facilitator, member) = (await Settler.SignIn(site), await Settler.SignIn(site, "Siôn"));

        Assert.DoesNotContain("Kofi", (await facilitator.Open(space + "/review")).Text, StringComparison.Ordinal);
        await member.Open(space + "/review");
        await member.Press("Still right: look again in a year (Kofi)");
        Assert.DoesNotContain("Kofi", member.Text, StringComparison.Ordinal);
        await (await member.Open(kofi)).Press("I can’t write for them any more");
        shelf.Clock.Now += Duration.FromDays(366);
        facilitator = await Settler.SignIn(site);
        await facilitator.Open(space + "/review");
        await facilitator.Press("Delete it (Kofi)");
        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.Open(kofi)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_is_held_about_somebody_without_an_account_is_found_and_others_are_hidden(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (asker, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, asker, space, "Siôn");
        var kofi = await Kofi.Add(asker, space);
        await Kofi.Add(asker, space, "Bronwen");
        var saying = await Kofi.Says(asker, kofi, "Siôn may have my books. Bronwen knows.");
        await Kofi.IsShown(asker, saying, "They want it different, as below", ("What should be different, in their words", "All but one."));
        await Circle.Write(asker, space, "Post", "Stamps for Kofi, and for Bronwen.");

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", "Kofi"));

        Assert.Equal(["All but one.", "Letters to the house at the ford", "Stamps for Kofi, and for [somebody else].", "[somebody else] knows.", "[somebody else] may have my books.", "[somebody else] writes for them."],
            asker.Page.QuerySelectorAll(".told li").Select(line => line.TextContent.Trim()).Order(StringComparer.Ordinal));
        await asker.Open(asker.Page.QuerySelectorAll(".part a").First(link => link.TextContent.Contains("What Kofi said", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal("What Kofi said", asker.Title);
    }

    private static List<string> Persons(Person person, string selector) =>
        [.. person.Page.QuerySelectorAll($"section[aria-labelledby=persons] {selector}").Select(found => string.Join(' ', found.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
