using System.Net;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>Passphrase, second factor, recovery sheet, and going away.</summary>
public class KeysTests
{
    private const string Another = "lantern gravel minute oboe";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_passphrase_is_changed_by_who_knows_it_and_everybody_else_is_signed_out(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        var elsewhere = await Settler.SignIn(site);

        await person.Open("/account/passphrase");
        await person.Press("Change it", ("Passphrase until now", "not the right passphrase"), ("New passphrase", Another), ("The same once more", Another));
        Assert.Contains("That is not your passphrase.", person.Wrong, StringComparison.Ordinal);
        await person.Press("Change it", ("Passphrase until now", Settler.Passphrase), ("New passphrase", Another), ("The same once more", Another));

        Assert.Contains("Your passphrase is changed", person.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await elsewhere.Open("/account")).Title);
        Assert.Equal("Sign in", (await Settler.SignIn(site)).Title);
        Assert.Equal("Your spaces", (await Settler.SignIn(site, passphrase: Another)).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task The_sheet_brings_an_account_back_without_its_passphrase_and_second_factor(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        var code = Settler.CodeOf(person);
        await person.Open("/account/second-factor");
        await person.Press("Go on", ("A printed list of ten codes", ""), ("Your passphrase, to be sure that it is you", Settler.Passphrase));

        var back = await new Person(site).Open("/recover");
        await back.Press("Open my account", ("Recovery code", code.ToLowerInvariant().Replace(' ', '-')), ("New passphrase", Another), ("The same once more", Another));

        Assert.Equal("Your spaces", back.Title);
        await back.Open("/account");
        Assert.Contains("None: the passphrase alone", back.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await person.Open("/account")).Title);
        Assert.Equal("Your spaces", (await Settler.SignIn(site, passphrase: Another)).Title);
    }

    [Fact]
    public async Task The_sheet_brings_an_account_back_on_a_machine_without_the_old_host_secret()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        string code;
        await using (var site = await WeftSite.Start(shelf))
            code = Settler.CodeOf(await Settler.SetUp(site));
        File.Delete(Storage.HostSecretFile.PathFor(shelf.Folder));
        await using var moved = await WeftSite.Start(shelf);
        Assert.Equal("Sign in", (await Settler.SignIn(moved)).Title);

        var back = await new Person(moved).Open("/recover");
        await back.Press("Open my account", ("Recovery code", code), ("New passphrase", Another), ("The same once more", Another));

        Assert.Equal("Your spaces", back.Title);
        Assert.Equal("Your spaces", (await Settler.SignIn(moved, passphrase: Another)).Title);
    }

    [Fact]
    public async Task A_mistyped_code_names_the_group_and_a_code_of_nobody_opens_nothing()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var code = Settler.CodeOf(await Settler.SetUp(site));
        var groups = code.Split(' ');
        groups[2] = groups[2][..4] + (groups[2][4] == '0' ? '1' : '0');

        var back = await new Person(site).Open("/recover");
        await back.Press("Open my account", ("Recovery code", string.Join(' ', groups)), ("New passphrase", Another), ("The same once more", Another));
        Assert.Contains("Look at group 3 once more", back.Wrong, StringComparison.Ordinal);
        await back.Press("Open my account", ("Recovery code", string.Join(' ', groups[..5])), ("New passphrase", Another), ("The same once more", Another));
        Assert.Contains("eight groups of five", back.Wrong, StringComparison.Ordinal);
        using var nobodys = RecoveryCode.Random();
        await back.Press("Open my account", ("Recovery code", nobodys.Print()), ("New passphrase", Another), ("The same once more", Another));
        Assert.Contains("opens no account here", back.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_sheet_replaces_the_old_one()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        var old = Settler.CodeOf(person);

        await person.Open("/account/recovery-sheet");
        Assert.Contains("An older sheet stops working", person.Text, StringComparison.Ordinal);
        await person.Press("Show me a new sheet to print", ("Your passphrase, to be sure that it is you", Settler.Passphrase));

        Assert.NotEqual(old, Settler.CodeOf(person));
        var back = await new Person(site).Open("/recover");
        await back.Press("Open my account", ("Recovery code", old), ("New passphrase", Another), ("The same once more", Another));
        Assert.Contains("opens no account here", back.Wrong, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_printed_code_is_good_once(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        await person.Open("/account/second-factor");
        await person.Press("Go on", ("A printed list of ten codes", ""), ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        var codes = person.Page.QuerySelectorAll(".code-list li").Select(item => item.TextContent.Trim()).ToList();
        Assert.Equal(10, codes.Distinct().Count());

        var half = await Settler.SignIn(site);
        Assert.Equal("Your code", half.Title);
        // Half a session opens nothing.
        Assert.Equal("Sign in", (await half.Open("/account")).Title);
        await half.Open("/sign-in/code");
        await half.Press("Go on", ("Code", "AAAAA AAAAA"));
        Assert.Contains("That is not the code of just now", half.Wrong, StringComparison.Ordinal);
        await half.Press("Go on", ("Code", codes[3].ToLowerInvariant()));
        Assert.Equal("Your spaces", half.Title);

        var again = await Settler.SignIn(site);
        await again.Press("Go on", ("Code", codes[3]));
        Assert.Contains("That is not the code of just now", again.Wrong, StringComparison.Ordinal);
        await again.Press("Go on", ("Code", codes[9]));
        Assert.Equal("Your spaces", again.Title);
    }

    [Fact]
    public async Task An_app_shows_codes_that_are_good_once_each()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        await person.Open("/account/second-factor");
        await person.Press("Go on", ("An app on a phone", ""), ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        var key = Decode(person.Page.QuerySelector("code.key")!.TextContent);
        string Now() => Totp.At(key, shelf.Clock.Now.ToUnixTimeSeconds() / 30);

        await person.Press("Use this app", ("The code that the app shows now", "000000"));
        Assert.Contains("That is not what the app shows", person.Wrong, StringComparison.Ordinal);
        Assert.Equal(key, Decode(person.Page.QuerySelector("code.key")!.TextContent));
        await person.Press("Use this app", ("The code that the app shows now", Now()));
        Assert.Contains("Your second factor is changed.", person.Text, StringComparison.Ordinal);

        var half = await Settler.SignIn(site);
        await half.Press("Go on", ("Code", Now()));
        Assert.Contains("A code is good once", half.Wrong, StringComparison.Ordinal);
        shelf.Clock.Now += Duration.FromSeconds(30);
        await half.Press("Go on", ("Code", Now().Insert(3, " ")));
        Assert.Equal("Your spaces", half.Title);
    }

    [Fact]
    public async Task Guessing_codes_has_to_wait()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        await person.Open("/account/second-factor");
        await person.Press("Go on", ("A printed list of ten codes", ""), ("Your passphrase, to be sure that it is you", Settler.Passphrase));

        for (var session = 0; session < 2; session++)
        {
            var half = await Settler.SignIn(site);
            for (var times = 0; times < 5; times++)
                half = await half.Press("Go on", ("Code", "AAAAA AAAAA"));
            if (session == 1) Assert.Equal(HttpStatusCode.TooManyRequests, half.Status);
        }
    }

    [Fact]
    public async Task Guessing_codes_is_slow_over_any_number_of_sessions_and_keeps_no_device_of_the_owner_out()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        await person.Open("/account");
        await person.Press("Sign out here");
        await person.Open("/sign-in");
        await person.Press("Sign in", ("Sign-in name", Settler.Name), ("Passphrase", Settler.Passphrase));
        await person.Open("/account/second-factor");
        await person.Press("Go on", ("A printed list of ten codes", ""), ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        var code = person.Page.QuerySelector(".code-list li")!.TextContent.Trim();
        var guesses = new List<Instant>();
        var until = shelf.Clock.Now + Duration.FromHours(3);
        while (shelf.Clock.Now < until)
        {
            var guesser = await Settler.SignIn(site);
            await guesser.Press("Go on", ("Code", "AAAAA AAAAA"));
            if (guesser.Status == HttpStatusCode.TooManyRequests) shelf.Clock.Now += Duration.FromSeconds(guesser.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
            else guesses.Add(shelf.Clock.Now);
        }

        Assert.Equal((10, 25), (guesses.Count(at => at < guesses[0] + Duration.FromMinutes(1)), guesses.Count));
        await person.Open("/account");
        await person.Press("Sign in", ("Sign-in name", Settler.Name), ("Passphrase", Settler.Passphrase));
        await person.Press("Go on", ("Code", code));
        Assert.Equal("Your account", person.Title);
    }

    [Fact]
    public async Task Who_finds_an_open_phone_cannot_take_the_account_over()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        foreach (var (page, button, filled) in ((string, string, (string, string)[])[])
            [("/account/recovery-sheet", "Show me a new sheet to print", []), ("/account/second-factor", "Go on", [("A printed list of ten codes", "")]), ("/account/second-factor", "Go on", [("An app on a phone", "")])])
        {
            foreach (var guess in (string[])["", "not the right passphrase"])
            {
                await person.Open(page);
                await person.Press(button, [.. filled, ("Your passphrase, to be sure that it is you", guess)]);
                Assert.NotEqual("", person.Wrong);
                Assert.Empty(person.Page.QuerySelectorAll(".code-groups, .code-list, .qr"));
            }
            shelf.Clock.Now += Duration.FromMinutes(16);
        }
        // Nor with a key of their own that was never handed out.
        await person.Open("/account/second-factor");
        var key = System.Buffers.Text.Base64Url.EncodeToString(Totp.NewKey());
        var forged = new Dictionary<string, string> { ["token"] = person.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!, ["choice"] = "app", ["key"] = key, ["code"] = Totp.At(System.Buffers.Text.Base64Url.DecodeFromChars(key), shelf.Clock.Now.ToUnixTimeSeconds() / 30) };
        await person.Send(new(HttpMethod.Post, "/account/second-factor") { Content = new FormUrlEncodedContent(forged) });
        Assert.Contains("That is not your passphrase.", person.Wrong, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task An_account_is_deleted_by_who_knows_its_passphrase(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        var code = Settler.CodeOf(person);
        var elsewhere = await Settler.SignIn(site);

        await person.Open("/account/delete");
        await person.Press("Delete my account now", ("Your passphrase, to be sure that it is you", "something else entirely"));
        Assert.Contains("That is not your passphrase.", person.Wrong, StringComparison.Ordinal);
        await person.Press("Delete my account now", ("Your passphrase, to be sure that it is you", Settler.Passphrase));

        Assert.Equal("You are signed out", person.Title);
        Assert.Equal("Sign in", (await elsewhere.Open("/account")).Title);
        Assert.Equal("Sign in", (await Settler.SignIn(site)).Title);
        var back = await new Person(site).Open("/recover");
        await back.Press("Open my account", ("Recovery code", code), ("New passphrase", Another), ("The same once more", Another));
        Assert.Contains("opens no account here", back.Wrong, StringComparison.Ordinal);
    }

    private static byte[] Decode(string base32)
    {
        const string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Where(letter => letter != ' ').Select(letter => Convert.ToString(signs.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
