using System.Net;
using Dapper;
using Weft.Fixtures;

namespace Weft.Spaces;

/// <summary>A space inside another: it is said where it stands, and nothing is opened by that.</summary>
public class WithinTests
{
    private static async Task<string> Found(Person person, string name)
    {
        await person.Open("/spaces/new");
        await person.Press("Make the space", ("Name of the space", name), ("What shall the others call you here?", "Łucja"));
        return person.Path;
    }

    private static async Task<Person> Put(Person person, string space, string outer)
    {
        await person.Open(space + "/within");
        return await person.Press("Save where it stands", (outer, ""));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_can_open_both_sees_one_inside_the_other_and_who_can_open_one_sees_no_name(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (both, inner) = await Circle.Make(site);
        var outer = await Found(both, "Bread Coalition");
        var insider = await Circle.InviteAndJoin(site, both, inner, "insider");
        var outsider = await Circle.InviteAndJoin(site, both, outer, "outsider");

        await Put(both, inner, "Bread Coalition");

        Assert.Equal(inner, both.Path);
        await both.Follow("Bread Coalition");
        Assert.Equal(outer, both.Path);
        await both.Follow(Circle.Name);
        Assert.Equal(inner, both.Path);
        Assert.Equal(["Bread Coalition", Circle.Name], (await both.Open("/spaces")).Page.QuerySelectorAll("main li b").Select(name => name.TextContent));
        Assert.Contains("inside Bread Coalition", both.Text, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven changed which space this one stands inside.", (await insider.Open(inner + "/log")).Text, StringComparison.Ordinal);
        foreach (var path in (string[])[inner, "/spaces"])
        {
            await insider.Open(path);
            Assert.Contains("inside a space that is not open to you", insider.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(outer["/spaces/".Length..], await insider.Answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain("Bread Coalition", insider.Text, StringComparison.Ordinal);
        }
        foreach (var path in (string[])[outer, "/spaces"])
            Assert.DoesNotContain(Circle.Name, (await outsider.Open(path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Open(inner)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await insider.Open(outer)).Status);
        await Put(both, inner, "Inside no other space");
        Assert.DoesNotContain("Bread Coalition", both.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_loop_is_refused_and_so_is_a_space_that_is_not_open(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (person, first) = await Circle.Make(site);
        var second = await Found(person, "Second");
        var third = await Found(person, "Third");
        var member = await Circle.InviteAndJoin(site, person, first, "Siôn");
        var shut = await Found(member, "Shut");
        await Put(person, third, "Second");
        await Put(person, second, Circle.Name);

        await Put(person, first, "Third");
        Assert.Contains("A space cannot stand inside itself.", person.Wrong, StringComparison.Ordinal);
        await person.Open(first + "/within");
        person.Page.QuerySelector("input[name=outer][value='']")!.SetAttribute("value", shut["/spaces/".Length..]);
        await person.Press("Save where it stands", ("Inside no other space", ""));
        Assert.Contains("Choose a space that is open to you.", person.Wrong, StringComparison.Ordinal);

        Assert.DoesNotContain("It stands inside", (await person.Open(first)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(first + "/within")).Status);
    }

    /// <summary>Neither of two who each see one half of a loop can know of it.</summary>
    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_loop_that_nobody_could_see_shuts_nobody_out(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (first, a) = await Circle.Make(site);
        var second = await Circle.InviteAndJoin(site, first, a, "Siôn");
        var b = await Found(second, "Siôn's");
        var third = await Circle.InviteAndJoin(site, second, b, "Aoife");
        var c = await Found(third, "Aoife's");
        var invitation = await Circle.Invite(third, c);
        await first.Open(invitation);
        await first.Follow("I have an account here already");
        await first.Press("Take my seat", ("What shall the others call you here?", "Bela"));

        await Put(first, a, "Aoife's");
        await Put(second, b, Circle.Name);
        await Put(third, c, "Siôn's");

        foreach (var (person, spaces) in ((Person, string[])[])[(first, ["Aoife's", Circle.Name]), (second, [Circle.Name, "Siôn's"]), (third, ["Aoife's", "Siôn's"])])
        {
            await person.Open("/spaces");
            Assert.Equal(spaces.Order(), person.Page.QuerySelectorAll("main li b").Select(name => name.TextContent).Order());
        }
        Assert.Equal(HttpStatusCode.OK, (await first.Open(a)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Damage_to_the_outer_space_does_not_shut_the_inner(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, inner) = await Circle.Make(site);
        var outer = await Found(person, "Bread Coalition");
        await Put(person, inner, "Bread Coalition");

        await shelf.Database.Write(async (connection, transaction) =>
            await connection.ExecuteAsync("update space set body = roster where id = @id", new { id = outer["/spaces/".Length..] }, transaction));

        Assert.Equal(HttpStatusCode.OK, (await person.Open(inner)).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await person.Open(outer)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_cannot_see_where_it_stands_leaves_it_there(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (both, inner) = await Circle.Make(site);
        await Found(both, "Bread Coalition");
        var other = await Circle.InviteAndJoin(site, both, inner, "Siôn");
        await Circle.Do(both, inner, "Siôn", "Ask them to facilitate, too");
        await Circle.Do(other, inner, "Łucja of the Oven", "Accept facilitation");
        await Put(both, inner, "Bread Coalition");

        await other.Open(inner + "/within");
        Assert.DoesNotContain("Bread Coalition", other.Text, StringComparison.Ordinal);
        await other.Press("Save where it stands");

        Assert.Contains("It stands inside Bread Coalition", (await both.Open(inner)).Text, StringComparison.Ordinal);
    }
}
