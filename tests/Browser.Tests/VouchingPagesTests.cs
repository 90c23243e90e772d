using Microsoft.Playwright;

namespace Weft;

public class VouchingPagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_can_use_the_way_back_of_who_lost_everything()
    {
        await SetUp();
        var space = await Found();
        await Come(await Invite(space), "Siôn ap Rhys", "Siôn", "Take my seat", before: "join");
        var second = await Come(await Invite(space), "Aoife of the Ford", "Aoife", "Take my seat", before: "join");
        await second.GotoAsync($"{Address}{space}/people");
        var lost = second.Locator("main li", new() { HasText = "Siôn ap Rhys" });
        await lost.Locator("summary").ClickAsync();
        await EverybodySees("vouch", of: second);
        await lost.GetByRole(AriaRole.Button, new() { Name = "Vouch for them: they cannot sign in any more" }).ClickAsync();

        await Page.GotoAsync(Address + space);
        await EverybodySees("space-vouched");
        await Page.GotoAsync($"{Address}{space}/people");
        lost = Page.Locator("main li", new() { HasText = "Siôn ap Rhys" });
        await lost.Locator("summary").ClickAsync();
        await lost.GetByRole(AriaRole.Button, new() { Name = "Vouch for them, too" }).ClickAsync();
        await EverybodySees("vouched");
        await Later(days: 1);
        await Walk([space + "/people", space + "/log"]);
        await Page.GotoAsync($"{Address}{space}/people");
        var back = await Page.GetByRole(AriaRole.Link, new() { Name = "Make their invitation" }).GetAttributeAsync("href");
        await Walk([back!]);
        await Page.GotoAsync(Address + back);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        await EverybodySees("return-made");
        await EverybodySees("returned", of: await Come(await CodeOf(Page), "Siôn ap Rhys", "Siôn again", "Take my seat", before: "return-join"));
        await IsValid();
    }
}
