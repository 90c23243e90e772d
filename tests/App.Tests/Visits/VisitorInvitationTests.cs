using System.Net;
using Dapper;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Visits;

/// <summary>How somebody from outside comes to read one thing.</summary>
public class VisitorInvitationTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Of_many_with_one_link_at_the_same_moment_one_may_read(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path;
        var link = await Lawyer.LetIn(facilitator, note);

        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => new Person(site).Open(link)));
        Assert.All(people, person => Assert.Equal($"Read one thing of {Circle.Name}", person.Title));
        await Task.WhenAll(people.Select((person, number) => person.Press("Begin to read", ("What shall the others call you here?", $"Person {number}"),
            ("Your sign-in name", $"person {number}"), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase))));

        Assert.Single(people, person => person.Text.Contains("You may read what", StringComparison.Ordinal));
        Assert.Equal(2, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from account")));
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
        await facilitator.Open(space + "/people");
        Assert.Single(facilitator.Page.QuerySelectorAll("main li"), line => line.TextContent.Contains("visitor until", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Before_a_second_member_approves_the_code_opens_neither_the_page_nor_the_key_of_the_record(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path;
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var link = await Lawyer.LetIn(facilitator, note, ("Somebody else has to approve it first", ""));

        Assert.Contains("A second member has to approve this invitation first", (await Circle.Open(site, link)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from invitation where record_box is not null")));
        await second.Open(space + "/people");
        Assert.Contains("For somebody from outside, who may read one thing. It waits for somebody else to approve it.", second.Text, StringComparison.Ordinal);
        await second.Press("Approve it");

        var lawyer = await Lawyer.Come(site, link);
        Assert.Equal("Report of the ninth", (await lawyer.Open(Lawyer.At(space))).Title);
        Assert.Contains(Lawyer.Name, (await second.Open(space + "/people")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_member_of_another_space_reads_it_with_the_account_that_they_have(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var other = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await other.Open("/spaces/new");
        await other.Press("Make the space", ("Name of the space", "Letter writers"), ("What shall the others call you here?", "Siôn"));
        var theirs = other.Path;
        var letter = (await Circle.Write(other, theirs, "A letter", "Dear judge")).Path;
        var link = await Lawyer.LetIn(other, letter);

        await (await facilitator.Open(link)).Follow("I have an account here already");
        await facilitator.Press("Begin to read", ("What shall the others call you here?", "Łucja"));

        Assert.Equal((Lawyer.At(theirs), "A letter"), (facilitator.Path, facilitator.Title));
        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.Open(theirs)).Status);
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(space)).Status);
        Assert.Contains("Łucja visitor until", (await other.Open(theirs + "/people")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_the_space_keeps_their_seat_and_the_invitation_stays_good()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path;
        var link = await Lawyer.LetIn(facilitator, note);

        await (await facilitator.Open(link)).Follow("I have an account here already");
        await facilitator.Press("Begin to read", ("What shall the others call you here?", "Łucja"));

        Assert.Contains("You have a seat in this space already", facilitator.Wrong, StringComparison.Ordinal);
        Assert.Equal($"Read one thing of {Circle.Name}", (await Circle.Open(site, link)).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Whoever_came_with_the_invitation_of_somebody_who_may_not_invite_any_more_is_put_out(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var second = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Do(facilitator, space, "Siôn", "Ask them to facilitate, too");
        await Circle.Do(second, space, "Łucja of the Oven", "Accept facilitation");
        var note = (await Circle.Write(second, space, "Report of the ninth", "The cell had no window.")).Path;
        var link = await Lawyer.LetIn(second, note);
        await Circle.Do(facilitator, space, "Siôn", "Pause this person");

        var lawyer = await Lawyer.Come(site, link);
        await facilitator.Open(space);

        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);
        Assert.DoesNotContain(Lawyer.Name, (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_cannot_be_used_when_the_record_is_gone_or_it_was_withdrawn_or_a_new_key_began()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path;
        var link = await Lawyer.LetIn(facilitator, note);
        await (await facilitator.Open(note)).Press("Delete this note");
        Assert.Contains("What was to be read is not there any more", (await Circle.Open(site, link)).Text, StringComparison.Ordinal);
        await (await facilitator.Open(space + "/people")).Press("Withdraw it");
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);

        note = (await Circle.Write(facilitator, space, "Report of the tenth", "Nor had this one.")).Path;
        link = await Lawyer.LetIn(facilitator, note);
        var leaving = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await (await leaving.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await facilitator.Open(space);
        Assert.Contains("has been used, or has run out", (await Circle.Open(site, link)).Wrong, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Whoever_came_just_before_a_new_key_began_has_their_seat_afterwards(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);
        // A key of the space is turned by who has opened it before the visitor came.
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var link = await Lawyer.LetIn(facilitator, (await Circle.Write(facilitator, space, "Report of the tenth", "Nor had this one.")).Path);
        await member.Open(space + "/people");
        var leaving = member.Request($"Leave {Circle.Name}");
        var second = await Lawyer.Come(site, link, "Mr Vane");
        await member.Send(leaving);
        await facilitator.Open(space);

        foreach (var (visitor, title) in ((Person, string)[])[(lawyer, "Report of the ninth"), (second, "Report of the tenth")])
            Assert.Equal(title, (await visitor.Open(Lawyer.At(space))).Title);
        await facilitator.Open(space + "/people");
        Assert.Equal(2, facilitator.Page.QuerySelectorAll("main li").Count(line => line.TextContent.Contains("visitor until", StringComparison.Ordinal)));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task The_code_opens_no_key_of_the_space(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no window.")).Path;
        using var code = InvitationCode.Parse((await Lawyer.LetIn(facilitator, note))["/join/".Length..], out _)!;
        var row = await shelf.Database.Glance(connection => connection.QuerySingleAsync<InvitationRow>("select space_id, id, epoch, version, key_box, body, told, record_box from invitation"));

        foreach (var box in (byte[][])[row.KeyBox, row.RecordBox!])
            Assert.Throws<SealBrokenException>(() => SpaceKey.Take(code, box, row.SpaceId, row.Epoch));
        using var mine = RecordKey.Take(code, row.KeyBox, VisitorInvitations.PlaceOf(row));
        using var record = RecordKey.Take(mine, row.RecordBox!, Visitors.PlaceOf(row.SpaceId, row.Epoch, note.Split('/')[^1]));
        Assert.NotEmpty(mine.Open("", row.Version, "body", row.Body));
        var stored = await shelf.Database.Glance(connection => connection.QuerySingleAsync<SpaceRow>("select id, epoch, version, roster, body from space"));
        foreach (var key in (RecordKey[])[mine, record])
        {
            Assert.Throws<SealBrokenException>(() => key.Open("", stored.Version, "roster", stored.Roster));
            Assert.Throws<SealBrokenException>(() => key.Open("", stored.Version, "body", stored.Body));
        }
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task One_who_came_is_not_forgotten_when_the_invitation_would_have_run_out(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (_, space, _, _) = await Lawyer.Reads(site);

        shelf.Clock.Now += Duration.FromDays(4);
        using var files = new FileDrawer(shelf.Database, new());
        await new SpacePurge(new(shelf.Database), new(shelf.Database, new(), new()), files, new(new(shelf.Database), new(shelf.Database), new([])), shelf.Database, shelf.Clock).Run(new(), default);

        var facilitator = await Settler.SignIn(site);
        Assert.Contains(Lawyer.Name, (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Equal("Report of the ninth", (await (await Settler.SignIn(site, Lawyer.Name)).Open(Lawyer.At(space))).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visitor_becomes_a_member_with_a_members_invitation(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, note, lawyer) = await Lawyer.Reads(site);
        await facilitator.Open(space + "/people");
        await facilitator.Follow("An invitation makes them a member");
        await facilitator.Press("Make the invitation");
        var link = "/join/" + Settler.CodeOf(facilitator).Replace(' ', '-');

        await lawyer.Open(link);
        await lawyer.Follow("I have an account here already");
        await lawyer.Press("Take my seat", ("What shall the others call you here?", Lawyer.Name));

        Assert.Equal((space, Circle.Name), (lawyer.Path, lawyer.Title));
        Assert.Contains("2 people share the key", lawyer.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await lawyer.Open(note)).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);
        Assert.Contains("Ms Okafor is a member now.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Reads one thing", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from visit")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_member_becomes_a_visitor_by_leaving_and_coming_back(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(facilitator, space, "Report of the ninth", "The cell had no **window**.")).Path;
        await (await member.Open(space + "/people")).Press($"Leave {Circle.Name}");
        // The key that they had is none any more, and the record lies under the next.
        await facilitator.Open(space);
        var link = await Lawyer.LetIn(facilitator, note);

        await member.Open(link + "/here");
        await member.Press("Begin to read", ("What shall the others call you here?", "Siôn"));

        Assert.Contains("The cell had no window.", (await member.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(space)).Status);
        Assert.Contains("visitor until 2 June 2026", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Open(space)).Status);
        Assert.Contains("The cell had no window.", (await member.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
    }
}
