using Microsoft.Playwright;

namespace Weft;

/// <summary>What happened while somebody wrote, or was away.</summary>
public class MeanwhilePagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_sees_what_happened_meanwhile_and_loses_nothing()
    {
        await SetUp();
        var space = await Found();
        var note = await WriteNote(space);
        var member = await Come(await Invite(space), "Siôn ap Rhys", "Siôn", "Take my seat", before: "join");
        await member.GotoAsync($"{Address}{note}/edit");
        await Page.GotoAsync($"{Address}{note}/edit");
        await Page.GetByLabel("Title").FillAsync("Who sits in court in July");
        await Page.GetByLabel("Look at it again by").FillAsync("2027-03-01");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await member.GetByLabel("Text").FillAsync("# Week two\n\nTuesday **Siôn**.");
        await member.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await EverybodySees("note-meanwhile", of: member);

        await Page.GotoAsync($"{Address}{note}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete this note" }).ClickAsync();
        await Page.GotoAsync($"{Address}{space}/people");
        var line = Page.Locator("main li", new() { HasText = "Siôn ap Rhys" });
        await line.Locator("summary").ClickAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Pause this person" }).ClickAsync();
        await member.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await EverybodySees("typed-for-nobody", status: 404, of: member);

        await Later(days: 61, name: "Siôn");
        await Walk([space]);
        await IsValid();
    }
}
