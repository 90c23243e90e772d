using System.Net;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Groups;
using Weft.Spaces;

namespace Weft.Web;

/// <summary>Somebody came, from somewhere and with something: that stands nowhere afterwards.</summary>
public class TracelessTests
{
    private const string Address = "203.0.113.77", Agent = "CanarioAgente7", Elsewhere = "canario-de-fuera.example", Name = "Canario8Nombre";

    [Theory, ClassData(typeof(Engines))]
    public async Task No_address_agent_or_name_of_a_visitor_stands_in_any_file_or_in_what_the_program_says(Engine engine)
    {
        await using var shelf = await TestShelf.OpenSearched(engine);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")]);
        await using var weft = await RunningWeft.Start(shelf, "--proxy", "127.0.0.1");
        weft.Http.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        weft.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        weft.Http.DefaultRequestHeaders.Add("User-Agent", Agent);
        weft.Http.DefaultRequestHeaders.Add("Referer", $"https://{Elsewhere}/");

        var person = await Settler.SetUp(new Person(weft.Http), weft.Setup!, Name);
        var space = await Circle.Found(person);
        await Circle.Write(person, space, "Keys", "under the mat");
        foreach (var page in (string[])["/", "/groups?q=" + Name, "/groups.csv?q=" + Name, "/map", "/graph", $"/groups/{Listing.MakeId("North", "a")}", "/spaces", "/account", $"/nothing/{Name}", "/es/groups"])
            await weft.Http.GetAsync(page);
        var visitor = await new Person(weft.Http).Open($"/groups/{Listing.MakeId("North", "b")}/take-off");
        await visitor.Press("Take Slow Post off now");
        // What is refused or breaks is where programs like to tell the most.
        foreach (var guess in Enumerable.Range(0, 8))
            await (await new Person(weft.Http).Open("/sign-in")).Press("Sign in", ("Sign-in name", Name), ("Passphrase", $"{Name} {guess}"));
        await weft.Http.PostAsync("/account/delete", new StringContent($"a={Name}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
        await weft.Http.PostAsync("/sign-in", new StringContent(new string('a', 300_000)));
        await weft.Http.SendAsync(new(HttpMethod.Get, "/") { Headers = { Host = Elsewhere } });
        await shelf.Database.Write((connection, transaction) => Dapper.SqlMapper.ExecuteAsync(connection, "update space set roster = body", transaction: transaction));
        Assert.Equal(HttpStatusCode.InternalServerError, (await person.Open(space)).Status);

        Assert.Empty(await Leaks.Find(shelf, Address, Agent, Elsewhere, Name));
        var said = await weft.Said();
        Assert.NotEqual("", said);
        foreach (var mark in (string[])[Address, Agent, Elsewhere, Name])
            Assert.DoesNotContain(mark, said, StringComparison.OrdinalIgnoreCase);
    }
}
