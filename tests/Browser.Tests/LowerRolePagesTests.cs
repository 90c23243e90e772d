using Microsoft.Playwright;

namespace Weft;

/// <summary>Somebody facilitates, too, and then no more.</summary>
public class LowerRolePagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_can_propose_a_lower_role_and_agree_to_it()
    {
        await SetUp();
        var space = await Found();
        var member = await Come(await Invite(space), "Siôn ap Rhys", "Siôn", "Take my seat", before: "join");
        await Act(Page, space, "Siôn ap Rhys", "Ask them to facilitate, too");
        await Act(member, space, "Łucja of the Oven", "Accept facilitation");
        await Open(Page, space, "Siôn ap Rhys");
        await EverybodySees("people-acts");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Propose that they stop facilitating" }).ClickAsync();
        await Walk([space + "/people"]);
        await Page.GotoAsync(Address + space);
        await EverybodySees("lower-role-space");

        await Open(member, space, "Siôn ap Rhys");
        await EverybodySees("lower-role-mine", of: member);
        await member.GetByRole(AriaRole.Button, new() { Name = "Agree to that" }).ClickAsync();
        await member.GotoAsync(Address + space);
        Assert.True(await member.GetByText("You are a member.").IsVisibleAsync());
        await IsValid();
    }

    private async Task Open(IPage page, string space, string whom)
    {
        await page.GotoAsync($"{Address}{space}/people");
        await page.Locator("main li", new() { HasText = whom }).Locator("summary").First.ClickAsync();
    }

    private async Task Act(IPage page, string space, string whom, string button)
    {
        await Open(page, space, whom);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }
}
