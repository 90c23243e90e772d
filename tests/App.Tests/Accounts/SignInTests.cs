using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Accounts;

public class SignInTests
{
    private const string Wrong = "The name and the passphrase do not belong together.";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Somebody_signs_in_and_out(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        await Settler.SetUp(site);

        // Capitals and accents of the name do not matter.
        var person = await Settler.SignIn(site, "  lucja ");
        Assert.Equal("Your spaces", person.Title);
        var cookie = person.Cookies[Web.SessionBook.CookieName];

        await (await person.Open("/account")).Press("Sign out here");
        Assert.Equal("You are signed out", person.Title);
        // An old cookie opens nothing.
        person.Cookies[Web.SessionBook.CookieName] = cookie;
        Assert.Equal("Sign in", (await person.Open("/account")).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_wrong_name_and_a_wrong_passphrase_get_the_same_answer(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        await Settler.SetUp(site);

        var known = await Settler.SignIn(site, passphrase: "not the right passphrase");
        var unknown = await Settler.SignIn(site, "Nobody");

        Assert.Contains(Wrong, known.Wrong, StringComparison.Ordinal);
        Assert.Equal(known.Status, unknown.Status);
        string Without(Person person) => System.Text.RegularExpressions.Regex.Replace(person.Page.Body!.InnerHtml, "value=\"[^\"]*\"", "");
        Assert.Equal(Without(known), Without(unknown));
    }

    [Fact]
    public async Task Guessing_has_to_wait_longer_each_time_whether_the_name_is_known_or_not()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        await Settler.SetUp(site);

        foreach (var name in (string[])[Settler.Name, "Nobody"])
        {
            var waits = new List<int>();
            for (var times = 0; times < 8; times++)
            {
                var guess = await Settler.SignIn(site, name, "not the right passphrase");
                if (guess.Status == HttpStatusCode.TooManyRequests)
                {
                    var wait = (int)guess.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
                    Assert.Contains("Too many tries. Wait", guess.Wrong, StringComparison.Ordinal);
                    waits.Add(wait);
                    shelf.Clock.Now += Duration.FromSeconds(wait);
                    await Settler.SignIn(site, name, "not the right passphrase");
                }
            }
            Assert.Equal([1, 2, 4], waits);
        }
        // The right one has to wait its turn as well, and is then let in.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Settler.SignIn(site)).Status);
        shelf.Clock.Now += Duration.FromMinutes(15);
        Assert.Equal("Your spaces", (await Settler.SignIn(site)).Title);
    }

    [Fact]
    public async Task A_device_that_was_here_before_is_not_locked_out_by_strangers()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await Settler.SetUp(site);
        var person = await Settler.SignIn(site);
        await (await person.Open("/account")).Press("Sign out here");
        for (var times = 0; times < 6; times++)
            await Settler.SignIn(site, passphrase: "not the right passphrase");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Settler.SignIn(site)).Status);

        await person.Open("/sign-in");
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));

        Assert.Equal("Your spaces", person.Title);
    }

    [Fact]
    public async Task The_session_has_a_new_id_at_every_sign_in()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await Settler.SetUp(site);
        var person = await Settler.SignIn(site);
        var first = person.Cookies[Web.SessionBook.CookieName];

        await person.Open("/sign-in");
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));

        Assert.NotEqual(first, person.Cookies[Web.SessionBook.CookieName]);
        person.Cookies[Web.SessionBook.CookieName] = first;
        Assert.Equal("Sign in", (await person.Open("/account")).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_session_ends_after_half_an_hour_of_nothing_and_after_twelve_hours_in_any_case(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        await Settler.SetUp(site);
        var person = await Settler.SignIn(site);

        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            shelf.Clock.Now += Duration.FromMinutes(20);
            Assert.Equal("Your account", (await person.Open("/account")).Title);
        }
        shelf.Clock.Now += Duration.FromMinutes(20);
        Assert.Equal("Sign in", (await person.Open("/account")).Title);

        var idle = await Settler.SignIn(site);
        shelf.Clock.Now += Duration.FromMinutes(31);
        Assert.Equal("Sign in", (await idle.Open("/account")).Title);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    public async Task After_signing_in_one_is_led_nowhere_else(string then)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await Settler.SetUp(site);
        var person = await new Person(site).Open("/sign-in?then=" + Uri.EscapeDataString(then));

        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));

        Assert.Equal("/spaces", person.Path);
    }

    [Fact]
    public async Task An_account_whose_passphrase_cost_less_to_try_costs_the_usual_once_its_owner_signs_in()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        Task<long> Memory() => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select memory from account"));
        await using (var site = await WeftSite.Start(shelf))
            await Settler.SetUp(site);
        Assert.True(await Memory() < PassphraseCost.Usual.Memory);

        await using var usual = await WeftSite.StartAtUsualCost(shelf);
        await Settler.SignIn(usual);

        Assert.Equal(PassphraseCost.Usual.Memory, await Memory());
        await using var app = App.Build([.. shelf.Arguments, "--urls", "http://127.0.0.1:0"]);
        Assert.Equal(PassphraseCost.Usual, app.Services.GetRequiredService<PassphraseCost>());
    }

    [Fact]
    public async Task One_goes_on_to_the_page_that_was_asked_for_in_its_language()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await Settler.SetUp(site);
        var person = await new Person(site).Open("/es/account/delete");

        await person.Press("Entrar", ("Nombre para entrar", person.NameOf(Settler.Name)), ("Frase de paso", Settler.Passphrase));

        Assert.Equal("/es/account/delete", person.Path);
        Assert.Equal(HttpStatusCode.OK, person.Status);
    }
}
