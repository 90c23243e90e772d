using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;

namespace Weft.Spaces;

public class InvitationTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task Somebody_joins_with_a_link_and_reads_what_was_written_before(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.Write(facilitator, space, "Who sits in court", "Monday: **Łucja**");
        var link = await Circle.Invite(facilitator, space);

        // A look, as a machine that previews links takes one, uses nothing up.
        for (var times = 0; times < 3; times++)
            Assert.Equal($"Join {Circle.Name}", (await new Person(site).Open(link)).Title);
        var person = await Circle.Join(site, link, "Siôn");

        Assert.Contains($"You have a seat in {Circle.Name}", person.Text, StringComparison.Ordinal);
        Assert.Equal(8, Settler.CodeOf(person).Split(' ').Length);
        await person.Open(space);
        Assert.Contains("2 people share the key", person.Text, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven", person.Text, StringComparison.Ordinal);
        await person.Follow("Who sits in court");
        Assert.Equal("Łucja", person.Page.QuerySelector(".prose strong")!.TextContent);
        Assert.Contains("Siôn joined.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_many_with_one_link_at_the_same_moment_one_joins(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var link = await Circle.Invite(facilitator, space);

        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => new Person(site).Open(link)));
        await Task.WhenAll(people.Select((person, number) => Circle.TakeSeat(person, $"Person {number}", $"person {number}")));

        Assert.Single(people, person => person.Text.Contains("You have a seat", StringComparison.Ordinal));
        Assert.Contains("2 people share the key", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(2, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from account")));
    }

    [Fact]
    public async Task Somebody_with_an_account_joins_with_it()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var person = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await person.Open("/spaces/new");
        await person.Press("Make the space", ("Name of the space", "Letter writers"), ("What shall the others call you here?", "Siôn"));
        var link = await Circle.Invite(person, person.Path);

        await facilitator.Open(link);
        await facilitator.Follow("I have an account here already");
        await facilitator.Press("Take my seat", ("What shall the others call you here?", "Łucja"));

        Assert.Equal("Letter writers", facilitator.Title);
        Assert.Equal([Circle.Name, "Letter writers"], (await facilitator.Open("/spaces")).Page.QuerySelectorAll("main li b").Select(name => name.TextContent).Order());
    }

    [Fact]
    public async Task An_invitation_runs_out_after_three_days_and_on_paper_after_fourteen()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var link = await Circle.Invite(facilitator, space);
        var paper = await Circle.Invite(facilitator, space, ("On paper: good for fourteen days", ""));

        shelf.Clock.Now += Duration.FromHours(72);
        Assert.Contains("has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
        shelf.Clock.Now += Duration.FromDays(10);
        // From paper it is typed by hand.
        var person = await new Person(site).Open("/join");
        await person.Press("Look at the invitation", ("Code of the invitation", paper["/join/".Length..].ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal($"Join {Circle.Name}", person.Title);
        shelf.Clock.Now += Duration.FromDays(1);
        Assert.Contains("has run out", (await Circle.Open(site, paper)).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_still_has_to_be_approved_learns_no_name_of_anybody_there()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        var outsider = await Circle.InviteAndJoin(site, facilitator, await Circle.Found(facilitator), "Bela");
        var link = await Circle.Invite(facilitator, space, ("Somebody else has to approve it first", ""));

        foreach (var name in (string[])["Łucja of the Oven", "Nobody of these"])
        {
            await outsider.Open(link + "/here");
            await outsider.Press("Take my seat", ("What shall the others call you here?", name));
            Assert.Contains("A second member has to approve this invitation first", outsider.Wrong, StringComparison.Ordinal);
            Assert.DoesNotContain("looks like this one", outsider.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_second_member_approves_where_that_was_asked_for()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var link = await Circle.Invite(facilitator, space, ("Somebody else has to approve it first", ""));

        Assert.Contains("A second member has to approve this invitation first", (await Circle.Open(site, link)).Text, StringComparison.Ordinal);
        await second.Open(space + "/people");
        await second.Press("Approve it");
        var third = await Circle.Join(site, link, "Aoife");

        Assert.Contains("You have a seat", third.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_was_withdrawn_opens_nothing()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var link = await Circle.Invite(facilitator, space);

        await facilitator.Open(space + "/people");
        await facilitator.Press("Withdraw it");

        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
    }
}
