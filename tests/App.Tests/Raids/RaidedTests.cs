using System.Net;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Raids;

public class RaidedTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task One_press_of_any_member_signs_everybody_out_and_leaves_a_sheet_of_whom_to_ring(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await facilitator.Open(space + "/me");
        await facilitator.Press("Save your card", ("How do you want to be reached?", "0113 496 0000, evenings"));
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        Assert.Contains("0113 496 0000, evenings", (await member.Open("/raided")).Text, StringComparison.Ordinal);

        var link = await Circle.Invite(facilitator, space);

        await member.Press("Sign everybody out now");

        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
        Assert.Equal("Everybody is signed out", member.Title);
        Assert.Contains("Łucja of the Oven 0113 496 0000, evenings", member.Text, StringComparison.Ordinal);
        foreach (var person in (Person[])[facilitator, member])
            Assert.Equal("Sign in", (await person.Open(space)).Title);
        facilitator = await Settler.SignIn(site);
        Assert.Contains("Siôn signed everybody out, because the machine was being taken.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_a_member_of_nothing_finds_no_button()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
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
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
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
