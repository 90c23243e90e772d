using Microsoft.Playwright;

namespace Weft;

public class PersonPagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_can_write_for_somebody_without_an_account()
    {
        await SetUp();
        var space = await Found();
        await Page.GotoAsync($"{Address}{space}/persons/new/edit");
        await Page.GetByLabel("What do they want to be called?").FillAsync("Kofi Mensah-Llewellyn");
        await Page.GetByLabel("How are they reached?").FillAsync("Letters, to the house at the ford.\nVisits on the first Sunday.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save this card" }).ClickAsync();
        var person = new Uri(Page.Url).AbsolutePath;
        var sayings = new List<string>();
        foreach (var text in (string[])["The letter should not name my sister. The rest can be read out **in full**.\n\n- to the families\n- to the coalition", "Ask the others whether they would sign, too."])
        {
            await Page.GotoAsync($"{Address}{person}/sayings/new/edit");
            await Page.GetByLabel("What they said").FillAsync(text);
            await Page.GetByRole(AriaRole.Button, new() { Name = "Save what they said" }).ClickAsync();
            sayings.Add(new Uri(Page.Url).AbsolutePath);
        }
        await Page.GotoAsync($"{Address}{person}/sheet");
        await EverybodySees("person-sheet");
        await KeepPaper("person-sheet");
        await Page.GotoAsync(Address + sayings[0]);
        await EverybodySees("saying-new");
        await Page.GetByText("They want it different, as below").ClickAsync();
        await Page.GetByLabel("What should be different, in their words").FillAsync("Not the part about the boots either.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "It was shown back" }).ClickAsync();
        await Walk([person, person + "/edit", space + "/persons/new/edit", sayings[0], sayings[1] + "/edit"]);
        foreach (var (name, address) in ((string, string)[])[("saying-correction", $"{person}/sayings/new/edit?corrects={sayings[0].Split('/')[^1]}"), ("person-sheet-named", person + "/sheet?name=yes"), ("es-person-sheet", $"/es{person}/sheet")])
        {
            await Page.GotoAsync(Address + address);
            await EverybodySees(name);
        }
        await Walk([space]);
        await Later(days: 366);
        foreach (var language in (string[])["", "/es"])
        {
            await Page.GotoAsync($"{Address}{language}{space}/review");
            Assert.Equal(2, await Page.Locator("main .list > li").CountAsync());
            await EverybodySees("review-person" + language.Replace('/', '-'));
        }
        await IsValid();
    }
}
