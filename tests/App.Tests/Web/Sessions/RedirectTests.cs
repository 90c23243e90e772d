using System.Net;
using Weft.Correspondents;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Web;

/// <summary>Wherever somebody is led, by what they or somebody else typed: to a page of this Weft, and never to a page that breaks.</summary>
public class RedirectTests
{
    private static readonly (string Then, string To)[] Targets =
    [
        ("/é", "/%C3%A9"),
        ("/%C3%A9?q=a%20b", "/%C3%A9?q=a%20b"),
        ("/spaces/a b<c>\"d\"#e", "/spaces/a%20b%3Cc%3E%22d%22#e"),
        ("/字\u2028\U0001F600", "/%E5%AD%97%E2%80%A8%F0%9F%98%80"),
        ("/%zz%", "/%zz%"),
        ("/", "/"),
        ("//host.example", "/spaces"),
        ("/\\host.example", "/spaces"),
        ("/a\\host.example", "/spaces"),
        ("/\t/host.example", "/spaces"),
        ("https://host.example", "/spaces"),
        ("host.example", "/spaces"),
        ("/a\r\nSet-Cookie: a=b", "/spaces"),
        ("/a\u0085b", "/spaces"),
        ("", "/spaces"),
    ];

    [Fact]
    public async Task Whoever_signs_in_goes_to_a_page_of_this_Weft()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await Settler.SetUp(site);
        foreach (var (then, to) in Targets)
        {
            var person = await new Person(site) { Follows = false }.Open($"/sign-in?then={Uri.EscapeDataString(then)}");
            await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
            Assert.Equal((HttpStatusCode.SeeOther, to), (person.Status, person.Answer.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task An_address_that_is_too_long_for_a_header_is_forgotten()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await Settler.SetUp(site);
        var person = new Person(site) { Follows = false };
        foreach (var then in (string[])["/" + new string('a', 5000), "/" + new string('é', 1000)])
        {
            await person.Open($"/sign-in?then={Uri.EscapeDataString(then)}");
            await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
            Assert.Equal("/spaces", person.Answer.Headers.Location?.OriginalString);
        }

        var nobody = await new Person(site) { Follows = false }.Open("/spaces/" + new string('a', 20_000));

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (nobody.Status, nobody.Answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Whatever_stands_in_an_address_breaks_no_page_that_leads_on()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (member, space) = await Circle.Make(site);
        var kofi = await Kofi.Add(member, space);
        var saying = await Kofi.Says(member, kofi, "Not on a Friday.");
        var token = member.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;

        foreach (var part in (string[])["%C3%A9", "%0A", "%0D%0ASet-Cookie:%20a=b", "a%20b", "%zz", "%F0%9F%98%80"])
        {
            foreach (var (path, field, value) in ((string, string, string)[])
            [
                ($"{space}/persons/{part}/sayings/{part}", "act", "delete"), ($"{kofi}/sayings/{part}", "act", "delete"), ($"{space}/persons/{part}", "act", "delete"), ($"{space}/persons/{part}/edit", "Called", "Kofi"),
                ($"{space}/notes/{part}", "act", "delete"), ($"{space}/notes/{part}", "file", part), ($"{space}/notes/{part}/edit", "Title", "Rota"), ($"{space}/tasks/{part}", "act", "delete"), ($"{space}/tasks/{part}", "act", "take"), ($"{space}/tasks/{part}/edit", "Title", "Rota"),
                ($"{space}/people/{part}/return", "act", "return"), ($"{space}/people", "whom", part), ($"/spaces/{part}", "act", "leave"), ($"/visits/{part}", "leave", part), ("/visits", "leave", part), ($"/join/{part}", "Code", part), ($"/groups/{part}/take-off", "stamp", part), ("/sign-out", "then", part),
            ])
            {
                using var form = new FormUrlEncodedContent([new("token", token), new(field, Uri.UnescapeDataString(value))]);
                await member.Send(new(HttpMethod.Post, path) { Content = form });
                Assert.True(member.Status != HttpStatusCode.InternalServerError, path);
            }
        }
    }
}
