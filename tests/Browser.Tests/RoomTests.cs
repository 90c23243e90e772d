using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Weft.FirstRun;
using Weft.Storage;

namespace Weft;

/// <summary>A room of phones without internet: over the network's own address, encrypted with the certificate that the machine gave itself.</summary>
public class RoomTests
{
    private const string Passphrase = "kettle harbour violin sleet";

    [Fact]
    public async Task A_phone_in_the_room_signs_in_and_stays_signed_in()
    {
        var folder = Directory.CreateTempSubdirectory("weft-room-").FullName;
        var data = Path.Combine(folder, "data");
        var addresses = LocalNetwork.FindAddresses();
        Assert.True(addresses.Count > 0, "This machine is in no network but its own: this cannot be tried here.");
        using var certificate = await LanCertificate.Open(data, addresses, SystemClock.Instance.GetCurrentInstant());
        await using (var app = App.Build(["--urls", "http://127.0.0.1:0", "--data", data], room: new(addresses, 0, certificate)))
        {
            await app.StartAsync();
            var address = app.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal));
            Assert.False(new Uri(address).IsLoopback);
            await using var phone = await (await Chromium.Browser).NewContextAsync(new() { IgnoreHTTPSErrors = true, JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
            var page = await phone.NewPageAsync();

            await page.GotoAsync(address + app.Services.GetRequiredService<SetupLink>().Path);
            await page.GetByLabel("What is this Weft called?").FillAsync("The Long Thread");
            await page.GetByLabel("Your sign-in name").FillAsync("Łucja");
            await page.GetByLabel("New passphrase").FillAsync(Passphrase);
            await page.GetByLabel("The same once more").FillAsync(Passphrase);
            await page.GetByRole(AriaRole.Button, new() { Name = "Set up this Weft" }).TapAsync();
            await Assertions.Expect(page.Locator(".code-groups li")).ToHaveCountAsync(8);
            Assert.Equal(200, (await page.GotoAsync(address + "/account"))!.Status);

            Assert.Equal("Your account", await page.Locator("h1").InnerTextAsync());
            Assert.All(await phone.CookiesAsync(), cookie => Assert.True(cookie.Secure));
        }
        Directory.Delete(folder, recursive: true);
    }
}
