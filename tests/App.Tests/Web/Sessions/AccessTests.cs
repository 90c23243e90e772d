using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Weft.Correspondents;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Groups;
using Weft.Spaces;
using Weft.Visits;

namespace Weft.Web;

/// <summary>Every route with every role, held against the table beside this file: who may open what is decided there, and read there.</summary>
public class AccessTests
{
    private static readonly string Table = Path.Combine(Repository.Root, "tests/App.Tests/Web/Sessions/access.tsv");

    [Theory, ClassData(typeof(Engines))]
    public async Task Every_route_answers_every_role_as_the_table_says(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven")]);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        await facilitator.Follow("Add a file or a picture");
        var file = (await facilitator.Choose("rota.csv", "Monday"u8.ToArray()).Press("Add it")).Page.QuerySelector("main li a")!.GetAttribute("href")!.Split('/')[^1];
        var task = await Circle.WriteTask(facilitator, space, "Book the hall");
        var person = await Kofi.Add(facilitator, space);
        var saying = await Kofi.Says(facilitator, person, "Not on a Friday.");
        var member = await Circle.InviteAndJoin(site, facilitator, space, "member");
        var removed = await Circle.InviteAndJoin(site, facilitator, space, "removed");
        var paused = await Circle.InviteAndJoin(site, facilitator, space, "paused");
        await Circle.InviteAndJoin(site, facilitator, space, "lost");
        var outsider = await Circle.InviteAndJoin(site, facilitator, space, "outsider");
        await (await outsider.Open(space + "/people")).Press($"Leave {Circle.Name}");
        shelf.Clock.Now += NodaTime.Duration.FromMinutes(10);
        await Circle.Do(facilitator, space, "removed", "Pause this person");
        await Circle.Do(facilitator, space, "removed", "Propose that they should go");
        await Circle.Do(member, space, "removed", "Agree that they should go");
        await Circle.Do(member, space, "lost", "Vouch for them: they cannot sign in any more");
        await Circle.Do(facilitator, space, "lost", "Vouch for them, too");
        shelf.Clock.Now += NodaTime.Duration.FromHours(25);
        facilitator = await Settler.SignIn(site);
        await Circle.Do(facilitator, space, "paused", "Pause this person");
        await Lawyer.Come(site, await Lawyer.LetIn(facilitator, note), "visitor");
        var link = await Circle.Invite(facilitator, space);
        (string Role, Person Person)[] roles =
        [
            ("anonymous", new Person(site)), ("outsider", await Settler.SignIn(site, "outsider")), ("removed", await Settler.SignIn(site, "removed")),
            ("paused", await Settler.SignIn(site, "paused")), ("visitor", await Settler.SignIn(site, "visitor")), ("member", await Settler.SignIn(site, "member")), ("facilitator", facilitator),
        ];

        var account = (await facilitator.Open(space + "/people")).Page.QuerySelectorAll("h2 a").Single(link => link.TextContent == "lost").GetAttribute("href")!.Split('/')[^1];
        var rows = new List<string> { string.Join('\t', ["route", .. roles.Select(role => role.Role)]) };
        foreach (var route in Routes(site))
        {
            var path = "/" + route.Replace("{space}", space["/spaces/".Length..], StringComparison.Ordinal)
                .Replace("{code?}", "", StringComparison.Ordinal).Replace("join/{code}", link[1..], StringComparison.Ordinal).Replace("setup/{code}", site.Get<SetupLink>().Path[1..], StringComparison.Ordinal)
                .Replace("notes/{id}", note[(space.Length + 1)..], StringComparison.Ordinal).Replace("let-in/{id}", "let-in/" + note.Split('/')[^1], StringComparison.Ordinal).Replace("tasks/{id}", task[(space.Length + 1)..], StringComparison.Ordinal).Replace("persons/{id}/sayings/{saying}", saying[(space.Length + 1)..], StringComparison.Ordinal).Replace("persons/{id}", person[(space.Length + 1)..], StringComparison.Ordinal).Replace("{account}", account, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal).Replace("{id}", Listing.MakeId("North", "a"), StringComparison.Ordinal)
                .Replace("{status:int}", "404", StringComparison.Ordinal).TrimEnd('/');
            var answers = new List<string> { route };
            foreach (var (_, reader) in roles)
                answers.Add(await Answer(reader, path.Length == 0 ? "/" : path));
            rows.Add(string.Join('\t', answers));
        }

        Assert.Equal(await File.ReadAllTextAsync(Table), string.Join('\n', rows) + "\n");
    }

    [Fact]
    public async Task A_post_without_its_token_is_done_nowhere()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var closed = (await File.ReadAllLinesAsync(Table)).Where(line => line.Split('\t')[1] == "sign in").Select(line => line.Split('\t')[0]).ToList();
        Assert.NotEmpty(closed);

        foreach (var route in closed)
        {
            var path = "/" + route.Replace("{space}", space["/spaces/".Length..], StringComparison.Ordinal).Replace("{id}", "new", StringComparison.Ordinal).Replace("{saying}", "new", StringComparison.Ordinal).Replace("{code}", "x", StringComparison.Ordinal);
            foreach (var (person, status) in ((Person, int)[])[(new Person(site), 401), (facilitator, route == "sign-in/code" ? 401 : 403)])
            {
                await person.Send(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("act", "leave"), new("everywhere", "yes")]) });
                Assert.True((int)person.Status == status, $"{route}: {person.Status}");
            }
        }
        Assert.Equal(Circle.Name, (await facilitator.Open(space)).Title);
    }

    /// <summary>All there are; a new one fails the test until somebody has thought about who may open it.</summary>
    private static IEnumerable<string> Routes(WeftSite site) =>
        site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal);

    private static async Task<string> Answer(Person person, string path)
    {
        await person.Open(path);
        return person.Path.StartsWith("/sign-in", StringComparison.Ordinal) && path != "/sign-in" ? "sign in" : ((int)person.Status).ToString(CultureInfo.InvariantCulture);
    }
}
