using System.Net;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Raids;

public class RaidedTests
{
    [Fact]
    public async Task Whoever_can_open_no_space_now_signs_out_themselves_alone_and_is_told_so()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var paused = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");

        Assert.Contains("and nobody else: none of your spaces is open to you now.", (await paused.Open("/raided")).Text, StringComparison.Ordinal);
        await paused.Press("Sign me out now");

        Assert.Equal("You are signed out", paused.Title);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await facilitator.Open(space)).Status);
        Assert.NotEqual("Your spaces", (await paused.Open("/spaces")).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task One_press_of_any_member_signs_everybody_in_their_spaces_out_and_leaves_a_sheet_of_whom_to_ring(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        await facilitator.Open(space + "/me");
        await facilitator.Press("Save your card", ("How do you want to be reached?", "0113 496 0000, evenings"));
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        Assert.Contains("0113 496 0000, evenings", (await member.Open("/raided")).Text, StringComparison.Ordinal);

        var link = await Circle.Invite(facilitator, space);

        await member.Press("Sign everybody out now");

        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
        Assert.Equal("Everybody in your spaces is signed out", member.Title);
        Assert.Contains($"Nobody in {Circle.Name} is signed in any more", member.Text, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven 0113 496 0000, evenings", member.Text, StringComparison.Ordinal);
        foreach (var person in (Person[])[facilitator, member])
            Assert.Equal("Sign in", (await person.Open(space)).Title);
        facilitator = await Settler.SignIn(site);
        Assert.Contains("Siôn signed everybody out who belongs here, because the machine was being taken.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_shares_no_space_with_whoever_presses_stays_signed_in(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var stranger = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await (await stranger.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await Circle.Found(stranger);
        var link = await Circle.Invite(facilitator, space);

        Assert.Contains("One press signs you out, at once. Nobody else is in Court Friends.", (await stranger.Open("/raided")).Text, StringComparison.Ordinal);
        await stranger.Press("Sign everybody out now");

        Assert.Contains("People who share no space with you are still signed in.", stranger.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await stranger.Open("/spaces")).Title);
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(space)).Status);
        Assert.DoesNotContain("/sign-in", facilitator.Path, StringComparison.Ordinal);
        Assert.Equal($"Join {Circle.Name}", (await Circle.Open(site, link)).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_second_press_within_minutes_ends_nobody_elses_session_and_says_so(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await (await member.Open("/raided")).Press("Sign everybody out now");
        facilitator = await Settler.SignIn(site);
        member = await Settler.SignIn(site, "Siôn");
        Assert.Contains("Until 20 May 2026, 12:05 UTC another press changes nothing there", (await member.Open("/raided")).Text, StringComparison.Ordinal);

        await member.Press("Sign everybody out now");

        Assert.Equal("Everybody was signed out already", member.Title);
        Assert.Equal("Sign in", (await member.Open("/spaces")).Title);
        var log = (await facilitator.Open(space + "/log")).Text;
        Assert.Equal(2, log.Split("signed everybody out who belongs here").Length);
        shelf.Clock.Now += NodaTime.Duration.FromMinutes(5);
        await (await (await Settler.SignIn(site, "Siôn")).Open("/raided")).Press("Sign everybody out now");
        Assert.Equal("Sign in", (await facilitator.Open(space)).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_runs_this_Weft_signs_out_everybody_else_too_by_a_choice_on_the_page(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var stranger = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await (await stranger.Open(space + "/people")).Press($"Leave {Circle.Name}");
        var theirs = await Circle.Found(stranger);
        var link = await Circle.Invite(stranger, theirs);
        Assert.Null((await stranger.Open("/raided")).Page.QuerySelector("[name=whole]"));
        await stranger.Send(new(HttpMethod.Post, "/raided") { Content = new FormUrlEncodedContent([new("whole", "yes"), new("token", stranger.Page.QuerySelector("[name=token]")!.GetAttribute("value")!)]) });
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open("/raided")).Status);
        Assert.DoesNotContain("/sign-in", facilitator.Path, StringComparison.Ordinal);
        stranger = await Settler.SignIn(site, "Siôn");

        await facilitator.Press("Sign everybody out now", ("Sign out everybody else, too", ""));

        Assert.Equal("Everybody is signed out of this Weft", facilitator.Title);
        Assert.Equal("Sign in", (await stranger.Open(theirs)).Title);
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_command_signs_everybody_out_of_a_Weft_that_is_running(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var link = await Circle.Invite(facilitator, space);

        var (code, said, complained) = await WeftProgram.Run(shelf, "raided");

        Assert.Equal((0, ""), (code, complained));
        Assert.StartsWith("Everybody is signed out", said, StringComparison.Ordinal);
        foreach (var person in (Person[])[facilitator, member])
            Assert.Equal("Sign in", (await person.Open(space)).Title);
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
        Assert.Equal(Circle.Name, (await (await Settler.SignIn(site)).Open(space)).Title);
    }

    [Fact]
    public async Task Who_is_a_member_of_nothing_finds_no_button()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var outsider = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await outsider.Open("/raided");
        var late = outsider.Request("Sign everybody out now");
        await (await outsider.Open(space + "/people")).Press($"Leave {Circle.Name}");

        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Open("/raided")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Send(late)).Status);
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(space)).Status);
    }

    [Fact]
    public async Task Somebody_tells_the_sheet_only_what_they_tell_its_reader()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await facilitator.Open(space + "/me");
        var form = facilitator.Request("Save your card", ("How do you want to be reached?", "only for facilitators"));
        var fields = (await form.Content!.ReadAsStringAsync()).Replace("ReachFor=Members", "ReachFor=Facilitators", StringComparison.Ordinal);
        Assert.Contains("ReachFor=Facilitators", fields, StringComparison.Ordinal);
        form.Content = new StringContent(fields, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        await facilitator.Send(form);

        await member.Open("/raided");

        Assert.DoesNotContain("only for facilitators", member.Text, StringComparison.Ordinal);
        Assert.Contains("has not told you how", member.Text, StringComparison.Ordinal);
    }
}
