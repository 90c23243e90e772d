using Microsoft.Playwright;

namespace Weft;

/// <summary>Somebody from outside comes with an invitation and reads what they were let in to; and what they see once it is paused.</summary>
public class VisitPagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_can_let_somebody_in_and_read_what_they_were_let_in_to()
    {
        await SetUp();
        var space = await Found();
        var note = await WriteNote(space);
        await Page.GetByText("Let somebody from outside read this").ClickAsync();
        await EverybodySees("let-in");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        var code = await CodeOf(Page);
        await EverybodySees("let-in-code");
        var theirs = await Come(code, "Ms Okafor, solicitor", "Okafor", "Begin to read", before: "join-visitor");
        await EverybodySees("joined-visitor", of: theirs);
        foreach (var language in (string[])["", "/es"])
        {
            foreach (var (name, path) in ((string, string)[])[("visit", "/visits" + space["/spaces".Length..]), ("visits", "/visits"), ("spaces-visitor", "/spaces")])
            {
                Assert.Equal(200, (await theirs.GotoAsync(Address + language + path))!.Status);
                await EverybodySees(name + language.Replace('/', '-'), of: theirs);
            }
        }
        await Page.GotoAsync($"{Address}{space}/people");
        await EverybodySees("people-visitor");
        var line = Page.Locator("main li", new() { HasText = "Ms Okafor" });
        await line.Locator("summary").ClickAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Pause this person" }).ClickAsync();
        await theirs.GotoAsync(Address + "/visits");
        await EverybodySees("visits-shut", of: theirs);
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Give it back" }).ClickAsync();
        await EverybodySees("visits-none", of: theirs);
        await Walk([space + "/let-in/" + note.Split('/')[^1]]);
        await IsValid();
    }
}
