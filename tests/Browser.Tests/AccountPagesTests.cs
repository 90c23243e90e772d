using Microsoft.Playwright;

namespace Weft;

public class AccountPagesTests : SignedIn
{
    [Fact]
    public async Task Everybody_can_use_every_page_of_an_account()
    {
        await EverybodySees("setup");
        await SetUp();
        await EverybodySees("setup-done");
        await Walk(["/account", "/account/passphrase", "/account/second-factor", "/account/recovery-sheet", "/account/delete"]);
        await IsValid();
    }

    [Fact]
    public async Task Somebody_signs_in_with_a_printed_code_and_what_they_typed_in_vain_is_there_again()
    {
        await SetUp();
        await Page.GotoAsync(Address + "/account/second-factor");
        await Page.GetByLabel("A printed list of ten codes").CheckAsync(new() { Force = true });
        await Page.GetByLabel("Your passphrase").FillAsync(Passphrase);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        var code = await Page.Locator(".code-list li").First.InnerTextAsync();
        await EverybodySees("codes");

        await Page.GotoAsync(Address + "/account/second-factor");
        await Page.GetByText("An app on a phone").ClickAsync();
        await Page.GetByLabel("Your passphrase").FillAsync(Passphrase);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await EverybodySees("app");
        await Page.GetByLabel("The code that the app shows now").FillAsync("123456");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Use this app" }).ClickAsync();
        await EverybodySees("app-wrong");

        await Page.GotoAsync(Address + "/account/second-factor");
        await Page.GetByText("An app on a phone").ClickAsync();
        // The session has ended; the browser has been here before.
        await Context.ClearCookiesAsync(new() { Name = Weft.Web.SessionBook.CookieName });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Equal("Sign in", await Page.Locator("h1").InnerTextAsync());
        await EverybodySees("kept", 401);
        await Page.GetByLabel("Sign-in name").FillAsync("Łucja");
        await Page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync(Passphrase);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        Assert.Equal("Your code", await Page.Locator("h1").InnerTextAsync());
        await EverybodySees("code");
        await Page.GetByLabel("Code").FillAsync(code);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Equal("Send it once more", await Page.Locator("h1").InnerTextAsync());
        await EverybodySees("send-again");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();

        await Page.GetByLabel("Your passphrase").FillAsync(Passphrase);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Take this into your app")).ToBeVisibleAsync();
        await Page.GotoAsync(Address + "/account");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out here" }).ClickAsync();
        Assert.Equal("You are signed out", await Page.Locator("h1").InnerTextAsync());
        await IsValid();
    }
}
