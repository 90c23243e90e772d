using Microsoft.Playwright;

namespace Weft;

public class ArchivePagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_can_take_a_space_out_with_another_and_bring_it_in()
    {
        await SetUp();
        var space = await Found();
        var theirs = await Come(await Invite(space), "Siôn ap Rhys", "Siôn", "Take my seat", before: "join-archive");
        await Walk([space + "/export"]);
        await Page.GotoAsync($"{Address}{space}/export");
        await Page.GetByLabel("What is it for?").FillAsync("We move to the machine of the assembly, and the old one goes to the tip on Friday.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Propose it to the others" }).ClickAsync();
        await EverybodySees("export-proposed");
        await theirs.GotoAsync(Address + space);
        await theirs.GetByText("See what it is for, and who agrees").ClickAsync();
        await EverybodySees("export-to-agree", of: theirs);
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Agree to it" }).ClickAsync();
        foreach (var language in (string[])["", "/es"])
        {
            await Page.GotoAsync($"{Address}{language}{space}/export");
            await EverybodySees("export-ready" + language.Replace('/', '-'));
        }
        await Page.GotoAsync($"{Address}{space}/export");
        await Page.GetByLabel("New passphrase").FillAsync("short");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Fetch the file" }).ClickAsync();
        await EverybodySees("export-wrong");
        await Walk([space, "/spaces/import"]);
        await IsValid();
    }
}
