using System.Net;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Web;

public class GateTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_was_typed_after_the_session_ended_is_shown_while_signing_in_and_sent_after_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        await person.Open("/account/second-factor");
        var late = person.Request("Go on", ("A printed list of ten codes", ""));
        shelf.Clock.Now += NodaTime.Duration.FromHours(1);

        await person.Send(late);
        Assert.Equal(HttpStatusCode.Unauthorized, person.Status);
        Assert.Contains("What you typed is kept", person.Text, StringComparison.Ordinal);
        // A slip on the way loses nothing either.
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", "not the right passphrase"));
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
        Assert.Equal("Send it once more", person.Title);
        await person.Press("Send it");
        Assert.Contains("That is not your passphrase.", person.Wrong, StringComparison.Ordinal);
        await person.Press("Go on", ("Your passphrase, to be sure that it is you", Settler.Passphrase));

        Assert.Equal(10, person.Page.QuerySelectorAll(".code-list li").Length);
    }

    [Fact]
    public async Task The_key_of_an_app_is_not_shown_on_the_page_where_one_signs_in()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        await person.Open("/account/second-factor");
        await person.Press("Go on", ("An app on a phone", ""), ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        var late = person.Request("Use this app", ("The code that the app shows now", "123456"));
        shelf.Clock.Now += NodaTime.Duration.FromHours(1);

        await person.Send(late);

        Assert.Equal(HttpStatusCode.Unauthorized, person.Status);
        Assert.Empty(person.Page.QuerySelectorAll("main .typed"));
    }

    [Fact]
    public async Task A_passphrase_that_was_sent_too_late_is_not_sent_back()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);
        await person.Open("/account/passphrase");
        var late = person.Request("Change it", ("Passphrase until now", Settler.Passphrase), ("New passphrase", "lantern gravel minute oboe"), ("The same once more", "lantern gravel minute oboe"));
        shelf.Clock.Now += NodaTime.Duration.FromHours(1);

        await person.Send(late);
        foreach (var secret in (string[])["lantern", "kettle"])
            Assert.DoesNotContain(secret, person.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));

        Assert.Equal("Change your passphrase", person.Title);
    }

    [Fact]
    public async Task A_post_without_its_token_or_with_another_sessions_is_not_done_but_shown_again()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var person = await Settler.SetUp(site);
        var other = await Settler.SignIn(site);
        await other.Open("/account");
        var stolen = other.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;

        foreach (var token in (string?[])[null, "", "AAAA", stolen])
        {
            var fields = new Dictionary<string, string> { ["everywhere"] = "yes and more" };
            if (token is not null) fields["token"] = token;
            await person.Send(new(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent(fields) });
            Assert.Equal(HttpStatusCode.Forbidden, person.Status);
            Assert.Equal("Send it once more", person.Title);
            Assert.Equal("Your account", (await person.Open("/account")).Title);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_post_that_comes_from_another_site_is_not_looked_at(string header, string value)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await Settler.SetUp(site);
        var person = await new Person(site).Open("/sign-in");
        var forged = person.Request("Sign in", ("Sign-in name", Settler.Name), ("Passphrase", Settler.Passphrase));
        forged.Headers.Add(header, value);

        await person.Send(forged);

        Assert.Equal(HttpStatusCode.BadRequest, person.Status);
        Assert.Empty(person.Cookies);
    }

    [Fact]
    public async Task Answers_to_somebody_who_is_signed_in_are_kept_nowhere()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var person = await Settler.SetUp(site);
        foreach (var address in (string[])["/account", "/account/passphrase", "/account/second-factor", "/account/recovery-sheet", "/account/delete"])
        {
            await person.Open(address);
            Assert.Equal(HttpStatusCode.OK, person.Status);
            Assert.True(person.Answer.Headers.CacheControl!.NoStore, address);
        }
        Assert.True((await new Person(site).Open("/sign-in")).Answer.Headers.CacheControl!.NoStore);
        // And what is public is the same for everybody.
        Assert.False((await person.Open("/groups")).Answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_box_that_is_left_empty_gets_an_answer_in_words()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Spaces.Circle.Make(site);
        foreach (var (page, button) in ((string, string)[])
            [("/spaces/new", "Make the space"), (space + "/notes/new/edit", "Save the note"), (space + "/me", "Save your card"), ("/account/passphrase", "Change it"), ("/sign-in", "Sign in"), ("/recover", "Open my account"), ("/join", "Look at the invitation")])
        {
            await person.Open(page);
            var request = person.Request(button);
            var names = person.Page.QuerySelectorAll("main input[type=text], main input[type=password], main textarea").Select(box => box.GetAttribute("name")!).ToHashSet();
            var kept = System.Web.HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync());
            request.Content = new FormUrlEncodedContent(kept.AllKeys.Select(key => KeyValuePair.Create(key!, names.Contains(key!) ? "" : kept[key]!)));
            await person.Send(request);
            Assert.True(person.Status == HttpStatusCode.OK && person.Wrong.Length > 0, $"{page}: {person.Status}");
        }
        // A card needs a name, and nothing else.
        await person.Open(space + "/me");
        await person.Press("Save your card", ("What shall the others call you here?", "Ana"));
        Assert.Equal(space, person.Path);
    }

    [Fact]
    public async Task A_proxy_that_is_known_says_how_it_was_asked_and_nobody_else()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        foreach (var (known, scheme) in ((string, string)[])[("127.0.0.1", "https"), ("192.0.2.7", "http")])
        {
            await using var site = await WeftSite.Start(shelf, "--proxy", known);
            var person = known == "127.0.0.1" ? await Settler.SetUp(site) : await Settler.SignIn(site);
            await person.Open("/account/recovery-sheet");
            var request = person.Request("Show me a new sheet to print", ("Your passphrase, to be sure that it is you", Settler.Passphrase));
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "198.51.100.4");
            await person.Send(request);
            Assert.Contains($"{scheme}://127.0.0.1", person.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("漢", 200_000)]
    [InlineData("😀", 100_000)]
    public async Task A_note_as_long_as_one_may_be_is_saved_in_any_script_also_after_the_session_ended(string letter, int times)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        var text = string.Concat(Enumerable.Repeat(letter, times));
        await Circle.Write(person, space, "First", text);
        Assert.Equal("First", person.Title);
        await person.Open(space + "/notes/new/edit");
        var late = person.Request("Save the note", ("Title", "Second"), ("Text", text));
        shelf.Clock.Now += NodaTime.Duration.FromHours(1);

        await person.Send(late);
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
        await person.Press("Send it");

        Assert.Equal("Second", person.Title);
        Assert.Contains(letter + letter, person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_into_a_page_that_is_nobodys_any_more_stands_there_to_be_copied()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await member.Open(space + "/notes/new/edit");
        var late = member.Request("Save the note", ("Title", "What I saw on the ninth"), ("Text", "The cell had no window.\nNor a bed."));
        var nowhere = new HttpRequestMessage(HttpMethod.Post, "/spaces/00000000000000000000000000000000/notes/new/edit") { Content = new StringContent(await late.Content!.ReadAsStringAsync(), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded") };
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");

        await member.Send(late);

        Assert.Equal(HttpStatusCode.NotFound, member.Status);
        Assert.Equal(["What I saw on the ninth", "The cell had no window.\nNor a bed."], member.Page.QuerySelectorAll("main .typed").Select(typed => typed.TextContent));
        var forbidden = member.Page.QuerySelector("main")!.InnerHtml;
        await member.Send(nowhere);
        Assert.Equal(forbidden, member.Page.QuerySelector("main")!.InnerHtml);
    }
}
