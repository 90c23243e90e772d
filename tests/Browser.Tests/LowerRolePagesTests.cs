using Microsoft.Playwright;

namespace Weft;

/// <summary>Somebody stays for one thing only, and before that facilitates no more.</summary>
public class LowerRolePagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_can_propose_a_lower_role_and_agree_to_it()
    {
        await SetUp();
        var space = await Found();
        await WriteNote(space);
        var member = await Come(await Invite(space), "Siôn ap Rhys", "Siôn", "Take my seat", before: "join");
        await Page.GotoAsync($"{Address}{space}/people");
        await Open(Page);
        await EverybodySees("people-acts");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Propose that they stay for one thing only" }).ClickAsync();
        var page = new Uri(Page.Url).AbsolutePath;
        await Walk([page]);
        await Page.GotoAsync(Address + page);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Propose it" }).ClickAsync();
        await EverybodySees("one-thing-wrong");
        await Page.GetByText("Who sits in court in June").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Propose it" }).ClickAsync();
        await Walk([space + "/people"]);
        await Page.GotoAsync(Address + space);
        await EverybodySees("one-thing-space");

        await member.GotoAsync($"{Address}{space}/people");
        await Open(member);
        await EverybodySees("one-thing-mine", of: member);
        await member.GetByRole(AriaRole.Button, new() { Name = "Agree to that" }).ClickAsync();
        Assert.EndsWith("/visits" + space["/spaces".Length..], member.Url, StringComparison.Ordinal);
        await EverybodySees("one-thing-read", of: member);
        await IsValid();
    }

    private static Task Open(IPage page) => page.Locator("main li", new() { HasText = "Siôn ap Rhys" }).Locator("summary").ClickAsync();
}
